import { z } from 'zod';
import type { Entra } from './entra.ts';
import { listen } from './loopback.ts';

const Activity = z.looseObject({ serviceUrl: z.url() });

interface Options {
  readonly entra: Entra;
  readonly botUrl: string;
  readonly port: number;
}

/**
 * Stands between a bot client that cannot sign as Teams does and the bot: signs each activity for its own `serviceUrl`, as
 * the channel would. So the bot keeps its full check of tokens, whoever is at the other end.
 */
export function startChannelProxy({ entra, botUrl, port }: Options) {
  return listen(
    async ({ method, body }) => {
      if (method !== 'POST') return { status: 405 };
      const { serviceUrl } = Activity.parse(JSON.parse(body));
      const token = await entra.mintChannelToken({ serviceUrl });
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const reply = await fetch(botUrl, { method: 'POST', headers, body });
      return { status: reply.status, body: await reply.text() };
    },
    { port },
  );
}
