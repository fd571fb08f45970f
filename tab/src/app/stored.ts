import { useCallback, useState } from 'react';
import type { z } from 'zod';

/**
 * A choice of the reader that this browser remembers, such as the columns of a list.
 * @param key names the choice; those who share a browser share it
 * @param schema what is not of this shape any more counts as not chosen
 */
export function useStored<T>(key: string, schema: z.ZodType<T>, initial: T): readonly [T, (value: T) => void] {
  const [value, setValue] = useState(() => readStored(key, schema) ?? initial);
  const store = useCallback(
    (next: T) => {
      setValue(next);
      writeStored(key, next);
    },
    [key],
  );
  return [value, store];
}

/** Frames whose storage the browser blocks throw on it: choices then last as long as the page. */
export function readStored<T>(key: string, schema: z.ZodType<T>): T | null {
  try {
    return schema
      .nullable()
      .catch(null)
      .parse(JSON.parse(localStorage.getItem(`docket:${key}`) ?? 'null'));
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    localStorage.setItem(`docket:${key}`, JSON.stringify(value));
  } catch {
    // A choice that cannot be kept still holds on this page.
  }
}
