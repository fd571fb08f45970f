import { useEffect, useState } from 'react';
import type { ShellState } from '../shell-state.ts';
import { api } from './api.ts';

/** What the server shows a person, kept up to date by its event stream; null until it has answered. */
export function useServerState(person: string | null): { readonly state: ShellState | null; readonly changes: number } {
  const [state, setState] = useState<ShellState | null>(null);
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const stream = new EventSource('/api/events');
    stream.onmessage = () => setChanges((count) => count + 1);
    return () => stream.close();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change is a reason to ask again
  useEffect(() => {
    let current = true;
    void api.state(person).then((next) => {
      if (current) setState(next);
    });
    return () => {
      current = false;
    };
  }, [person, changes]);
  return { state, changes };
}
