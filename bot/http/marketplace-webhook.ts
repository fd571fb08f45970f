import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Billing } from '#bot/billing/billing.ts';
import { type Limits, registerLimits } from './limits.ts';

interface Deps {
  readonly billing: Pick<Billing, 'note'>;
  readonly isMarketplace: (authorization: string | undefined) => Promise<boolean>;
  readonly limits: Limits;
}

/** All that is believed of a call: what to ask the marketplace about. Everything else is asked anew. */
const Hint = z.object({ id: z.guid(), subscriptionId: z.guid() });

/**
 * `POST /marketplace/webhook`: the marketplace tells that something happened to a subscription. Answered as soon as it is
 * written down, for what follows takes longer than the marketplace waits.
 */
export async function registerMarketplaceWebhook(
  app: FastifyInstance,
  { billing, isMarketplace, limits }: Deps,
): Promise<void> {
  await app.register(async (own) => {
    await registerLimits(own, limits);
    own.post('/marketplace/webhook', async ({ headers, body }, reply) => {
      if (!(await isMarketplace(headers.authorization))) return reply.code(401).send();
      const hint = Hint.safeParse(body);
      if (!hint.success) return reply.code(400).send();
      await billing.note(hint.data.id, hint.data.subscriptionId);
      return reply.code(200).send();
    });
  });
}
