import { randomInt } from 'node:crypto';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openTokens } from '#bot/azure/credential.ts';
import { readConfig } from '#bot/config.ts';
import type { DeskId } from '#shared/kernel/ids.ts';
import { openRandom } from '#test/bench/random.ts';
import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { openEmbedded, openInstance, startClock } from '#test/relay/start-relay.ts';
import type { Read } from '#test/support/it-desk.ts';
import { type ServiceProcess, startServiceProcess } from '#test/support/start-process.ts';
import { type Acknowledged, brokenInvariants } from './invariants.ts';

const kills = 20;
const longestLifeMs = 600;
const { nadia, etienne, camille, luc } = people;
const workers = [nadia, etienne, camille, luc];
/** Of each worker, at the same time. */
const connections = 2;
/** One ticket in so many is given to somebody else, who is to be told. */
const givenAway = 8;

/** Files and comments over HTTP, one after the other, until nobody answers any more. */
async function work(service: ServiceProcess, desk: string, person: Person, done: Acknowledged): Promise<void> {
  const tickets = `/api/v1/desks/${desk}/tickets`;
  const other = workers[(workers.indexOf(person) + 1) % workers.length] ?? nadia;
  for (let step = 0; ; step++) {
    const assignees = step % givenAway === 0 ? [other.oid] : [];
    const filed = await answerOf(service, person, tickets, { title: `Panne ${step}`, assignees });
    if (filed === null) return;
    done.filed.push(filed.id);
    const said = await answerOf(service, person, `${tickets}/${filed.id}/comments`, { text: 'Vu.' });
    if (said === null) return;
    done.comments.push(said.timeline.at(-1)?.comment?.id ?? 'none');
  }
}

/** Null where the service went away before it had answered in full; what it then did is nobody's to know. */
async function answerOf(service: ServiceProcess, person: Person, path: string, body: object): Promise<Read | null> {
  const reply = await service.call(person, 'POST', path, body).catch(() => null);
  const text = (await reply?.text().catch(() => null)) ?? null;
  if (reply === null || text === null) return null;
  if (!reply.ok) throw new Error(`refused: ${text}`);
  return JSON.parse(text);
}

/** An instance on what the killed ones left, whose clock one moves. */
function comeAfter({ cloud, file }: ServiceProcess, desk: DeskId) {
  cloud.trust();
  const folder = dirname(file);
  const env = { ...cloud.env(), PUBLIC_URL: 'http://localhost', DATA_FOLDER: folder, PORT: '0' };
  const clock = startClock(new Date().toISOString());
  const failures: string[] = [];
  const instance = openInstance({
    store: openEmbedded(folder, clock.now),
    folder,
    graph: cloud.graph,
    tokens: openTokens(readConfig(env)),
    clock,
    connectorUrl: cloud.connector.url,
    failures,
  });
  return { instance, relay: { open: () => instance, desk, clock, graph: cloud.graph }, failures };
}

const seed = randomInt(2 ** 31);

test(`killed ${kills} times at random moments (seed ${seed}), it keeps every acknowledged write whole, numbers without gap, and tells each person once`, async () => {
  const random = openRandom(seed);
  const service = await startServiceProcess();
  service.cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  const { id: desk } = (await made.json()) as { id: DeskId };
  const done: Acknowledged = { filed: [], comments: [] };

  for (let kill = 1; kill <= kills; kill++) {
    const working = workers.flatMap((person) =>
      Array.from({ length: connections }, () => work(service, desk, person, done)),
    );
    await wait(random() * longestLifeMs);
    await service.signal('SIGKILL');
    await Promise.all(working);
    if (kill < kills) await service.restart();
  }

  const { instance, relay, failures } = comeAfter(service, desk);
  expect(await brokenInvariants(relay, done)).toEqual([]);
  expect(failures).toEqual([]);
  expect(done.comments.length).toBeGreaterThan(kills);
  await instance.store.close();
  await service.close();
});
