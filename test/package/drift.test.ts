import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCommand } from '#bot/conversations/commands.ts';
import { type Graph, openGraph } from '#bot/graph/graph.ts';
import { openLinks } from '#bot/links.ts';
import { messageOf, type Told } from '#bot/notifications/message.ts';
import { notifyWords } from '#bot/notifications/words.ts';
import { extensionOf } from '#bot/teams/extension.ts';
import { TicketId } from '#shared/kernel/ids.ts';
import { NotificationKind } from '#shared/notifications/kind.ts';
import { Hold } from '#shared/notifications/preferences.ts';
import { botEn } from '#shared/words/bot.en.ts';
import { botFr } from '#shared/words/bot.fr.ts';
import { Language, Manifest } from '../../manifest/manifest.ts';

const folder = join(import.meta.dirname, '../../manifest');
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const manifest = Manifest.parse(read('manifest.json'));
const french = Language.parse(read('fr.json'));

const ticketId = (n: number) => TicketId.parse(`tkt_${String(n).padStart(20, '0')}`);
const told = (kind: NotificationKind, over: Partial<Told> = {}): Told => ({
  kind,
  by: 'p-1',
  who: 'Nadia',
  deskId: 'dsk_1',
  channelId: '19:a@thread.tacv2',
  subject: ticketId(1),
  key: 'TKT-1',
  title: 'Printer',
  status: null,
  excerpt: null,
  due: null,
  ...over,
});
const burst = [told('commented'), told('assigned')] as const;
const sent: readonly { readonly events: readonly [Told, ...Told[]]; readonly held: Hold | null }[] = [
  ...NotificationKind.options.map((kind) => ({ events: [told(kind)] as const, held: null })),
  { events: burst, held: null },
  { events: [told('commented'), told('assigned', { subject: ticketId(2), by: 'p-2' })], held: null },
  ...Hold.options.map((held) => ({ events: burst, held })),
];

describe('the activity feed', () => {
  const { activityTypes } = manifest.activities;

  test('knows just those activities that the service sends', () => {
    const types = sent.map(({ events, held }) => messageOf(events, held, notifyWords.en, openLinks('id')).activityType);
    expect(activityTypes.map(({ type }) => type).sort()).toEqual([...new Set(types)].sort());
  });

  test.each(['en', 'fr'] as const)('says in its templates what the service says (%s)', (language) => {
    for (const { events, held } of sent) {
      const { activityType, parameters, headline } = messageOf(events, held, notifyWords[language], openLinks('id'));
      const index = activityTypes.findIndex(({ type }) => type === activityType);
      const template =
        language === 'en'
          ? activityTypes[index]?.templateText
          : french[`activities.activityTypes[${index}].templateText`];
      expect(template?.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '?')).toBe(headline);
    }
  });
});

describe('the message extension', () => {
  const [extension] = manifest.composeExtensions;
  const sent = { id: 'f:1', place: { tenant: 't' } as never, sender: {} as never, locale: 'en' };

  test('offers what the service answers: a form, and a search by the parameter that it reads', () => {
    const invokes = { action: 'composeExtension/fetchTask', query: 'composeExtension/query' } as const;
    const kinds = extension?.commands.map(({ type, parameters }) => {
      const asked = extensionOf(
        invokes[type],
        { parameters: parameters.map(({ name }) => ({ name, value: 'VPN' })) },
        sent,
      );
      return asked?.kind === 'tickets-sought' ? `${asked.kind}: ${asked.text}` : asked?.kind;
    });
    expect(kinds).toEqual(['form-opened', 'tickets-sought: VPN']);
  });

  test('unfolds links of our own only', () => {
    expect(extension?.messageHandlers).toEqual([
      { type: 'link', value: { domains: [expect.stringMatching(/^\$\{\{PUBLIC_HOST\}\}$/)] } },
    ]);
  });

  test('is named in French too', () => {
    extension?.commands.forEach(({ parameters }, index) => {
      const path = `composeExtensions[0].commands[${index}]`;
      expect(french).toMatchObject({
        [`${path}.title`]: expect.any(String),
        [`${path}.description`]: expect.any(String),
      });
      for (const at of parameters.keys()) expect(french).toHaveProperty([`${path}.parameters[${at}].title`]);
    });
  });
});

