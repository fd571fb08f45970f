import { useMemo, useRef, useState } from 'react';
import type { ShellState } from '../shell-state.ts';
import { api } from './api.ts';
import { type Choices, followLink } from './choices.ts';
import type { Args } from './host/host.ts';
import type { Actions } from './shell-context.ts';
import type { Words } from './words.ts';

interface Options {
  readonly state: ShellState | null;
  readonly choices: Choices;
  readonly choose: (change: Partial<Choices>) => void;
  readonly words: Words;
}

export interface Task {
  readonly info: unknown;
}

const shownFor = 4000;

/** The shell's actions, with the dialog and the line that they show. */
export function useActions({ state, choices, choose, words }: Options) {
  const [task, setTask] = useState<Task | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const finish = useRef<(answer: Args) => void>(() => undefined);
  const hide = useRef(0);

  const actions = useMemo((): Actions => {
    const say = (text: string) => {
      setNotice(text);
      clearTimeout(hide.current);
      hide.current = window.setTimeout(() => setNotice(null), shownFor);
    };
    const copy = (text: string) => navigator.clipboard.writeText(text).catch(() => undefined);
    const open = (link: string) => {
      const target = state === null ? null : followLink(link, state);
      if (target === null) say(words.noTab);
      else if (target === 'outside') window.open(link, '_blank', 'noopener');
      else choose({ selection: target, opened: choices.opened + 1 });
      return target !== null;
    };
    const linkTo = (entityId: string, subEntityId: string | null, channelId: string | null) => {
      const url = new URL(`https://teams.microsoft.com/l/entity/${state?.app.id}/${encodeURIComponent(entityId)}`);
      url.searchParams.set('context', JSON.stringify({ subEntityId, channelId }));
      return url.href;
    };
    const endTask = (answer: Args) => {
      setTask(null);
      finish.current(answer);
    };
    return {
      choose,
      select: (selection) => choose({ selection }),
      open,
      openPage: (entityId, sub, channelId) => void open(linkTo(entityId, sub, channelId)),
      share: (entityId, sub, channelId) => {
        void copy(linkTo(entityId, sub, channelId));
        say(words.copied);
      },
      copy,
      say,
      token: () => api.token(state?.person.oid ?? ''),
      startTask: (info) =>
        new Promise((resolve) => {
          finish.current = resolve;
          setTask({ info });
        }),
      completeTask: (result) => endTask([undefined, result]),
    };
  }, [state, choices.opened, choose, words]);
  const cancelTask = () => {
    setTask(null);
    finish.current(['User cancelled/closed the task module.', undefined]);
  };
  return { actions, task, cancelTask, notice };
}
