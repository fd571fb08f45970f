import { z } from 'zod';
import type { Mention, Place } from '#bot/conversations/incoming.ts';
import { Guid } from '#shared/kernel/ids.ts';
import type { CallConnector } from './connector.ts';

const Account = z.object({ aadObjectId: z.string().toLowerCase().pipe(Guid) }).partial();

/**
 * A mention names somebody as the conversation knows them; the conversation's roster tells who that is. Null where Teams
 * does not say: the name then decides.
 */
export function personOfWith(callConnector: CallConnector) {
  return async ({ serviceUrl, conversation }: Place, { id }: Mention): Promise<string | null> => {
    const thread = conversation.split(';')[0] ?? conversation;
    const found = await callConnector({
      method: 'GET',
      serviceUrl,
      path: ['conversations', thread, 'members', id],
      reply: Account,
    });
    return found.kind === 'ok' ? (found.value.aadObjectId ?? null) : null;
  };
}
