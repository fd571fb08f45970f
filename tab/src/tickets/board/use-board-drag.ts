import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { useAnnounce } from '../../app/announce.tsx';
import { useWords } from '../../app/session.tsx';
import { statusName } from '../detail/field-words.ts';
import { nextStatuses } from '../moves.ts';
import { dragFrom } from './pointer-drag.ts';

/** A card in the air. */
export interface Lifted {
  readonly row: TicketRow;
  readonly by: 'pointer' | 'keys';
  /** Where it may be dropped, its own column included. */
  readonly allowed: readonly string[];
  /** The column it is over; null over none that takes it. */
  readonly over: string | null;
}

export interface BoardDrag {
  readonly lifted: Lifted | null;
  readonly onPointerDown: (row: TicketRow, event: PointerEvent<HTMLElement>) => void;
  /** True where the key was for the card in the air. */
  readonly onKey: (row: TicketRow, event: KeyboardEvent) => boolean;
  /** Put back, where the focus goes elsewhere. */
  readonly cancel: () => void;
}

/** Lifts cards with the pointer or the keyboard and drops them where they may go; every step is announced. */
export function useBoardDrag(desk: DeskView, onDrop: (row: TicketRow, status: string) => void): BoardDrag {
  const announce = useAnnounce();
  const words = useWords();
  const { board } = words.tab;
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const latest = useRef(lifted);
  latest.current = lifted;
  const nameOf = (status: string) => statusName(desk, status, words);

  const allowedFor = (row: TicketRow) => {
    const next = nextStatuses(row, desk).map(({ key }) => key);
    return next.length === 0
      ? []
      : desk.workflow.map(({ key }) => key).filter((key) => key === row.status || next.includes(key));
  };
  const lift = (row: TicketRow, by: Lifted['by']) => {
    const allowed = allowedFor(row);
    if (allowed.length === 0) announce(board.fixed(row.key));
    else {
      setLifted({ row, by, allowed, over: row.status });
      announce(board.lifted(row.key, nameOf(row.status)));
    }
    return allowed.length > 0;
  };
  const hover = (over: string | null) =>
    setLifted((now) =>
      now === null || now.over === over
        ? now
        : { ...now, over: over !== null && now.allowed.includes(over) ? over : null },
    );
  const cancel = () => {
    if (latest.current !== null) announce(board.returned(latest.current.row.key));
    setLifted(null);
  };
  const drop = (over: string | null) => {
    const card = latest.current;
    if (card === null) return;
    if (over === null || over === card.row.status || !card.allowed.includes(over)) return cancel();
    setLifted(null);
    announce(board.dropped(card.row.key, nameOf(over)));
    onDrop(card.row, over);
  };

  const move = (card: Lifted, delta: 1 | -1) => {
    const at = card.allowed.indexOf(card.over ?? card.row.status) + delta;
    const over = card.allowed[at];
    if (over === undefined) return;
    setLifted({ ...card, over });
    announce(board.over(card.row.key, nameOf(over), at + 1, card.allowed.length));
  };
  const onKey = (row: TicketRow, event: KeyboardEvent): boolean => {
    const card = latest.current;
    if (card === null || card.by === 'pointer') {
      if (event.key !== ' ') return false;
      lift(row, 'keys');
      return true;
    }
    const acts = new Map([
      [' ', () => drop(card.over)],
      ['Enter', () => drop(card.over)],
      ['Escape', cancel],
      ['ArrowRight', () => move(card, 1)],
      ['ArrowLeft', () => move(card, -1)],
      ['ArrowUp', () => undefined],
      ['ArrowDown', () => undefined],
    ]);
    const act = acts.get(event.key);
    act?.();
    return act !== undefined;
  };

  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const acts = useRef({ lift, hover, drop, cancel });
  acts.current = { lift, hover, drop, cancel };
  const onPointerDown = useCallback((row: TicketRow, event: PointerEvent<HTMLElement>) => {
    stop.current?.();
    stop.current = dragFrom(event.currentTarget, event.nativeEvent, {
      onLift: () => acts.current.lift(row, 'pointer'),
      onOver: (place) => acts.current.hover(place),
      onDrop: (place) => acts.current.drop(place),
      onCancel: () => acts.current.cancel(),
    });
  }, []);
  return { lifted, onPointerDown, onKey, cancel };
}
