import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Directory } from '#bot/members/directory.ts';
import type { Channel } from '#shared/desks/desk.ts';
import type { RosterEntry } from '#shared/members/member.ts';

interface Options {
  /** Origin; Microsoft's is `https://graph.microsoft.com`. */
  readonly baseUrl: string;
  /** An application token for Graph in a customer's tenant. */
  readonly token: (tenant: string) => Promise<string>;
  /** Told after each call whether Graph answered it, and with no error of its own. */
  readonly heard?: (answered: boolean) => void;
}

/** One notification for one person's activity feed. @see https://learn.microsoft.com/graph/api/team-sendactivitynotification */
export interface ActivityNotification {
  readonly recipient: string;
  readonly activityType: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** At most 150 characters are shown. */
  readonly preview: string;
  /** What it is about, and the deep link that it opens. */
  readonly topic: string;
  readonly webUrl: string;
  /** A later one of the same chain takes the place of the earlier in the feed, which makes sending again harmless. */
  readonly chainId: number;
}
export type SendOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'transient'; readonly retryAfterSeconds: number | null; readonly reason: string }
  | { readonly kind: 'permanent'; readonly reason: string };

export interface Graph extends Directory {
  sendActivity(tenant: string, team: string, notification: ActivityNotification): Promise<SendOutcome>;
}

const attempts = 4;
const patienceSeconds = 10;
const timeoutMs = 15_000;

/**
 * Those few calls of Microsoft Graph that Docket makes, with application tokens and resource-specific consent. Reads wait
 * where Graph asks them to, up to ten seconds; sends never wait, their caller has a queue.
 */
export function openGraph({ baseUrl, token, heard = () => undefined }: Options): Graph {
  const call = async (tenant: string, url: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${await token(tenant)}`, 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const reply = await fetch(url, { ...init, redirect: 'error', signal, headers });
      heard(reply.status < 500);
      return reply;
    } catch (error) {
      heard(false);
      throw error;
    }
  };

  /** Null where Graph says that there is no such thing, or that the app may not read it. */
  async function read(tenant: string, url: string): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      const reply = await call(tenant, url);
      if (reply.ok) return reply.json();
      if (reply.status === 403 || reply.status === 404) return null;
      const seconds = retryAfter(reply) ?? 2 ** attempt / 4;
      const patient = reply.status === 429 || reply.status >= 500;
      if (!patient || attempt === attempts || seconds > patienceSeconds)
        throw new Error(`Microsoft Graph answered ${reply.status} to ${new URL(url).pathname}`);
      await pause(seconds * 1000);
    }
  }

  async function readAll<T>(tenant: string, path: string, item: z.ZodType<T>): Promise<readonly T[] | null> {
    const Page = z.object({ value: z.array(item), '@odata.nextLink': z.url().optional() });
    const items: T[] = [];
    let url: string | undefined = `${baseUrl}/v1.0${path}`;
    while (url !== undefined) {
      const body = await read(tenant, url);
      if (body === null) return null;
      const { value, '@odata.nextLink': next } = Page.parse(body);
      items.push(...value);
      // The token goes only where it was meant to go.
      if (next !== undefined && new URL(next).origin !== baseUrl) throw new Error('Microsoft Graph named another host');
      url = next;
    }
    return items;
  }

  return {
    async team(tenant, team) {
      const body = await read(tenant, `${baseUrl}/v1.0/teams/${encodeURIComponent(team)}`);
      return body === null ? null : { name: Team.parse(body).displayName };
    },
    async channels(tenant, team) {
      const channels = await readAll(tenant, `/teams/${encodeURIComponent(team)}/channels`, GraphChannel);
      return (channels ?? []).map(channelOf);
    },
    async members(tenant, team, channel) {
      const ofTeam = `/teams/${encodeURIComponent(team)}`;
      const path = channel.kind === 'standard' ? ofTeam : `${ofTeam}/channels/${encodeURIComponent(channel.id)}`;
      const members = await readAll(tenant, `${path}/members?$top=999`, GraphMember);
      return members?.map(rosterEntry) ?? null;
    },
    async sendActivity(tenant, team, notification) {
      const url = `${baseUrl}/v1.0/teams/${encodeURIComponent(team)}/sendActivityNotification`;
      try {
        const reply = await call(tenant, url, { method: 'POST', body: JSON.stringify(bodyOf(notification)) });
        return await outcomeOf(reply);
      } catch (error) {
        return {
          kind: 'transient',
          retryAfterSeconds: null,
          reason: error instanceof Error ? error.name : 'unreachable',
        };
      }
    },
  };
}

const Team = z.object({ displayName: z.string() });
const GraphChannel = z.object({ id: z.string(), displayName: z.string(), membershipType: z.string().optional() });
const GraphMember = z.object({
  userId: z.string(),
  displayName: z.string().nullable(),
  email: z.string().nullable().optional(),
  roles: z.array(z.string()),
});

function channelOf({ id, displayName, membershipType }: z.infer<typeof GraphChannel>): Channel {
  const kind = membershipType === 'private' || membershipType === 'shared' ? membershipType : 'standard';
  return { id, name: displayName, kind };
}

function rosterEntry({ userId, displayName, email, roles }: z.infer<typeof GraphMember>): RosterEntry {
  const role = roles.includes('owner') ? 'owner' : 'member';
  return {
    person: userId.toLowerCase(),
    name: displayName ?? '',
    role: roles.includes('guest') ? 'guest' : role,
    email: email ?? null,
  };
}

function bodyOf({ recipient, activityType, parameters, preview, topic, webUrl, chainId }: ActivityNotification) {
  return {
    topic: { source: 'text', value: topic, webUrl },
    activityType,
    chainId,
    previewText: { content: preview },
    recipient: { '@odata.type': 'microsoft.graph.aadUserNotificationRecipient', userId: recipient },
    templateParameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
  };
}

/** A token that has just ended (401) or ends too soon (412) is another one at the next try. */
const passing: ReadonlySet<number> = new Set([401, 408, 412, 429]);

async function outcomeOf(reply: Response): Promise<SendOutcome> {
  if (reply.ok) return { kind: 'sent' };
  const body = z.object({ error: z.object({ code: z.string() }) }).safeParse(await reply.json().catch(() => null));
  const reason = body.success ? `${reply.status} ${body.data.error.code}` : String(reply.status);
  return passing.has(reply.status) || reply.status >= 500
    ? { kind: 'transient', retryAfterSeconds: retryAfter(reply), reason }
    : { kind: 'permanent', reason };
}

/** Seconds, as Graph writes it; null where there are none. */
function retryAfter(reply: Response): number | null {
  const seconds = Number(reply.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
