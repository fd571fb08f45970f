import { z } from 'zod';
import { botUserId, type Membership, personalConversationId, type Team, threadOf } from './cast.ts';
import type { Handler, Params, Reply, Request, Routes } from './loopback.ts';
import { BotActivity, type Message, type Transcript } from './transcript.ts';
import type { World } from './world.ts';

interface Deps {
  readonly world: World;
  readonly transcript: Transcript;
  readonly botAppId: string;
  /** The person took the app off their own Teams: the bot may not write to them. */
  readonly isBlocked: (oid: string) => boolean;
}

/** Where a conversation id points to. */
type Target =
  | { readonly kind: 'personal'; readonly conversation: string; readonly oid: string; readonly thread: null }
  | { readonly kind: 'channel'; readonly conversation: string; readonly team: Team; readonly thread: string | null };

const NewConversation = z.looseObject({
  isGroup: z.boolean().nullish(),
  members: z.array(z.looseObject({ id: z.string() })).nullish(),
  tenantId: z.string().nullish(),
  channelData: z
    .looseObject({
      channel: z.looseObject({ id: z.string() }).nullish(),
      tenant: z.looseObject({ id: z.string() }).nullish(),
    })
    .nullish(),
  activity: BotActivity.nullish(),
});

/** Larger messages are refused by Teams. */
const largestMessage = 100 * 1024;

/** What a bot may call, beneath the service URL (Bot Connector v3, and Teams' additions to it). */
export function connectorRoutes(deps: Deps, base: string): Routes {
  const { world, transcript } = deps;
  const inConversation = (handle: (target: Target, request: Request, params: Params) => Reply): Handler => {
    return (request, params) => {
      const target = targetOf(deps, params['conversation'] ?? '');
      return 'status' in target ? target : handle(target, request, params);
    };
  };
  const onMessage = (handle: (message: Message, request: Request) => Reply) =>
    inConversation((target, request, params) => {
      const message = transcript.find(target.conversation, params['activity'] ?? '');
      if (message === undefined || message.deleted)
        return refuse(404, 'ActivityNotFoundInConversation', 'No such activity.');
      if (message.from !== 'bot') return refuse(403, 'Forbidden', "The activity is not the bot's own.");
      return handle(message, request);
    });
  const send = inConversation((target, request, params) =>
    withActivity(request, (activity) => {
      const answered = transcript.find(target.conversation, params['activity'] ?? '');
      // In a channel an answer goes to the thread; in a chat there are none.
      const thread = target.kind === 'channel' ? (target.thread ?? answered?.thread ?? null) : null;
      return { status: 201, body: { id: transcript.append(target.conversation, thread, 'bot', activity).id } };
    }),
  );
  const inTeam = (handle: (team: Team) => object): Handler => {
    return (_, params) => {
      const team = world.teamOfThread(params['team'] ?? '');
      if (team === undefined) return refuse(404, 'NotFound', 'Unknown team.');
      return world.isInstalled(team.groupId) ? { status: 200, body: handle(team) } : notOnRoster;
    };
  };
  return {
    [`POST ${base}/v3/conversations`]: (request) => createConversation(deps, request),
    [`POST ${base}/v3/conversations/:conversation/activities`]: send,
    [`POST ${base}/v3/conversations/:conversation/activities/:activity`]: send,
    [`PUT ${base}/v3/conversations/:conversation/activities/:activity`]: onMessage((message, request) =>
      withActivity(request, (activity) => {
        transcript.update(message, activity);
        return { status: 200, body: { id: message.id } };
      }),
    ),
    [`DELETE ${base}/v3/conversations/:conversation/activities/:activity`]: onMessage((message) => {
      transcript.remove(message);
      return { status: 200 };
    }),
    [`GET ${base}/v3/conversations/:conversation/members`]: inConversation((target) => ok(accounts(deps, target))),
    [`GET ${base}/v3/conversations/:conversation/pagedmembers`]: inConversation((target, { url }) =>
      ok(pageOf(accounts(deps, target), url.searchParams)),
    ),
    [`GET ${base}/v3/conversations/:conversation/members/:member`]: inConversation((target, _, { member = '' }) => {
      const found = accounts(deps, target).find(({ id, aadObjectId }) => id === member || aadObjectId === member);
      return found === undefined ? refuse(404, 'MemberNotFoundInConversation', 'Not a member.') : ok(found);
    }),
    [`GET ${base}/v3/teams/:team`]: inTeam((team) => ({
      id: threadOf(team),
      name: team.name,
      aadGroupId: team.groupId,
      tenantId: team.tenant,
      channelCount: team.channels.length,
      memberCount: team.members.length,
    })),
    [`GET ${base}/v3/teams/:team/conversations`]: inTeam((team) => ({
      conversations: team.channels.map(({ id, name, kind }) =>
        // The General channel has no name here: each client shows it in its own language.
        id === threadOf(team) ? { id, type: kind } : { id, name, type: kind },
      ),
    })),
  };
}

