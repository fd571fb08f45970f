import { dirname } from 'node:path';
import { openFolderFiles } from '#bot/files/folder.ts';
import { indexes } from '#bot/store/indexes.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { openUseCases } from '#bot/use-cases.ts';
import { DeskId, TicketId } from '#shared/kernel/ids.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { CommentText } from '#shared/tickets/contract.ts';

/** What the killed process is told to do. */
export interface Order {
  readonly deskId: string;
  readonly people: readonly string[];
}

export const tenant = '8bf420a8-51b8-4f58-836b-2c62878f257e';
export const team = '6d316688-2937-4ce5-8e7a-fe14212aab14';
const channel = { id: '19:faults@thread.tacv2', name: 'Informatique', kind: 'standard' as const };
export const writers = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}`);

function value<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`refused: ${outcome.refusal.code}`);
}

/** The product's use cases over a store file, called as the API calls them. */
export function openCall(file: string) {
  const now = () => new Date();
  const store = openSqliteStore({ file, indexes, now });
  const members = writers.map((person) => ({ person, name: person.slice(-1), role: 'owner' as const, email: null }));
  const directory = {
    team: async () => ({ name: 'Équipe' }),
    channels: async () => [channel],
    members: async () => members,
  };
  const failed = (what: string, error: unknown) => {
    throw new Error(what, { cause: error });
  };
  const { useCases } = openUseCases({
    store,
    files: openFolderFiles(dirname(file)),
    directory,
    mails: false,
    took: () => undefined,
    now,
    failed,
  });
  const callOf = (person: string) => ({
    caller: { tenant, person, name: '' },
    via: 'api' as const,
    idempotencyKey: null,
  });
  return {
    store,
    async makeDesk(): Promise<string> {
      const body = { name: 'Informatique', language: 'fr' as const, channelId: channel.id };
      const made = await useCases.createDesk(callOf(writers[0] ?? ''), { params: { teamId: team }, query: {}, body });
      return value(made).id;
    },
    async file(deskId: string, person: string, title: string) {
      const params = { deskId: DeskId.parse(deskId) };
      return value(await useCases.createTicket(callOf(person), { params, query: {}, body: { title } }));
    },
    async comment(deskId: string, person: string, ticketId: string, text: string): Promise<number> {
      const params = { deskId: DeskId.parse(deskId), ticketId: TicketId.parse(ticketId) };
      const body = { text: CommentText.parse(text) };
      return value(await useCases.addComment(callOf(person), { params, query: {}, body })).timeline.length;
    },
  };
}
