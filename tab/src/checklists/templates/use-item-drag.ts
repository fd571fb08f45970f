import { type PointerEvent, useEffect, useRef, useState } from 'react';

export interface ItemDrag {
  /** The item that is being dragged. */
  readonly key: string | null;
  readonly begin: (key: string, event: PointerEvent) => void;
}

/**
 * Drags items by their handle, with a mouse, a pen or a finger: the item takes the place of whichever it is over.
 * @param onOver the dragged item and the one it is over now
 */
export function useItemDrag(onOver: (key: string, over: string) => void): ItemDrag {
  const [key, setKey] = useState<string | null>(null);
  const latest = useRef(onOver);
  latest.current = onOver;
  useEffect(() => {
    if (key === null) return;
    let last = key;
    const onMove = (event: globalThis.PointerEvent) => {
      const row = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-edit-item]');
      const over = row?.dataset['editItem'];
      if (over === undefined || over === last) return;
      last = over === key ? key : over;
      if (over !== key) latest.current(key, over);
    };
    const end = () => setKey(null);
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    return () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
  }, [key]);
  return {
    key,
    begin: (item, event) => {
      event.preventDefault();
      setKey(item);
    },
  };
}
