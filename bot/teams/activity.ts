import { z } from 'zod';
import type { Incoming, Mention, Place, Sender } from '#bot/conversations/incoming.ts';
import { Guid } from '#shared/kernel/ids.ts';
import { extensionOf } from './extension.ts';

const guid = z.string().toLowerCase().pipe(Guid);
const Account = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  aadObjectId: guid.nullish().catch(null),
});
const MentionEntity = z.object({
  type: z.literal('mention'),
  text: z.string().nullish(),
  mentioned: Account,
});

/** As much of an activity as we read; Teams may add what it likes. */
const Activity = z.object({
  type: z.string(),
  id: z.string().nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  serviceUrl: z.url(),
  locale: z.string().nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  from: Account,
  recipient: Account,
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.string().nullish(),
    tenantId: guid.nullish().catch(null),
  }),
  entities: z.array(z.unknown()).nullish(),
  membersAdded: z.array(Account).nullish(),
  membersRemoved: z.array(Account).nullish(),
  channelData: z
    .object({
      eventType: z.string().nullish(),
      tenant: z.object({ id: guid }).nullish().catch(null),
      team: z.object({ name: z.string().nullish(), aadGroupId: guid.nullish().catch(null) }).nullish(),
      channel: z.object({ id: z.string(), name: z.string().nullish() }).nullish(),
      settings: z.object({ selectedChannel: z.object({ id: z.string() }).nullish() }).nullish(),
    })
    .nullish(),
});
type Activity = z.infer<typeof Activity>;

const CardInvoke = z.object({
  action: z.object({ verb: z.string().default(''), data: z.record(z.string(), z.unknown()).nullish() }),
});

/** What Teams says, in our words; null for what the bot has no answer to (reactions, edits, typing). */
export function incomingOf(received: unknown): Incoming | null {
  const parsed = Activity.safeParse(received);
  if (!parsed.success) return null;
  const activity = parsed.data;
  const place = placeOf(activity);
  if (place === null) return null;
  const locale = activity.locale ?? undefined;
  if (activity.type === 'message') return messageOf(activity, place, locale);
  if (activity.type === 'invoke') return invokeOf(activity, place, locale);
  if (activity.type === 'installationUpdate') return installOf(activity, place, locale);
  return activity.type === 'conversationUpdate' ? updateOf(activity, place, locale) : null;
}

function placeOf({ conversation, channelData, serviceUrl, recipient }: Activity): Place | null {
  const tenant = conversation.tenantId ?? channelData?.tenant?.id;
  if (tenant === undefined) return null;
  const type = conversation.conversationType;
  const inTeam = type === 'channel' || (channelData?.team ?? null) !== null;
  const alone = type === 'groupChat' ? 'chat' : 'personal';
  const thread = conversation.id.split(';')[0] ?? conversation.id;
  const group = channelData?.team?.aadGroupId ?? null;
  return {
    tenant,
    serviceUrl,
    conversation: conversation.id,
    scope: inTeam ? 'channel' : alone,
    channel: inTeam ? (channelData?.channel?.id ?? thread) : null,
    team: group === null ? null : { group, name: channelData?.team?.name ?? '' },
    bot: recipient.id,
  };
}

function senderOf({ from }: Pick<Activity, 'from'>): Sender | null {
  const person = from.aadObjectId ?? null;
  return person === null ? null : { id: from.id, person, name: from.name ?? '' };
}

/** A form's answer sent as a message has no text of its own and is nothing said. */
function messageOf(activity: Activity, place: Place, locale: string | undefined): Incoming | null {
  const sender = senderOf(activity);
  if (sender === null || activity.id == null) return null;
  const entities = (activity.entities ?? []).flatMap((entity) => {
    const mention = MentionEntity.safeParse(entity);
    return mention.success ? [mention.data] : [];
  });
  let text = activity.text ?? '';
  const mentions: Mention[] = [];
  for (const { mentioned, text: marked } of entities) {
    const name = plain(marked ?? mentioned.name ?? '').replace(/^@/u, '');
    const isBot = mentioned.id === activity.recipient.id;
    if (marked != null && marked !== '') text = text.replace(marked, isBot ? ' ' : `@${name}`);
    if (!isBot) mentions.push({ id: mentioned.id, name, person: mentioned.aadObjectId ?? null });
  }
  return { kind: 'message', id: activity.id, place, sender, text: plain(text), mentions, locale };
}

/** Teams marks mentions with tags and writes some characters as HTML does. */
function plain(text: string): string {
  const characters: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', amp: '&' };
  return text
    .replace(/<\/?at[^>]*>/giu, '')
    .replace(/&(nbsp|lt|gt|quot|amp);/giu, (whole, name: string) => characters[name.toLowerCase()] ?? whole)
    .replace(/\u00a0/gu, ' ')
    .trim();
}

function invokeOf({ name, value, ...activity }: Activity, place: Place, locale: string | undefined): Incoming | null {
  const sender = senderOf(activity);
  if (sender === null) return null;
  const asked = { id: activity.id ?? '', place, sender, locale };
  if (name !== 'adaptiveCard/action') return extensionOf(name ?? '', value, asked);
  const invoke = CardInvoke.safeParse(value);
  if (!invoke.success) return null;
  const { verb, data } = invoke.data.action;
  return { kind: 'action', ...asked, verb, data: data ?? {} };
}

function installOf(activity: Activity, place: Place, locale: string | undefined): Incoming | null {
  const by = senderOf(activity);
  const greetIn = activity.channelData?.settings?.selectedChannel?.id ?? place.channel ?? place.conversation;
  if (activity.action?.startsWith('add')) return { kind: 'installed', place, by, locale, greetIn };
  return activity.action?.startsWith('remove') ? { kind: 'uninstalled', place, by, locale } : null;
}

const teamChanges = new Map([
  ['teamRenamed', 'renamed'],
  ['teamArchived', 'archived'],
  ['teamUnarchived', 'unarchived'],
  ['teamDeleted', 'deleted'],
  ['teamHardDeleted', 'deleted'],
  ['teamRestored', 'restored'],
] as const);
const channelChanges = new Map([
  ['channelRenamed', 'renamed'],
  ['channelDeleted', 'deleted'],
  ['channelRestored', 'restored'],
] as const);

/** Adding the bot comes both as this and as an install; removing it likewise. */
function updateOf(activity: Activity, place: Place, locale: string | undefined): Incoming | null {
  const { membersAdded, membersRemoved, recipient, channelData } = activity;
  const hasBot = (accounts: typeof membersAdded) => accounts?.some(({ id }) => id === recipient.id) === true;
  if (hasBot(membersAdded)) return { kind: 'installed', place, by: senderOf(activity), locale, greetIn: null };
  if (hasBot(membersRemoved)) return { kind: 'uninstalled', place, by: senderOf(activity), locale };
  if ((membersAdded ?? membersRemoved ?? []).length > 0) return { kind: 'members-changed', place, locale };
  const event = channelData?.eventType ?? '';
  const team = [...teamChanges].find(([name]) => name === event)?.[1];
  if (team !== undefined)
    return { kind: 'team-changed', place, locale, change: team, name: channelData?.team?.name ?? '' };
  const change = [...channelChanges].find(([name]) => name === event)?.[1];
  const channel = channelData?.channel;
  if (change === undefined || channel == null) return null;
  return { kind: 'channel-changed', place, locale, change, channel: channel.id, name: channel.name ?? '' };
}
