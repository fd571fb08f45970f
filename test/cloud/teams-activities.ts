import { randomUUID } from 'node:crypto';
import { botUserId, type Channel, type Person, personalConversationId, type Team, threadOf } from './cast.ts';

export const botName = 'Docket';

/** Where a person speaks to the bot. */
export type Place =
  | { readonly kind: 'personal' }
  | { readonly kind: 'channel'; readonly team: Team; readonly channelId: string; readonly thread: string };

/** What happens around the bot, as Teams tells it. */
export type TeamsEvent =
  | {
      readonly kind: 'installed' | 'uninstalled';
      readonly team: Team;
      readonly by: Person;
      readonly channelId?: string;
    }
  | { readonly kind: 'installedPersonally' | 'uninstalledPersonally'; readonly by: Person }
  | { readonly kind: 'botAdded' | 'botRemoved'; readonly team: Team; readonly by: Person }
  | { readonly kind: 'botAddedPersonally'; readonly by: Person }
  | {
      readonly kind: 'membersAdded' | 'membersRemoved';
      readonly team: Team;
      readonly by: Person;
      readonly people: readonly Person[];
    }
  | {
      readonly kind: 'channelCreated' | 'channelRenamed' | 'channelDeleted' | 'channelRestored';
      readonly team: Team;
      readonly by: Person;
      readonly channel: Channel;
    }
  | {
      readonly kind: 'teamRenamed' | 'teamArchived' | 'teamUnarchived' | 'teamDeleted' | 'teamRestored';
      readonly team: Team;
      readonly by: Person;
    };

/** An activity as it goes over the wire. */
export type Activity = Readonly<Record<string, unknown>>;

/** Writes activities as the Teams channel does, for one bot. */
export function activitiesFor(botAppId: string, serviceUrl: string) {
  const bot = { id: `28:${botAppId}`, name: botName };
  const account = (person: Person) => ({
    id: botUserId(person.oid, botAppId),
    name: person.name,
    aadObjectId: person.oid,
  });
  const envelope = (person: Person, place: Place): Activity => ({
    id: `f:${randomUUID()}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: account(person),
    recipient: bot,
    locale: canonical(person.locale),
    localTimezone: person.timeZone,
    entities: [clientInfo(person)],
    conversation: conversationOf(person, place, botAppId),
    channelData: channelDataOf(person, place),
  });

  return {
    bot,
    account,
    /** `id` is the message's in its conversation; `mentioned` are those that the text names as `<at>Name</at>`. */
    message(person: Person, place: Place, id: string, text: string, mentioned: readonly Mentioned[]): Activity {
      const entities = mentioned.map(({ id: who, name }) => ({
        type: 'mention',
        mentioned: { id: who, name },
        text: `<at>${name}</at>`,
      }));
      return {
        ...envelope(person, place),
        type: 'message',
        id,
        text,
        textFormat: 'plain',
        entities: [...entities, clientInfo(person)],
        attachments: [{ contentType: 'text/html', content: `<p>${asHtml(text)}</p>` }],
      };
    },
    /** An Action.Submit: a message without text. */
    submission(person: Person, place: Place, replyToId: string, value: unknown): Activity {
      return { ...envelope(person, place), type: 'message', replyToId, value };
    },
    invoke(person: Person, place: Place, name: string, value: unknown, replyToId?: string): Activity {
      return {
        ...envelope(person, place),
        type: 'invoke',
        name,
        value,
        ...(replyToId === undefined ? {} : { replyToId }),
      };
    },
    event(event: TeamsEvent): Activity {
      const place: Place =
        'team' in event
          ? { kind: 'channel', team: event.team, channelId: threadOf(event.team), thread: '' }
          : { kind: 'personal' };
      return { ...envelope(event.by, place), ...eventBody(event, { bot, account }) };
    },
  };
}

export interface Mentioned {
  readonly id: string;
  readonly name: string;
}

interface Names {
  readonly bot: Mentioned;
  readonly account: (person: Person) => object;
}

function eventBody(event: TeamsEvent, { bot, account }: Names): Activity {
  switch (event.kind) {
    case 'installed':
    case 'uninstalled': {
      const { team, kind, channelId = threadOf(team) } = event;
      const settings = { selectedChannel: { id: channelId } };
      const channelData = { ...teamData(team), settings, source: { name: 'message' } };
      return { type: 'installationUpdate', action: kind === 'installed' ? 'add' : 'remove', channelData };
    }
    case 'installedPersonally':
    case 'uninstalledPersonally':
      return { type: 'installationUpdate', action: event.kind === 'installedPersonally' ? 'add' : 'remove' };
    case 'botAddedPersonally':
      return { type: 'conversationUpdate', membersAdded: [account(event.by), { id: bot.id }] };
    case 'botAdded':
      return conversationUpdate(event.team, 'teamMemberAdded', { membersAdded: [{ id: bot.id }] });
    case 'botRemoved':
      return conversationUpdate(event.team, 'teamMemberRemoved', { membersRemoved: [{ id: bot.id }] });
    case 'membersAdded':
      return conversationUpdate(event.team, 'teamMemberAdded', { membersAdded: event.people.map(unnamed(account)) });
    case 'membersRemoved':
      return conversationUpdate(event.team, 'teamMemberRemoved', {
        membersRemoved: event.people.map(unnamed(account)),
      });
    case 'channelCreated':
    case 'channelRenamed':
    case 'channelDeleted':
    case 'channelRestored': {
      const { id, name, kind } = event.channel;
      return conversationUpdate(event.team, event.kind, {}, { channel: { id, name, type: kind } });
    }
    case 'teamRenamed':
    case 'teamArchived':
    case 'teamUnarchived':
    case 'teamDeleted':
    case 'teamRestored':
      return conversationUpdate(event.team, event.kind, {});
    default:
      return event satisfies never;
  }
}

function conversationUpdate(team: Team, eventType: string, more: object, channelData: object = {}): Activity {
  return { type: 'conversationUpdate', channelData: { ...teamData(team), eventType, ...channelData }, ...more };
}

/** Roster events carry ids and no names. */
function unnamed(account: (person: Person) => object) {
  return (person: Person) => ({ ...account(person), name: undefined });
}

function teamData(team: Team) {
  const { groupId: aadGroupId, name, tenant } = team;
  return { team: { id: threadOf(team), name, aadGroupId }, tenant: { id: tenant } };
}

/** A message tells the team's thread only: its group and name are in the events, and for those who ask. */
function channelDataOf(person: Person, place: Place) {
  const tenant = { id: person.tenant };
  if (place.kind === 'personal') return { tenant };
  const { team, channelId } = place;
  const thread = threadOf(team);
  return { teamsChannelId: channelId, teamsTeamId: thread, channel: { id: channelId }, team: { id: thread }, tenant };
}

function conversationOf(person: Person, place: Place, botAppId: string) {
  const tenantId = person.tenant;
  if (place.kind === 'personal')
    return { conversationType: 'personal', tenantId, id: personalConversationId(person.oid, botAppId) };
  const id = place.thread === '' ? place.channelId : `${place.channelId};messageid=${place.thread}`;
  return { isGroup: true, conversationType: 'channel', tenantId, id };
}

function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
}

function clientInfo(person: Person) {
  const locale = canonical(person.locale);
  const country = new Intl.Locale(locale).region;
  return { type: 'clientInfo', locale, country, platform: 'Web', timezone: person.timeZone };
}

/** `fr-ca` in the client is `fr-CA` on the wire. */
function canonical(locale: string): string {
  return Intl.getCanonicalLocales(locale)[0] ?? locale;
}