describe('the bot’s commands', () => {
  /** Teams takes twelve for each place, so that a person's own chat is offered others than a channel. */
  const lists = manifest.bots.flatMap(({ commandLists }) => commandLists);
  const said = {
    en: lists.flatMap(({ commands }) => commands),
    fr: lists.flatMap(({ commands }, list) =>
      commands.map((_, index) => {
        const path = `bots[0].commandLists[${list}].commands[${index}]`;
        return { title: french[`${path}.title`] ?? '', description: french[`${path}.description`] ?? '' };
      }),
    ),
  };
  /** What Teams puts into the message, completed as the description's example shows. */
  const meant = ({ title, description }: { readonly title: string; readonly description: string }) => {
    const { kind } = parseCommand(/ ?: (.+)$/u.exec(description)?.[1] ?? title);
    const alone = parseCommand(title);
    return { kind, begun: alone.kind === 'incomplete' ? alone.command : alone.kind };
  };

  test.each(['en', 'fr'] as const)('are all that the bot has, each understood as Teams writes it (%s)', (language) => {
    const hints = Object.keys(language === 'en' ? botEn.hints : botFr.hints);
    const understood = said[language].map(meant);
    expect(new Set(understood.map(({ kind }) => kind))).toEqual(new Set(hints));
    expect(understood.filter(({ kind, begun }) => kind !== begun)).toEqual([]);
  });

  test('mean the same in both languages', () => {
    expect(said.fr.map(meant)).toEqual(said.en.map(meant));
  });
});

test('the link to one’s own work opens a tab of the personal app', () => {
  const entity = new URL(openLinks('97acc234').mine()).pathname.split('/').at(-1);
  expect(manifest.staticTabs.map(({ entityId }) => entityId)).toContain(entity);
});

describe('the permissions in a team', () => {
  /** @see https://learn.microsoft.com/microsoftteams/platform/graph-api/rsc/resource-specific-consent */
  const permissionOf: readonly (readonly [RegExp, string])[] = [
    [/^GET \/v1\.0\/teams\/[^/]+$/, 'TeamSettings.Read.Group'],
    [/^GET \/v1\.0\/teams\/[^/]+\/channels$/, 'ChannelSettings.Read.Group'],
    [/^GET \/v1\.0\/teams\/[^/]+\/members$/, 'TeamMember.Read.Group'],
    [/^GET \/v1\.0\/teams\/[^/]+\/channels\/[^/]+\/members$/, 'ChannelMember.Read.Group'],
    [/^POST \/v1\.0\/teams\/[^/]+\/sendActivityNotification$/, 'TeamsActivity.Send.Group'],
  ];
  const asked: string[] = [];
  let server: Server;
  let graph: Graph;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url?.split('?')[0]}`);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ displayName: 'Team', value: [] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : null;
    graph = openGraph({ baseUrl: `http://127.0.0.1:${port}`, token: async () => 'token' });
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('are those that the calls of Microsoft Graph need, and no more', async () => {
    await graph.team('t', 'g');
    await graph.channels('t', 'g');
    for (const kind of ['standard', 'private'] as const) await graph.members('t', 'g', { id: 'c', name: 'C', kind });
    await graph.sendActivity('t', 'g', {
      recipient: 'p',
      activityType: 'ticketAssigned',
      parameters: {},
      preview: '',
      topic: '',
      webUrl: '',
      chainId: 1,
    });
    const needed = asked.map(
      (call) => permissionOf.find(([pattern]) => pattern.test(call))?.[1] ?? `none known for ${call}`,
    );
    const declared = manifest.authorization.permissions.resourceSpecific.map(({ name }) => name);
    expect([...declared].sort()).toEqual([...new Set(needed)].sort());
  });
});
