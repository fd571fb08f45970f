import { ClientSecretCredential } from '@azure/identity';
import { ActivityTypes, CardFactory, CloudAdapter, MessageFactory, type TurnContext } from 'botbuilder';
import {
  AuthenticationConfiguration,
  BotFrameworkAuthenticationFactory,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { botApp, vendorTenant } from './app-registrations.ts';
import { channels, people, teams } from './cast.ts';
import { type Listening, listen, type Reply, type Request } from './loopback.ts';
import { type Cloud, startCloud } from './start-cloud.ts';

const heard: string[] = [];
let bot: Listening;
let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud({ shell: false, publicUrl: () => bot.origin });
  cloud.trust();
  const adapter = realAdapter();
  bot = await listen((request) => process(adapter, request), {});
  cloud.world.setInstalled(teams.services.groupId, true);
});
afterAll(async () => {
  await bot.close();
  await cloud.close();
});

const card = (text: string) => ({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] });

async function turn(context: TurnContext): Promise<void> {
  const { type, text, name, channelData } = context.activity;
  heard.push(text ?? channelData?.eventType ?? name ?? type);
  if (type === ActivityTypes.Message && text === 'carte')
    await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(card('ouvert'))));
  else if (type === ActivityTypes.Message) await context.sendActivity(`Reçu : ${text}`);
  if (type !== ActivityTypes.Invoke) return;
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('fermé') };
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}

test('a person talks with a bot of the real SDK, which checks the channel and signs its answer', async () => {
  await cloud.installPersonally(people.nadia);
  expect(await cloud.connector.say(people.nadia, 'chat', 'bonjour')).toMatchObject({ status: 200 });
  const texts = cloud.connector.messages(cloud.connector.chatOf(people.nadia)).map(({ from, text }) => [from, text]);
  expect(texts).toEqual([
    [people.nadia.oid, 'bonjour'],
    ['bot', 'Reçu : bonjour'],
  ]);
});

test('a pressed card changes for the one who pressed it', async () => {
  await cloud.installPersonally(people.camille);
  await cloud.connector.say(people.camille, 'chat', 'carte');
  const chat = cloud.connector.chatOf(people.camille);
  const sent = cloud.connector.messages(chat).at(-1);
  if (sent === undefined) throw new Error('the bot sent no card');
  await cloud.connector.press(people.camille, sent, { type: 'Action.Execute', verb: 'close', data: {} });
  expect(cloud.connector.messages(chat).at(-1)).toMatchObject({
    cards: [card('ouvert')],
    cardFor: { [people.camille.oid]: card('fermé') },
  });
});

test('in a channel the bot hears only what mentions it, and answers in the thread', async () => {
  const where = { channelId: channels.informatique.id };
  expect(await cloud.connector.say(people.luc, where, 'rien pour le robot')).toBeNull();
  await cloud.connector.say(people.luc, where, '@Docket aide');
  const [, asked, answer] = cloud.connector.messages(channels.informatique.id);
  expect(answer).toMatchObject({ from: 'bot', text: 'Reçu : <at>Docket</at> aide', thread: asked?.id });
});

test("an activity without the channel's token does not reach the bot", async () => {
  const event = cloud.connector.activityOf({ kind: 'teamRenamed', team: teams.services, by: people.nadia });
  const before = heard.length;
  expect(await cloud.connector.deliver(event, { token: null })).toMatchObject({ status: 401 });
  expect(heard).toHaveLength(before);
});

test('the bot may not write where it is not installed', async () => {
  const { connector } = cloud;
  const token = await botCredential().getToken('https://api.botframework.com/.default');
  const headers = { authorization: `Bearer ${token.token}` };
  const path = `v3/conversations/${encodeURIComponent(channels.installations.id)}/activities`;
  const body = JSON.stringify({ type: 'message', text: 'bonjour' });
  const answer = await fetch(connector.serviceUrl + path, { method: 'POST', headers, body });
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ error: { code: 'BotNotInConversationRoster' } });
});

function botCredential() {
  const options = { authorityHost: cloud.entra.url, disableInstanceDiscovery: true };
  return new ClientSecretCredential(vendorTenant, botApp.appId, botApp.secret, options);
}

/** Signs what the bot sends with its own token, from our Entra. */
class Credentials extends ServiceClientCredentialsFactory {
  override async isValidAppId(appId = ''): Promise<boolean> {
    return appId === botApp.appId;
  }
  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }
  override async createCredentials() {
    const credential = botCredential();
    return {
      async signRequest<T extends { headers: { set(name: string, value: unknown): void } }>(request: T): Promise<T> {
        const { token } = await credential.getToken('https://api.botframework.com/.default');
        request.headers.set('authorization', `Bearer ${token}`);
        return request;
      },
    };
  }
}

function realAdapter(): CloudAdapter {
  const { url, botMetadataUrl } = cloud.entra;
  const common = `${url}/common/v2.0/.well-known/openid-configuration`;
  const api = 'https://api.botframework.com';
  const login = 'https://login.microsoftonline.com/botframework.com';
  const configuration = new AuthenticationConfiguration();
  const authentication = BotFrameworkAuthenticationFactory.create(
    ...(['', true, login, api, api, api, botMetadataUrl, common, 'urn:botframework:azure'] as const),
    new Credentials(),
    configuration,
    undefined,
    {},
  );
  return new CloudAdapter(authentication);
}

/** The SDK wants a request and a response of Express' shape. */
async function process(adapter: CloudAdapter, request: Request): Promise<Reply> {
  let status = 200;
  let body: unknown;
  const response = {
    socket: null,
    status(code: number) {
      status = code;
      return response;
    },
    header: () => response,
    send(sent: unknown) {
      body = sent;
      return response;
    },
    end: () => response,
  };
  const { method, headers } = request;
  await adapter.process({ method, headers, body: JSON.parse(request.body) }, response, turn);
  return body === undefined ? { status } : { status, body };
}
