import { createHash } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { channelKeys } from './channel-keys.ts';

interface Settings {
  /** The bot's app id: the audience. */
  readonly botAppId: string;
  /** Where the Bot Framework's OpenID configuration is. */
  readonly openIdMetadata: string;
  /** Origins that the bot may answer to. */
  readonly serviceHosts: readonly string[];
  readonly now: () => Date;
}

/** A request that is Teams' own. `forget` lets the same activity in again, for Teams hands over what failed. */
export interface Admitted {
  readonly activity: object;
  readonly forget: () => void;
}
export type CheckChannelToken = (authorization: string | undefined, body: unknown) => Promise<Outcome<Admitted>>;

const issuer = 'https://api.botframework.com';
const toleranceSeconds = 300;
/** A token lives an hour; what it signed can be sent again as long as that, and the tolerance at either end. */
const replayMilliseconds = (3600 + 2 * toleranceSeconds) * 1000;

const Vouched = z.looseObject({
  type: z.string(),
  id: z.string().min(1).max(500).optional(),
  channelId: z.literal('msteams'),
  serviceUrl: z.url(),
  conversation: z.object({ id: z.string().min(1) }),
});

/**
 * Stands before the SDK and decides alone who may speak to the bot: the Bot Framework's own issuer and no other, because the
 * SDK also takes a token of any tenant whose `aud` and `azp` are the bot's, and would then answer to whatever address the
 * sender names. Keys must be endorsed for Teams, the address must be the one that the token vouches for and on our list,
 * and an activity is taken once. What was taken is remembered by this instance; creates carry idempotency keys beside.
 * @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export function checkChannelTokenWith({ botAppId, openIdMetadata, serviceHosts, now }: Settings): CheckChannelToken {
  const findKey = channelKeys(openIdMetadata, now);
  const taken = new LRUCache<string, true>({
    max: 200_000,
    ttl: replayMilliseconds,
    perf: { now: () => now().getTime() },
  });
  return async (authorization, body) => {
    const token = authorization?.match(/^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i)?.[1];
    if (token === undefined) return refuse('signin', 'signin.missing');
    const vouched = await readVouchedUrl(token, botAppId, findKey, now());
    if (vouched === null) return refuse('signin', 'signin.refused');
    const activity = Vouched.safeParse(body);
    if (!activity.success) return refuse('signin', 'signin.refused');
    const { serviceUrl } = activity.data;
    if (serviceUrl !== vouched || !serviceHosts.includes(new URL(serviceUrl).origin))
      return refuse('signin', 'signin.refused');
    const key = identityOf(activity.data, body);
    if (taken.has(key)) return refuse('signin', 'signin.refused');
    taken.set(key, true);
    return done({ activity: activity.data, forget: () => void taken.delete(key) });
  };
}

/** The service address that a valid token vouches for, null where the token is not the channel's. */
async function readVouchedUrl(
  token: string,
  audience: string,
  findKey: ReturnType<typeof channelKeys>,
  currentDate: Date,
): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const key = kid === undefined ? null : await findKey(kid);
        if (key === null) throw new errors.JWKSNoMatchingKey();
        return key;
      },
      {
        issuer,
        audience,
        algorithms: ['RS256'],
        currentDate,
        clockTolerance: toleranceSeconds,
        requiredClaims: ['exp', 'nbf'],
      },
    );
    const vouched = payload['serviceurl'];
    return typeof vouched === 'string' ? vouched : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** Events may come without an id; they are known by all that they say. */
function identityOf({ type, id, conversation }: z.infer<typeof Vouched>, body: unknown): string {
  const said = id === undefined ? [JSON.stringify(body)] : [type, conversation.id, id];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64');
}
