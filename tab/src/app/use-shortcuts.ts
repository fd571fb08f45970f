import { useEffect, useRef } from 'react';
import { isTextField } from '../ui/undo.tsx';

/** Keys without a modifier, as `event.key` names them, and what they do. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** Keys that work wherever the focus is, but in text fields, menus and dialogs, where they mean something else. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTextField(event.target) || isInPopup(event.target)) return;
      const act = latest.current[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function isInPopup(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=menu], [role=dialog], [role=listbox]') !== null;
}
