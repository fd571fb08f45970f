import { z } from 'zod';
import { indexes } from '#bot/store/indexes.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { DeskSummary, DeskView } from '#shared/desks/desk.ts';
import { loadSamples, type SampleDesk } from '#test/support/samples/sample-ticket.ts';
import { seedDesk } from '#test/support/seed-desk.ts';
import { type Channel, channels, type Person, people, type Team, teams } from './cast.ts';
import type { Cloud } from './start-cloud.ts';

interface Place {
  readonly cloud: Cloud;
  /** Where the service is reached. */
  readonly publicUrl: string;
  /** The embedded store's file. */
  readonly file: string;
}
interface Setting {
  readonly sample: SampleDesk['desk'];
  readonly name: string;
  readonly team: Team;
  readonly channel: Channel;
  /** Who adds the tab, an owner. */
  readonly by: Person;
  /** Who plays owner, member 1 to 5 and guest. */
  readonly cast: readonly Person[];
}

const { nadia, etienne, camille, luc, amina, samuel, priya } = people;
const settings: readonly Setting[] = [
  {
    sample: 'it',
    name: 'Informatique',
    team: teams.services,
    channel: channels.informatique,
    by: nadia,
    cast: [nadia, etienne, camille, luc, amina, etienne, priya],
  },
  {
    sample: 'hr',
    name: 'Ressources humaines',
    team: teams.services,
    channel: channels.ressourcesHumaines,
    by: nadia,
    cast: [nadia, camille, camille, camille, camille, camille, camille],
  },
  {
    sample: 'facilities',
    name: 'Installations',
    team: teams.sherbrooke,
    channel: channels.installations,
    by: etienne,
    cast: [etienne, samuel, samuel, etienne, samuel, samuel, samuel],
  },
];
const parts = ['owner', 'member1', 'member2', 'member3', 'member4', 'member5', 'guest1'];

/**
 * The app in two teams and in everyone's personal scope, and three desks with their tabs, each filled once with its samples.
 * Gives the desks' ids by sample.
 */
export async function addSampleDesks(place: Place): Promise<ReadonlyMap<string, string>> {
  const { cloud, publicUrl } = place;
  for (const team of [teams.services, teams.sherbrooke]) await cloud.installApp(team);
  for (const person of [nadia, etienne, camille, luc, amina, samuel, priya]) await cloud.installPersonally(person);
  const samples = new Map(loadSamples().map((sample) => [sample.desk, sample]));
  const ids = new Map<string, string>();
  for (const setting of settings) {
    const id = await makeDesk(place, setting);
    const contentUrl = `${publicUrl}/tab/desk/${id}`;
    const removeUrl = `${publicUrl}/tab/remove`;
    cloud.shell?.addTab(setting.channel.id, { id, name: setting.name, entityId: id, contentUrl, removeUrl });
    const sample = samples.get(setting.sample);
    if (sample !== undefined) await fill(place, setting, id, sample);
    ids.set(setting.sample, id);
  }
  return ids;
}

async function makeDesk(place: Place, { team, channel, by, name }: Setting): Promise<string> {
  const path = `/api/v1/teams/${team.groupId}/desks`;
  const { items } = z.object({ items: z.array(DeskSummary) }).parse(await call(place, by, 'GET', path));
  const known = items.find((item) => item.name === name);
  if (known !== undefined) return known.id;
  return DeskView.parse(await call(place, by, 'POST', path, { name, language: 'fr', channelId: channel.id })).id;
}

/** Once, into a desk that is still empty. */
async function fill(place: Place, { by, cast }: Setting, deskId: string, sample: SampleDesk): Promise<void> {
  const listed = await call(place, by, 'GET', `/api/v1/desks/${deskId}/tickets?limit=1`);
  if (z.object({ items: z.array(z.unknown()) }).parse(listed).items.length > 0) return;
  const roles = Object.fromEntries(parts.map((part, index) => [part, cast[index]?.oid ?? by.oid]));
  const now = new Date();
  const store = openSqliteStore({ file: place.file, indexes, now: () => now });
  await seedDesk({ store, tenant: by.tenant, deskId, cast: { ...roles, left1: by.oid }, now }, sample);
  await store.close();
}

async function call(
  { cloud, publicUrl }: Place,
  person: Person,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const reply = await fetch(`${publicUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await cloud.entra.mintPersonToken(person)}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
  return reply.json();
}
