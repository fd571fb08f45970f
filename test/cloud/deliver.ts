import type { Entra } from './entra.ts';
import type { Activity } from './teams-activities.ts';

/** What the bot's endpoint answered. */
export interface BotReply {
  readonly status: number;
  /** Parsed where it is JSON, else text; null where there is none. */
  readonly body: unknown;
}

export interface DeliverOptions {
  /** Instead of the channel's own; null sends none. */
  readonly token?: string | null;
}

export type Deliver = (activity: Activity, options?: DeliverOptions) => Promise<BotReply>;

interface Deps {
  readonly entra: Entra;
  readonly botUrl: () => string;
  readonly botAppId: string;
  readonly serviceUrl: string;
}

/** Teams gives a bot fifteen seconds. */
const patience = 15_000;

/** Posts activities to the bot as the Teams channel does. A bot that cannot be reached answers 502, a silent one 504. */
export function deliverWith({ entra, botUrl, botAppId, serviceUrl }: Deps): Deliver {
  return async (activity, { token } = {}) => {
    const bearer = token === undefined ? await entra.mintChannelToken({ appId: botAppId, serviceUrl }) : token;
    try {
      const response = await fetch(botUrl(), {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(patience),
      });
      return { status: response.status, body: parsed(await response.text()) };
    } catch (error) {
      const silent = error instanceof Error && error.name === 'TimeoutError';
      return { status: silent ? 504 : 502, body: String(error) };
    }
  };
}

function parsed(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
