import { z } from 'zod';
import { botApp, vendorTenant } from './app-registrations.ts';
import type { Cloud } from './start-cloud.ts';

const Sent = z.object({ id: z.string() });

/** Speaks to the connector as the bot, for tests that need no product. */
export function botClientFor(cloud: Cloud) {
  const token = () =>
    cloud.entra.mintToken({ aud: 'https://api.botframework.com', appid: botApp.appId, tid: vendorTenant });
  return {
    /** Posts to a chat or a channel; tells the message's id. */
    async send(conversation: string, activity: object): Promise<string> {
      const url = `${cloud.connector.serviceUrl}v3/conversations/${encodeURIComponent(conversation)}/activities`;
      const answer = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${await token()}` },
        body: JSON.stringify({ type: 'message', ...activity }),
      });
      if (!answer.ok) throw new Error(`the connector refused: ${answer.status} ${await answer.text()}`);
      return Sent.parse(await answer.json()).id;
    },
  };
}
