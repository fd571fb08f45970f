import { useEffect, useRef, useState } from 'react';
import type { ShellMessage } from '../shell-state.ts';
import { api } from './api.ts';
import { refreshOf } from './card-json.ts';
import { useShell } from './shell-context.ts';

/** A conversation, kept up to date. As Teams does, cards that ask for it are refreshed once for each version seen. */
export function useMessages(conversation: string): readonly ShellMessage[] {
  const { state, changes } = useShell();
  const { oid, botUserId } = state.person;
  const [messages, setMessages] = useState<readonly ShellMessage[]>([]);
  const refreshed = useRef(new Set<string>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change is a reason to ask again
  useEffect(() => {
    let current = true;
    void api.messages(oid, conversation).then((next) => {
      if (current) setMessages(next);
    });
    return () => {
      current = false;
    };
  }, [oid, conversation, changes]);
  useEffect(() => {
    for (const { id, version, cards } of messages) {
      const key = `${oid}/${id}/${version}`;
      const action = refreshOf(cards[0], botUserId);
      if (action === null || refreshed.current.has(key)) continue;
      refreshed.current.add(key);
      void api.press({ person: oid, conversation, message: id, action: { ...action, trigger: 'automatic' } });
    }
  }, [messages, oid, botUserId, conversation]);
  return messages;
}
