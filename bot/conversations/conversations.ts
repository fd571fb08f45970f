import { z } from 'zod';
import { retryOvertaken } from '#bot/store/overtaken.ts';
import type { Document, Partition, Store } from '#bot/store/port.ts';
import { DeskId, Guid } from '#shared/kernel/ids.ts';
import type { Place, Sender, TeamRef } from './incoming.ts';

const PersonalConversation = z.object({
  serviceUrl: z.string(),
  conversation: z.string(),
  bot: z.string(),
  /** The person as the conversation knows them. */
  user: z.string(),
  /** `ended` once Teams says that the bot may not write there any more. */
  state: z.enum(['active', 'ended']),
  greeted: z.boolean(),
  /** The desk that they last spoke of. */
  desk: DeskId.nullable(),
});
/** Where the bot reaches a person one to one. */
export type PersonalConversation = Readonly<z.infer<typeof PersonalConversation>>;

const TeamConversation = z.object({
  group: Guid,
  name: z.string(),
  serviceUrl: z.string(),
  /** The channel that the app was added to. */
  conversation: z.string(),
  bot: z.string(),
  state: z.enum(['active', 'suspended']),
  greeted: z.boolean(),
});
/** A team that the app is or was installed in. */
export type TeamConversation = Readonly<z.infer<typeof TeamConversation>>;

/** Takes what is stored, gives what shall be; null leaves it as it is. */
type Decide<T> = (before: T | null) => T | null;

export interface Conversations {
  readPerson(tenant: string, person: string): Promise<PersonalConversation | null>;
  readTeam(tenant: string, group: string): Promise<TeamConversation | null>;
  /** Remembers where a person is reached; true where that is new or has changed. */
  meetPerson(place: Place, sender: Sender): Promise<boolean>;
  meetTeam(place: Place, team: TeamRef): Promise<boolean>;
  /** True for exactly one of those who ask, until `forgetGreeting`: a greeting is given once for each install. */
  claimPersonGreeting(tenant: string, person: string): Promise<boolean>;
  claimTeamGreeting(tenant: string, group: string): Promise<boolean>;
  forgetPersonGreeting(tenant: string, person: string): Promise<void>;
  forgetTeamGreeting(tenant: string, group: string): Promise<void>;
  chooseDesk(tenant: string, person: string, desk: DeskId): Promise<void>;
  endPerson(tenant: string, person: string): Promise<void>;
  suspendTeam(tenant: string, group: string): Promise<void>;
  renameTeam(tenant: string, group: string, name: string): Promise<void>;
}

/** Each method is one point read and, where something changes, one conditional write (Cosmos DB: 1 RU and about 6). */
export function openConversations(store: Store): Conversations {
  const person = (tenant: string, id: string) =>
    row(store, { tenant, scope: `u-${id}` }, 'conversation', 'conversation', PersonalConversation, { person: id });
  const team = (tenant: string, group: string) =>
    row(store, { tenant, scope: 'org' }, `team-${group}`, 'team', TeamConversation);
  const greeted = <T extends { readonly greeted: boolean }>(before: T | null) =>
    before === null || before.greeted ? null : { ...before, greeted: true };
  const ungreeted = <T extends { readonly greeted: boolean }>(before: T | null) =>
    before === null || !before.greeted ? null : { ...before, greeted: false };

  return {
    readPerson: (tenant, id) => person(tenant, id).read(),
    readTeam: (tenant, group) => team(tenant, group).read(),
    meetPerson: ({ tenant, serviceUrl, conversation, bot }, { id: user, person: oid }) =>
      person(tenant, oid).change((before) => {
        const met = {
          greeted: false,
          desk: null,
          ...before,
          serviceUrl,
          conversation,
          bot,
          user,
          state: 'active' as const,
        };
        return isSame(before, met) ? null : met;
      }),
    meetTeam: ({ tenant, serviceUrl, conversation, bot }, { group, name }) =>
      team(tenant, group).change((before) => {
        const met = { greeted: false, conversation, ...before, group, name, serviceUrl, bot, state: 'active' as const };
        return isSame(before, met) ? null : met;
      }),
    claimPersonGreeting: (tenant, id) => person(tenant, id).change(greeted),
    claimTeamGreeting: (tenant, group) => team(tenant, group).change(greeted),
    forgetPersonGreeting: async (tenant, id) => void (await person(tenant, id).change(ungreeted)),
    forgetTeamGreeting: async (tenant, group) => void (await team(tenant, group).change(ungreeted)),
    chooseDesk: async (tenant, id, desk) => {
      await person(tenant, id).change((before) =>
        before === null || before.desk === desk ? null : { ...before, desk },
      );
    },
    endPerson: async (tenant, id) => {
      await person(tenant, id).change((before) => before && { ...before, state: 'ended', greeted: false });
    },
    suspendTeam: async (tenant, group) => {
      await team(tenant, group).change((before) => before && { ...before, state: 'suspended', greeted: false });
    },
    renameTeam: async (tenant, group, name) => {
      await team(tenant, group).change((before) =>
        before === null || before.name === name ? null : { ...before, name },
      );
    },
  };
}

interface Row<T> {
  read(): Promise<T | null>;
  change(decide: Decide<T>): Promise<boolean>;
}

/** One document that several events may change at once: each decides on what is stored when its turn comes. */
/** @param top what one asks for all rows of an organisation by */
function row<T>(
  store: Store,
  partition: Partition,
  id: string,
  type: string,
  schema: z.ZodType<T>,
  top: { readonly person?: string } = {},
): Row<T> {
  const parse = (document: Document) => schema.parse(document['data']);
  return {
    async read() {
      const found = await store.get(partition, id);
      return found === null ? null : parse(found);
    },
    async change(decide) {
      return await retryOvertaken(async () => {
        const found = await store.get(partition, id);
        const after = decide(found === null ? null : parse(found));
        if (after === null) return false;
        const document: Document = { id, type, schema: 1, ...top, data: after };
        await store.write(partition, [found === null ? { create: document } : { replace: document, etag: found.etag }]);
        return true;
      });
    },
  };
}

function isSame<T extends object>(before: T | null, after: T): boolean {
  if (before === null) return false;
  const a = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).every(([key, value]) => a.get(key) === value);
}
