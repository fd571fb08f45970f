import { type RefObject, useEffect, useRef } from 'react';

/** Keeps a list scrolled to its end as it grows. */
export function useStickToEnd<T extends HTMLElement>(length: number): RefObject<T | null> {
  const list = useRef<T>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the growth that scrolls
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [length]);
  return list;
}