function createConversation(deps: Deps, request: Request): Reply {
  const parsed = NewConversation.safeParse(json(request.body));
  if (!parsed.success) return refuse(400, 'BadSyntax', z.prettifyError(parsed.error));
  const { isGroup, members, activity, channelData, tenantId } = parsed.data;
  const channel = channelData?.channel?.id;
  if (isGroup && channel !== undefined) {
    if (!activity) return refuse(400, 'BadSyntax', 'A new thread needs its first message.');
    const target = targetOf(deps, channel);
    if ('status' in target) return target;
    const { id } = deps.transcript.append(target.conversation, null, 'bot', activity);
    return { status: 201, body: { id: `${channel};messageid=${id}`, activityId: id } };
  }
  const member = members?.[0]?.id ?? '';
  const person = deps.world.people().find(({ oid }) => oid === member || botUserId(oid, deps.botAppId) === member);
  const tenant = tenantId ?? channelData?.tenant?.id;
  if (person === undefined || person.tenant !== tenant) return refuse(404, 'NotFound', 'Unknown person.');
  const id = personalConversationId(person.oid, deps.botAppId);
  const target = targetOf(deps, id);
  if ('status' in target) return target;
  if (!activity) return { status: 201, body: { id } };
  return { status: 201, body: { id, activityId: deps.transcript.append(id, null, 'bot', activity).id } };
}

function targetOf({ world, botAppId, isBlocked }: Deps, id: string): Target | Reply {
  const [conversation = '', thread = null] = id.split(';messageid=');
  const found = world.channel(conversation);
  if (found !== undefined) {
    const { team } = found;
    return world.isInstalled(team.groupId) ? { kind: 'channel', conversation, team, thread } : notOnRoster;
  }
  const person = world.people().find(({ oid }) => personalConversationId(oid, botAppId) === conversation);
  if (person === undefined) return refuse(404, 'ConversationNotFound', 'Conversation not found.');
  const { oid } = person;
  const shareTeam = world.teams().some((team) => world.isInstalled(team.groupId) && has(team.members, oid));
  if (isBlocked(oid) || (!world.hasApp(oid) && !shareTeam)) return notOnRoster;
  return { kind: 'personal', conversation, oid, thread: null };
}

function withActivity(request: Request, handle: (activity: BotActivity) => Reply): Reply {
  if (Buffer.byteLength(request.body) > largestMessage)
    return refuse(413, 'MessageSizeTooBig', 'The size of the message is larger than allowed.');
  const parsed = BotActivity.safeParse(json(request.body));
  if (!parsed.success) return refuse(400, 'BadSyntax', z.prettifyError(parsed.error));
  const { type, text, attachments, entities } = parsed.data;
  if (type === 'typing') return { status: 202, body: {} };
  if (!text && !attachments?.length) return refuse(400, 'BadSyntax', 'The message has neither text nor attachments.');
  const astray = entities?.find((entity) => entity.type === 'mention' && !text?.includes(entity.text ?? '\0'));
  if (astray !== undefined) return refuse(400, 'BadArgument', 'A mention is not found in the text.');
  return handle(parsed.data);
}

/** The members as a bot sees them: of the channel's own roster where it has one. */
function accounts({ world, botAppId }: Deps, target: Target) {
  const entries: readonly Membership[] =
    target.kind === 'personal'
      ? [{ oid: target.oid, role: 'member' }]
      : world.roster(target.team, world.channel(target.conversation)?.channel);
  return entries.flatMap(({ oid, role }) => {
    const person = world.person(oid);
    if (person === undefined) return [];
    const { name, givenName, surname, mail: email, upn: userPrincipalName, tenant: tenantId } = person;
    const ids = { id: botUserId(oid, botAppId), aadObjectId: oid, objectId: oid };
    const userRole = role === 'guest' ? 'guest' : 'user';
    return [{ ...ids, name, givenName, surname, email, userPrincipalName, tenantId, userRole }];
  });
}

function pageOf(members: readonly object[], query: URLSearchParams) {
  const size = Math.min(Math.max(Number(query.get('pageSize') ?? 50), 1), 500);
  const from = Number(query.get('continuationToken') ?? 0);
  const more = from + size < members.length ? { continuationToken: String(from + size) } : {};
  return { ...more, members: members.slice(from, from + size) };
}

function has(members: readonly Membership[], oid: string): boolean {
  return members.some((member) => member.oid === oid);
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function ok(body: object): Reply {
  return { status: 200, body };
}
function refuse(status: number, code: string, message: string): Reply {
  return { status, body: { error: { code, message } } };
}
const notOnRoster = refuse(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
