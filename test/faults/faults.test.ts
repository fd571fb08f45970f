import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskPartition } from '#bot/desks/desk-document.ts';
import { openGraph } from '#bot/graph/graph.ts';
import { people } from '#test/cloud/cast.ts';
import { actOn, startRelay, startTrustedEntra } from '#test/relay/start-relay.ts';
import { brokenInvariants } from './invariants.ts';
import { play } from './play.ts';
import { scenarios } from './scenarios.ts';

let trusted: Awaited<ReturnType<typeof startTrustedEntra>>;
beforeAll(async () => {
  trusted = await startTrustedEntra();
});
afterAll(() => trusted.entra.close());

/** `npm run faults` plays them all. */
const some = [
  'sqlite: an instance ends with work in hand',
  'sqlite: Graph takes messages and its answers are lost',
  'cosmos: an instance ends with work in hand',
  'cosmos: writes are throttled',
  'cosmos: pages come short',
  'cosmos: answers to reads break off halfway',
  'sqlite: the disk is full',
  'sqlite: power is lost in a write to the log',
];
const chosen = scenarios.filter(({ store, name }) => some.includes(`${store}: ${name}`));

test('those chosen exist', () => expect(chosen).toHaveLength(some.length));

test.each(chosen)(
  'with $store, while $name, nothing that was promised is lost, double or out of order',
  async (scenario) => {
    const { acknowledged, broken } = await play(trusted, scenario);
    expect(broken).toEqual([]);
    expect(acknowledged).toBeGreaterThan(0);
  },
);

describe('what is broken is found', () => {
  const { nadia, etienne } = people;

  async function stage() {
    const relay = await startRelay(trusted);
    const act = actOn(relay.first, relay.desk);
    const ticket = await act.file(nadia, 'Panne', { assignees: [etienne.oid] });
    const comment = await act.comment(nadia, ticket, 'Vu.');
    const partition = deskPartition(nadia.tenant, relay.desk);
    const loseComment = async () => {
      const order: [string, 'asc'][] = [['at', 'asc']];
      const { items } = await relay.first.store.query(partition, { type: 'entry', order, limit: 10 });
      const said = items.filter((item) => item['kind'] === 'comment');
      await relay.first.store.write(
        partition,
        said.map(({ id }) => ({ remove: id })),
      );
    };
    return { relay, ticket, comment, partition, loseComment };
  }

  test('nothing, where all is well', async () => {
    const { relay, ticket, comment } = await stage();
    await relay.first.idle();
    expect(await brokenInvariants(relay, { filed: [ticket], comments: [comment] })).toEqual([]);
    await relay.stop();
  });

  test('a ticket that is lost, and the number with it', async () => {
    const { relay, ticket, partition } = await stage();
    await relay.first.idle();
    await actOn(relay.first, relay.desk).file(nadia, 'Une autre');
    await relay.first.store.write(partition, [{ remove: ticket }]);
    const broken = await brokenInvariants(relay, { filed: [ticket], comments: [] });
    expect(broken).toContain(`ticket ${ticket} was acknowledged and is lost`);
    expect(broken).toContain('number 2 is out of order');
    await relay.stop();
  });

  test('a comment that is lost, and the gap that it leaves', async () => {
    const { relay, ticket, comment, loseComment } = await stage();
    await relay.first.idle();
    await loseComment();
    const broken = await brokenInvariants(relay, { filed: [ticket], comments: [comment] });
    expect(broken).toContain(`comment ${comment} was acknowledged and is lost`);
    expect(broken).toContain(`the history of ${ticket} has a gap or a double`);
    await relay.stop();
  });

  test('a notification told twice', async () => {
    const { relay, ticket } = await stage();
    await relay.first.idle();
    const [sent] = relay.graph.feedOf(etienne.oid);
    const message = { topic: 'TKT-1', webUrl: 'https://teams.microsoft.com/l/entity/a/b', preview: 'Panne' };
    const token = await trusted.tokens.graph(nadia.tenant);
    const graph = openGraph({ baseUrl: relay.graph.url, token: async () => token });
    const { activityType = '', parameters = {} } = sent ?? {};
    const team = sent?.through.replace('teams/', '') ?? '';
    await graph.sendActivity(nadia.tenant, team, {
      ...message,
      recipient: etienne.oid,
      activityType,
      parameters,
      chainId: 1,
    });
    const broken = await brokenInvariants(relay, { filed: [ticket], comments: [] });
    expect(broken).toEqual([expect.stringMatching(/Étienne was sent \d and is shown \d/)]);
    await relay.stop();
  });
});
