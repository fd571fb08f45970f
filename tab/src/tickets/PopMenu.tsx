import { cloneElement, type ReactElement, useEffect, useState } from 'react';
import { lazily } from '../app/lazily.ts';
import { OptionalPart } from '../ui/OptionalPart.tsx';
import type { PopMenuProps } from './pop-menu.ts';

const load = () => import('./OpenedMenu.tsx');
const OpenedMenu = lazily(async () => (await load()).OpenedMenu);
/** Milliseconds after which nothing more urgent is on its way. */
const IDLE = 1_200;

interface TriggerProps {
  readonly 'aria-haspopup': 'menu';
  readonly 'aria-expanded': false;
  readonly onClick: () => void;
  readonly onFocus: () => void;
  readonly onPointerEnter: () => void;
}

interface Props extends PopMenuProps {
  /** The button that opens it. */
  readonly children: ReactElement<Partial<TriggerProps>>;
}

/** A button with a menu. Menus are heavy and the first look at a list needs none: theirs is loaded when it is near. */
export function PopMenu({ children, ...menu }: Props) {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(preload, IDLE);
    return () => clearTimeout(timer);
  }, []);
  const { onOpen } = menu;
  const button = cloneElement(children, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: () => {
      setWanted(true);
      onOpen?.(true);
    },
    onFocus: preload,
    onPointerEnter: preload,
  });
  if (!wanted) return button;
  return (
    <OptionalPart fallback={button}>
      <OpenedMenu {...menu}>{children}</OpenedMenu>
    </OptionalPart>
  );
}

function preload(): void {
  // A part that cannot be loaded now is asked for again when it is needed, and that failure is shown.
  load().catch(() => undefined);
}
