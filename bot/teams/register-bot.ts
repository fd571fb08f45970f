import type { FastifyInstance } from 'fastify';
import type { Config } from '#bot/config.ts';
import { openConversations } from '#bot/conversations/conversations.ts';
import { answerExtension } from '#bot/conversations/extension/answer.ts';
import { type HappenDeps, happen, type TeamHooks } from '#bot/conversations/happen.ts';
import { answerAction, answerMessage } from '#bot/conversations/talk.ts';
import type { TalkDeps } from '#bot/conversations/turn.ts';
import { sendRefusal } from '#bot/http/serve.ts';
import type { Store } from '#bot/store/port.ts';
import { TeamsAdapter } from './adapter.ts';
import { checkChannelTokenWith } from './check-channel-token.ts';
import { connectorWith } from './connector.ts';
import { openGateway } from './gateway.ts';
import { openTeamsMessenger, type TeamsMessenger } from './messenger.ts';
import { personOfWith } from './person-of.ts';

export interface BotDeps extends Pick<TalkDeps, 'useCases' | 'deskOfChannel' | 'findByNumber' | 'links' | 'now'> {
  readonly config: Pick<Config, 'BOT_APP_ID' | 'BOT_OPENID_METADATA' | 'BOT_SERVICE_HOSTS' | 'PUBLIC_URL'>;
  readonly store: Store;
  /** An application token for the Bot Connector (`https://api.botframework.com/.default`). */
  readonly connectorToken: () => Promise<string>;
  readonly hooks: TeamHooks;
}

/** Activities are small; Teams cuts messages at about 100 KB. */
const bodyLimit = 256 * 1024;

/**
 * `POST /api/messages`, where Teams speaks to the bot. 401 for whatever is not Teams' own; 500 where the bot failed, so that
 * Teams hands the activity over again.
 * @returns what the bot sends on its own account
 */
export function registerBotRoute(app: FastifyInstance, deps: BotDeps): TeamsMessenger {
  const { BOT_APP_ID: botAppId, BOT_OPENID_METADATA: openIdMetadata, BOT_SERVICE_HOSTS: serviceHosts } = deps.config;
  const { connectorToken, now, hooks, useCases } = deps;
  const conversations = openConversations(deps.store);
  const callConnector = connectorWith({ serviceHosts, connectorToken, now });
  const talk: TalkDeps = { ...deps, conversations, personOf: personOfWith(callConnector) };
  const messenger = openTeamsMessenger(conversations, callConnector, botAppId);
  const postInChannel: HappenDeps['postInChannel'] = async (tenant, group, channel, card) => {
    const sent = await messenger.toChannel(tenant, group, channel, card);
    if (sent.kind !== 'ok') throw new Error(`a card could not be posted in ${channel}: ${sent.reason}`);
  };
  const adapter = new TeamsAdapter({ botAppId, openIdMetadata, connectorToken });
  const turn = openGateway(adapter, {
    onMessage: (message) => answerMessage(talk, message),
    onAction: (action) => answerAction(talk, action),
    onExtension: (asked) => answerExtension({ ...talk, publicUrl: deps.config.PUBLIC_URL }, asked),
    onEvent: (event, post) => happen({ conversations, useCases, hooks, postInChannel }, event, post),
  });
  const check = checkChannelTokenWith({ botAppId, openIdMetadata, serviceHosts, now });
  app.post('/api/messages', { bodyLimit }, async (request, reply) => {
    const { authorization } = request.headers;
    const admitted = await check(authorization, request.body);
    if (!admitted.ok) return sendRefusal(request, reply, admitted.refusal);
    try {
      const { status, body } = await turn(authorization ?? '', admitted.value.activity);
      return reply.code(status).send(body ?? undefined);
    } catch (error) {
      admitted.value.forget();
      // The SDK's errors carry the connector's status, which must not become ours: Teams hands over again only what failed.
      throw new Error('the bot could not answer Teams', { cause: error });
    }
  });
  return messenger;
}
