import { useEffect, useRef, useState } from 'react';
import { createDesk } from '#shared/desks/contract.ts';
import type { DeskSummary } from '#shared/desks/desk.ts';
import type { Language } from '#shared/words/language.ts';
import { reasonOf, type Send, useSend } from '../app/client.ts';
import { type SessionChannel, type TabPlace, useHost } from '../app/session.tsx';
import { useSendKey } from '../ui/send-key.ts';

/** In place of a desk's id. */
export const NEW = 'new';

export interface DeskChoice {
  /** One of the team's desks, or `NEW`. */
  readonly deskId: string;
  /** Of a new desk. */
  readonly name: string;
  readonly language: Language;
}

interface Placing {
  /** Why the desk could not be set up, in a sentence. */
  readonly failure: string | null;
  readonly nameMissing: boolean;
}

/** Lets Teams save the tab's settings once they are complete, and creates the desk then. */
export function usePlaceTab(channel: SessionChannel, desks: readonly DeskSummary[], choice: DeskChoice): Placing {
  const host = useHost();
  const send = useSend();
  const { keyFor } = useSendKey();
  const [failure, setFailure] = useState<string | null>(null);
  const nameMissing = choice.deskId === NEW && choice.name.trim() === '';

  const place = async (): Promise<TabPlace | null> => {
    setFailure(null);
    try {
      const picked = desks.find(({ id }) => id === choice.deskId);
      return placeOf(picked ?? (await create(send, channel, choice, keyFor(JSON.stringify(choice)))));
    } catch (problem) {
      setFailure(reasonOf(problem));
      return null;
    }
  };
  const latest = useRef(place);
  latest.current = place;
  useEffect(() => host.onSave(() => latest.current()), [host]);
  useEffect(() => host.allowSave(!nameMissing), [host, nameMissing]);
  return { failure, nameMissing };
}

function create(send: Send, channel: SessionChannel, { name, language }: DeskChoice, idempotencyKey: string) {
  const body = { name: name.trim(), language, channelId: channel.id };
  return send(createDesk, { params: { teamId: channel.teamId }, body, idempotencyKey });
}

function placeOf({ id, name }: Pick<DeskSummary, 'id' | 'name'>): TabPlace {
  const { origin } = window.location;
  return { entityId: id, contentUrl: `${origin}/tab/desk/${id}`, removeUrl: `${origin}/tab/remove`, name };
}
