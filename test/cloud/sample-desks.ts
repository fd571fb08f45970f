import { z } from 'zod';
import { indexes } from '#bot/store/indexes.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { itemsOf } from '#shared/checklists/plan.ts';
import { RunView } from '#shared/checklists/run-contract.ts';
import type { StarterKey } from '#shared/checklists/starter.ts';
import { startersFr } from '#shared/checklists/starters.fr.ts';
import { TemplateView } from '#shared/checklists/template-contract.ts';
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
    await startChecklists(place, setting, id);
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

/** What each desk does by checklist: templates, one run well on its way and one that has just begun. */
const lists: Readonly<Record<SampleDesk['desk'], readonly StarterKey[]>> = {
  it: ['patching', 'incident', 'change'],
  hr: ['onboarding', 'month-end'],
  facilities: ['opening', 'safety', 'closing'],
};

/** Once, on a desk without a template. */
async function startChecklists(place: Place, { sample, by, cast }: Setting, deskId: string): Promise<void> {
  const on = (rest: string) => `/api/v1/desks/${deskId}${rest}`;
  const known = await call(place, by, 'GET', on('/templates'));
  if (z.object({ items: z.array(z.unknown()) }).parse(known).items.length > 0) return;
  for (const [index, key] of lists[sample].entries()) {
    const starter = startersFr.find((item) => item.key === key);
    if (starter === undefined) continue;
    const { name, description, plan } = starter;
    const template = TemplateView.parse(await call(place, by, 'POST', on('/templates'), { name, description, plan }));
    if (index > 1) continue;
    const worker = cast[index + 1] ?? by;
    const body = { from: { template: template.id }, assignees: [worker.oid] };
    const run = RunView.parse(await call(place, by, 'POST', on('/runs'), body));
    const ticks = itemsOf(plan).filter((item) => item.kind === 'tick' && item.when === null);
    for (const item of index === 0 ? ticks.slice(0, 5) : [])
      await call(place, worker, 'PUT', on(`/runs/${run.id}/items/${item.key}`), {
        version: 0,
        answer: { kind: 'tick' },
      });
  }
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
