import { z } from 'zod';
import type { Team } from './cast.ts';
import type { Reply } from './loopback.ts';
import type { World } from './world.ts';

/** What the app's manifest declares: `{actor} assigned you {ticket}`, by activity type. */
export type ActivityTypes = Readonly<Record<string, string>>;

/** A notification as it was asked for. */
export interface SentNotification {
  readonly tenant: string;
  /** Where it was sent through: `teams/{id}` or `users/{id}`. */
  readonly through: string;
  readonly recipient: string;
  readonly activityType: string;
  readonly chainId: number | null;
  readonly preview: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly topic: { readonly source: string; readonly value: string; readonly webUrl: string | null };
}

/** An entry of a person's activity feed. */
export interface FeedItem extends SentNotification {
  readonly id: number;
  /** ISO instant. */
  readonly at: string;
  readonly read: boolean;
}

const NotificationBody = z.object({
  topic: z.object({ source: z.enum(['text', 'entityUrl']), value: z.string().min(1), webUrl: z.string().optional() }),
  activityType: z.string().min(1),
  chainId: z.coerce.number().int().positive().optional(),
  previewText: z.object({ content: z.string() }),
  templateParameters: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  recipient: z.record(z.string(), z.string()).optional(),
});
type NotificationBody = z.infer<typeof NotificationBody>;

export interface ActivityFeed {
  /** Every notification that was accepted, oldest first, one for each recipient. */
  sent(): readonly SentNotification[];
  /** What the person sees, newest first: a later one of the same chain takes the place of the earlier. */
  feedOf(oid: string): readonly FeedItem[];
  markRead(oid: string, id: number): void;
  toTeam(team: Team, body: unknown): Reply;
  toUser(tenant: string, oid: string, body: unknown): Reply;
}

/** `activityTypes` null: any type is taken, as there is no manifest to look in. */
export function openActivityFeed(world: World, activityTypes: ActivityTypes | null, changed: () => void): ActivityFeed {
  const sent: SentNotification[] = [];
  const feeds = new Map<string, FeedItem[]>();
  let count = 0;

  const deliver = (notification: SentNotification) => {
    sent.push(notification);
    const { recipient, chainId } = notification;
    const others = (feeds.get(recipient) ?? []).filter((item) => chainId === null || item.chainId !== chainId);
    feeds.set(recipient, [{ ...notification, id: ++count, at: new Date().toISOString(), read: false }, ...others]);
  };

  const accept = (
    input: unknown,
    tenant: string,
    through: string,
    recipients: (body: NotificationBody) => string[] | Reply,
  ) => {
    const parsed = NotificationBody.safeParse(input);
    if (!parsed.success) return refused(400, 'BadRequest', z.prettifyError(parsed.error));
    const problem = problemOf(parsed.data, activityTypes);
    if (problem !== null) return refused(400, 'BadRequest', problem);
    const to = recipients(parsed.data);
    if (!Array.isArray(to)) return to;
    for (const recipient of to) deliver(notificationOf(parsed.data, tenant, through, recipient));
    changed();
    return { status: 204 };
  };

  return {
    sent: () => sent,
    feedOf: (oid) => feeds.get(oid) ?? [],
    markRead(oid, id) {
      feeds.set(
        oid,
        (feeds.get(oid) ?? []).map((item) => (item.id === id ? { ...item, read: true } : item)),
      );
      changed();
    },
    toTeam: (team, body) =>
      accept(body, team.tenant, `teams/${team.groupId}`, ({ recipient }) =>
        teamRecipients(world, team, recipient ?? {}),
      ),
    toUser: (tenant, oid, body) =>
      accept(body, tenant, `users/${oid}`, () => {
        const onTeam = world.teams().some((team) => world.isInstalled(team.groupId) && isOn(team, oid));
        if (world.hasApp(oid) || onTeam) return [oid];
        return refused(403, 'Forbidden', 'The application is not installed for the recipient.');
      }),
  };
}

const recipientTypes = {
  user: 'microsoft.graph.aadUserNotificationRecipient',
  team: 'microsoft.graph.teamMembersNotificationRecipient',
  channel: 'microsoft.graph.channelMembersNotificationRecipient',
};

function teamRecipients(world: World, team: Team, recipient: Readonly<Record<string, string>>): string[] | Reply {
  const type = recipient['@odata.type']?.replace('#', '');
  if (type === recipientTypes.user) {
    const oid = recipient['userId'] ?? '';
    return isOn(team, oid) ? [oid] : refused(403, 'Forbidden', 'The recipient is not a member of the team.');
  }
  if (type === recipientTypes.team) return team.members.map(({ oid }) => oid);
  if (type === recipientTypes.channel) {
    const channel = team.channels.find(({ id }) => id === recipient['channelId']);
    if (channel === undefined) return refused(404, 'NotFound', 'The channel was not found.');
    return world.roster(team, channel).map(({ oid }) => oid);
  }
  return refused(400, 'BadRequest', 'A recipient is required.');
}

function isOn(team: Team, oid: string): boolean {
  return [team, ...team.channels].some(({ members }) => members?.some((member) => member.oid === oid));
}

function problemOf(body: NotificationBody, activityTypes: ActivityTypes | null): string | null {
  const { source, webUrl } = body.topic;
  if (source === 'text' && webUrl === undefined) return "webUrl is required when the topic's source is text.";
  if (webUrl !== undefined && !webUrl.startsWith('https://teams.microsoft.com/l/'))
    return 'webUrl must be a Microsoft Teams deep link.';
  if (body.previewText.content.length > 150) return 'previewText is longer than 150 characters.';
  if (body.activityType === 'systemDefault' || activityTypes === null) return null;
  const template = activityTypes[body.activityType];
  if (template === undefined) return `The manifest has no activity type ${body.activityType}.`;
  const given = new Set(['actor', ...body.templateParameters.map(({ name }) => name)]);
  const missing = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).find((name) => !given.has(name));
  return missing === undefined ? null : `The template parameter ${missing} is missing.`;
}

function notificationOf(body: NotificationBody, tenant: string, through: string, recipient: string): SentNotification {
  const { source, value, webUrl = null } = body.topic;
  return {
    tenant,
    through,
    recipient,
    activityType: body.activityType,
    chainId: body.chainId ?? null,
    preview: body.previewText.content,
    parameters: Object.fromEntries(body.templateParameters.map((parameter) => [parameter.name, parameter.value])),
    topic: { source, value, webUrl },
  };
}

function refused(status: number, code: string, message: string): Reply {
  return { status, body: { error: { code, message } } };
}
