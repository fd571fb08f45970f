import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import type { TestService } from './start-service.ts';

/** The IT desk of the first organisation: Nadia owns it, Étienne, Camille, Luc and Amina are members, Priya is a guest. */
export async function openItDesk({ call, cloud }: TestService): Promise<string> {
  cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await call(people.nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  return (made.body as { id: string }).id;
}

/** What a test reads of a ticket. */
export interface Read {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly version: string;
  readonly updatedAt: string;
  readonly firstResponseAt: string | null;
  readonly resolvedAt: string | null;
  readonly closedAt: string | null;
  readonly earlier: number;
  readonly timeline: readonly {
    readonly seq: number;
    readonly kind: string;
    readonly comment?: { readonly id: string; readonly text: string };
  }[];
}

/** Tickets of one desk, over the API, as somebody. */
export function ticketsOf({ call }: TestService, desk: string) {
  const path = `/api/v1/desks/${desk}/tickets`;
  return {
    path,
    file: async (person: Person, body: object) => (await call(person, 'POST', path, body)).body as Read,
    read: async (person: Person, id: string) => (await call(person, 'GET', `${path}/${id}`)).body as Read,
    change: (person: Person, { id, version }: Read, changes: object) =>
      call(person, 'PATCH', `${path}/${id}`, { version, changes }),
    comment: (person: Person, id: string, text: string, internal = false) =>
      call(person, 'POST', `${path}/${id}/comments`, { text, internal }),
    undo: (person: Person, id: string, seq: number) => call(person, 'POST', `${path}/${id}/undo`, { seq }),
    list: async (person: Person, query = '') =>
      (await call(person, 'GET', `${path}${query}`)).body as { items: Read[]; cursor: string | null },
    search: async (person: Person, text: string) =>
      (await call(person, 'GET', `${path}/search?text=${encodeURIComponent(text)}`)).body as {
        items: Read[];
        more: boolean;
      },
    counts: async (person: Person) => (await call(person, 'GET', `${path}/counts`)).body,
  };
}
