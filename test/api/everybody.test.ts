import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storedTypes } from '#bot/privacy/data-map.ts';
import { endpoints } from '#shared/contract.ts';
import { defaultRetention } from '#shared/privacy/retention.ts';
import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { plan, tick } from '#test/support/checklist-builders.ts';
import { type Answer, startTestService, type TestService } from '#test/support/start-service.ts';

/**
 * Every operation of the contract, tried by every member of the cast, on a private desk of the first organisation and on
 * one of the second. What each may do stands in `rows`; an operation without a row fails the test.
 */
const { nadia, camille } = people;
const everybody = Object.entries(people);

interface Row {
  /** Who is answered with a success on Nadia's private desk, on a ticket that Camille requested. */
  readonly allowed: readonly Person[];
  readonly path: (place: Place) => string;
  readonly body?: (place: Place) => unknown;
  /** Operations on the organisation as a whole, which everybody knows there is: refused to others in so many words. */
  readonly whole?: true;
  /** The same of operations that nobody is allowed. */
  readonly refused?: string;
  /** Operations on oneself, where there is nothing of others to see. */
  readonly own?: true;
}
interface Place {
  readonly team: string;
  readonly channel: string;
  readonly desk: string;
  readonly ticket: string;
  /** A ticket that Camille filed and Nadia changed. */
  readonly undoable: string;
  readonly deskVersion: string;
  readonly comment: string;
  readonly file: string;
  readonly version: string;
  readonly template: string;
  readonly run: string;
  /** Shared with everyone. */
  readonly view: string;
  /** Of a purchase for Nadia's organisation. */
  readonly purchase: string;
}

const members = [nadia, camille];
const ofOrganisation = everybody.map(([, person]) => person).filter(({ tenant }) => tenant === nadia.tenant);
/** Of Maison Bergeron, and of Northwind Clinics. */
const administrators = [nadia, people.megan];
const onDesk =
  (rest = '') =>
  (place: Place) =>
    `/api/v1/desks/${place.desk}${rest}`;
const onTicket =
  (rest = '') =>
  (place: Place) =>
    `/api/v1/desks/${place.desk}/tickets/${place.ticket}${rest}`;
const onTemplate =
  (rest = '') =>
  (place: Place) =>
    `/api/v1/desks/${place.desk}/templates/${place.template}${rest}`;
const onRun =
  (rest = '') =>
  (place: Place) =>
    `/api/v1/desks/${place.desk}/runs/${place.run}${rest}`;
const payroll = plan([tick('a', { title: 'Vérifier la paie' })]);
const nobody: readonly Person[] = [];
const everything = {
  view: 'all',
  status: [],
  priority: [],
  category: [],
  assignee: null,
  tag: null,
  fields: '',
  text: '',
  sort: 'updated',
  direction: 'desc',
  layout: 'list',
};

const rows: Readonly<Record<string, Row>> = {
  resolvePurchase: {
    allowed: ofOrganisation,
    path: () => '/api/v1/purchases/resolve',
    body: ({ purchase }) => ({ token: purchase }),
    refused: 'purchase.wrong-account',
  },
  activatePurchase: {
    allowed: ofOrganisation,
    path: () => '/api/v1/purchases/activate',
    body: ({ purchase }) => ({ token: purchase, administrator: 'nobody' }),
    refused: 'purchase.wrong-account',
  },
  readMe: { allowed: everybody.map(([, person]) => person), path: () => '/api/v1/me', own: true },
  changeMe: {
    allowed: everybody.map(([, person]) => person),
    path: () => '/api/v1/me',
    body: () => ({ language: null }),
    own: true,
  },
  readNotificationSettings: {
    allowed: everybody.map(([, person]) => person),
    path: () => '/api/v1/me/notifications',
    own: true,
  },
  changeNotificationSettings: {
    allowed: everybody.map(([, person]) => person),
    path: () => '/api/v1/me/notifications',
    body: () => ({ timeZone: 'Europe/Paris' }),
    own: true,
  },
  mute: {
    allowed: members,
    path: ({ ticket }) => `/api/v1/me/muted/${ticket}`,
    body: ({ desk }) => ({ deskId: desk }),
  },
  unmute: {
    allowed: everybody.map(([, person]) => person),
    path: ({ ticket }) => `/api/v1/me/muted/${ticket}`,
    own: true,
  },
  listMine: { allowed: everybody.map(([, person]) => person), path: () => '/api/v1/me/tickets', own: true },
  listMyRuns: { allowed: everybody.map(([, person]) => person), path: () => '/api/v1/me/runs', own: true },
  listTeamDesks: {
    allowed: members,
    path: ({ team, channel }) => `/api/v1/teams/${team}/desks?channelId=${encodeURIComponent(channel)}`,
  },
  createDesk: {
    allowed: members,
    path: ({ team }) => `/api/v1/teams/${team}/desks`,
    body: ({ channel }) => ({ name: 'Autre', language: 'fr', channelId: channel }),
  },
  readDesk: { allowed: members, path: onDesk() },
  /** Says what is so already: the version stays true for those who ask after her. */
  changeDesk: {
    allowed: [nadia],
    path: onDesk(),
    body: ({ deskVersion }) => ({ version: deskVersion, name: 'Ressources humaines' }),
  },
  listSettingsEntries: { allowed: [nadia], path: onDesk('/settings/history') },
  listFailedDeliveries: { allowed: [nadia], path: onDesk('/deliveries/failed') },
  listMembers: { allowed: members, path: onDesk('/members') },
  listTickets: { allowed: members, path: onDesk('/tickets') },
  searchTickets: { allowed: members, path: onDesk('/tickets/search?text=paie') },
  countTickets: { allowed: members, path: onDesk('/tickets/counts') },
  groupTickets: { allowed: members, path: onDesk('/tickets/groups?by=status') },
  listGrouped: { allowed: members, path: onDesk('/tickets/grouped?by=status&groups=new') },
  listTags: { allowed: members, path: onDesk('/tags') },
  listViews: { allowed: members, path: onDesk('/views') },
  saveView: {
    allowed: members,
    path: onDesk('/views'),
    body: () => ({ name: 'Essai', shared: false, look: everything, columns: null }),
  },
  changeView: {
    allowed: [nadia],
    path: ({ desk, view }) => `/api/v1/desks/${desk}/views/${view}`,
    body: () => ({ name: 'À faire' }),
  },
  removeView: { allowed: nobody, path: onDesk(`/views/viw_${'0'.repeat(20)}`) },
  listRecentSearches: { allowed: members, path: onDesk('/searches') },
  keepSearch: { allowed: members, path: onDesk('/searches'), body: () => ({ text: 'paie' }) },
  createTicket: { allowed: members, path: onDesk('/tickets'), body: () => ({ title: 'Essai' }) },
  writeTickets: {
    allowed: members,
    path: onDesk('/tickets/bulk'),
    body: () => ({ items: [{ create: { title: 'Essai' } }] }),
  },
  readTicket: { allowed: members, path: onTicket() },
  listEntries: { allowed: members, path: onTicket('/entries') },
  changeTicket: {
    allowed: members,
    path: onTicket(),
    body: ({ version }) => ({ version, changes: { tags: ['essai'] } }),
  },
  /** Of the one who did it. */
  undoTicket: {
    allowed: [nadia],
    path: ({ desk, undoable }) => `/api/v1/desks/${desk}/tickets/${undoable}/undo`,
    body: () => ({ seq: 2 }),
  },
  readSamples: { allowed: [nadia], path: onDesk('/samples') },
  addSamples: { allowed: [nadia], path: onDesk('/samples') },
  removeSamples: { allowed: [nadia], path: onDesk('/samples') },
  addLink: {
    allowed: members,
    path: onTicket('/links'),
    body: ({ undoable }) => ({ kind: 'relates', ticket: undoable }),
  },
  /** Whoever comes first takes it away for the others. */
  removeLink: { allowed: [nadia], path: (place) => onTicket(`/links/${place.undoable}`)(place) },
  /** Of what is already closed as the duplicate of the other: nobody may edit both but the owner. */
  mergeTicket: {
    allowed: [nadia],
    path: ({ desk, undoable }) => `/api/v1/desks/${desk}/tickets/${undoable}/merge`,
    body: ({ ticket }) => ({ into: ticket }),
  },
  addComment: { allowed: members, path: onTicket('/comments'), body: () => ({ text: 'Essai' }) },
  editComment: {
    allowed: [nadia],
    path: (place) => onTicket(`/comments/${place.comment}`)(place),
    body: () => ({ text: 'Secret corrigé' }),
  },
  deleteComment: { allowed: [nadia], path: (place) => onTicket(`/comments/${place.comment}`)(place) },
  listTemplates: { allowed: members, path: onDesk('/templates') },
  createTemplate: { allowed: members, path: onDesk('/templates'), body: () => ({ name: 'Essai', plan: payroll }) },
  readTemplate: { allowed: members, path: onTemplate() },
  changeTemplate: {
    allowed: nobody,
    path: onTemplate(),
    body: () => ({ version: 9, name: 'Volé', description: '', plan: payroll }),
  },
  archiveTemplate: {
    allowed: nobody,
    path: (place) => `/api/v1/desks/${place.desk}/templates/tpl_${'0'.repeat(20)}`,
  },
  listSchedules: { allowed: members, path: onDesk('/schedules') },
  createSchedule: {
    allowed: members,
    path: onDesk('/schedules'),
    body: ({ template }) => ({
      template,
      rule: 'FREQ=DAILY',
      begins: '2026-05-04T07:30',
      timeZone: 'America/Montreal',
      holidays: [],
      missed: 'skip',
      assignees: [],
    }),
  },
  changeSchedule: {
    allowed: nobody,
    path: onDesk(`/schedules/sch_${'0'.repeat(20)}`),
    body: () => ({
      rule: 'FREQ=DAILY',
      begins: '2026-05-04T07:30',
      timeZone: 'America/Montreal',
      holidays: [],
      missed: 'skip',
      assignees: [],
    }),
  },
  removeSchedule: { allowed: nobody, path: onDesk(`/schedules/sch_${'0'.repeat(20)}`) },
  listRuns: { allowed: members, path: onDesk('/runs') },
  startRun: { allowed: members, path: onDesk('/runs'), body: ({ template }) => ({ from: { template } }) },
  readRun: { allowed: members, path: onRun() },
  listRunEntries: { allowed: members, path: onRun('/entries') },
  changeRun: { allowed: members, path: onRun(), body: () => ({ title: 'Paie de mai' }) },
  answerItem: { allowed: members, path: onRun('/items/a'), body: () => ({ version: 0, note: 'Essai' }) },
  raiseTicket: { allowed: members, path: onRun('/items/a/ticket') },
  completeRun: { allowed: nobody, path: onRun('/complete') },
  reviewRun: { allowed: nobody, path: onRun('/review'), body: () => ({ sendBack: [] }) },
  reopenRun: { allowed: nobody, path: onRun('/reopen'), body: () => ({ reason: 'Essai' }) },
  commentRun: { allowed: members, path: onRun('/comments'), body: () => ({ text: 'Essai' }) },
  /** Whoever comes first ends it for the others. */
  cancelRun: { allowed: [nadia], path: onRun('/cancel'), body: () => ({ reason: 'Essai' }) },
  uploadFile: { allowed: members, path: onTicket('/files?name=essai.txt'), body: () => Buffer.from('Essai') },
  readFile: { allowed: members, path: (place) => onTicket(`/files/${place.file}`)(place) },
  listAccounts: { allowed: administrators, path: () => '/api/v1/accounts', whole: true },
  appointAdministrator: {
    allowed: [nadia],
    path: () => `/api/v1/accounts/${nadia.oid}/administrator`,
    whole: true,
  },
  dismissAdministrator: {
    allowed: [nadia],
    path: () => `/api/v1/accounts/${camille.oid}/administrator`,
    whole: true,
  },
  readOrganisation: { allowed: administrators, path: () => '/api/v1/organisation', whole: true },
  changeOrganisation: {
    allowed: administrators,
    path: () => '/api/v1/organisation',
    body: () => ({ selfDeactivation: false }),
    whole: true,
  },
  changeStanding: {
    allowed: [nadia],
    path: () => `/api/v1/accounts/${camille.oid}/standing`,
    body: () => ({ standing: 'active' }),
    whole: true,
  },
  correctAccount: {
    allowed: [nadia],
    path: () => `/api/v1/accounts/${camille.oid}`,
    body: () => ({ name: null }),
    whole: true,
  },
  signOutAccount: {
    allowed: nobody,
    path: () => '/api/v1/accounts/00000000-0000-4000-8000-000000000000/sign-out',
    whole: true,
  },
  deactivateMe: { allowed: nobody, path: () => '/api/v1/me/deactivate', refused: 'account.no-self-deactivation' },
  previewErasure: {
    allowed: [nadia],
    path: () => `/api/v1/accounts/${camille.oid}/erasure/preview`,
    body: () => ({}),
    whole: true,
  },
  eraseAccount: {
    allowed: nobody,
    path: () => '/api/v1/accounts/00000000-0000-4000-8000-000000000000/erasure',
    body: () => ({}),
    whole: true,
  },
  askAboutMyData: {
    allowed: everybody.map(([, person]) => person),
    path: () => '/api/v1/me/requests',
    body: () => ({ kind: 'access' }),
    own: true,
  },
  listMyRequests: { allowed: everybody.map(([, person]) => person), path: () => '/api/v1/me/requests', own: true },
  listRequests: { allowed: administrators, path: () => '/api/v1/requests', whole: true },
  enterRequest: {
    allowed: [nadia],
    path: () => `/api/v1/accounts/${camille.oid}/requests`,
    body: () => ({ kind: 'erasure' }),
    whole: true,
  },
  extendRequest: {
    allowed: nobody,
    path: () => `/api/v1/requests/req_${'0'.repeat(20)}/extend`,
    body: () => ({ reason: 'Essai' }),
    whole: true,
  },
  decideRequest: {
    allowed: nobody,
    path: () => `/api/v1/requests/req_${'0'.repeat(20)}/decide`,
    body: () => ({ outcome: 'granted', reason: 'Essai', language: 'fr' }),
    whole: true,
  },
  readMyData: { allowed: everybody.map(([, person]) => person), path: () => '/api/v1/me/data', own: true },
  exportMyData: { allowed: everybody.map(([, person]) => person), path: () => '/api/v1/me/data/export', own: true },
  exportAccount: {
    allowed: [nadia, camille],
    path: () => `/api/v1/accounts/${camille.oid}/data/export`,
    whole: true,
  },
  listErasures: { allowed: administrators, path: () => '/api/v1/erasures', whole: true },
  sendFeedback: {
    allowed: everybody.map(([, person]) => person),
    path: () => '/api/v1/me/feedback',
    body: () => ({ kind: 'idea', text: 'Essai' }),
  },
  listMyFeedback: { allowed: everybody.map(([, person]) => person), path: () => '/api/v1/me/feedback', own: true },
  listFeedback: { allowed: administrators, path: () => '/api/v1/feedback', whole: true },
  answerFeedback: {
    allowed: nobody,
    path: () => `/api/v1/feedback/fbk_${'0'.repeat(20)}/answer`,
    body: () => ({ text: 'Essai' }),
    whole: true,
  },
  listPolicies: { allowed: everybody.map(([, person]) => person), path: () => '/api/v1/policies', own: true },
  readPolicy: { allowed: everybody.map(([, person]) => person), path: () => '/api/v1/policies/processors/1' },
  publishPolicy: {
    allowed: administrators,
    path: () => '/api/v1/policies',
    body: () => ({
      kind: 'processors',
      effectiveOn: '2999-01-01',
      material: false,
      changes: { en: 'Test', fr: 'Essai' },
      text: { en: 'Test', fr: 'Essai' },
    }),
    whole: true,
  },
  readMyPrivacy: { allowed: everybody.map(([, person]) => person), path: () => '/api/v1/me/privacy', own: true },
  changeConsent: {
    allowed: everybody.map(([, person]) => person),
    path: () => '/api/v1/me/consents/product-news',
    body: () => ({ given: true }),
    own: true,
  },
  acknowledgePolicy: {
    allowed: everybody.map(([, person]) => person),
    path: () => '/api/v1/me/policies/privacy/1/acknowledge',
    own: true,
  },
  listConsents: { allowed: administrators, path: () => '/api/v1/consents', whole: true },
  readRetention: { allowed: administrators, path: () => '/api/v1/retention', whole: true },
  changeRetention: {
    allowed: administrators,
    path: () => '/api/v1/retention',
    body: () => ({ schedule: { ...defaultRetention, tickets: 3650 } }),
    whole: true,
  },
  previewRetention: {
    allowed: administrators,
    path: () => '/api/v1/retention/preview',
    body: () => ({ schedule: defaultRetention }),
    whole: true,
  },
  holdAccount: {
    allowed: [nadia],
    path: () => `/api/v1/accounts/${camille.oid}/hold`,
    body: () => ({ reason: 'Essai' }),
    whole: true,
  },
  releaseAccount: { allowed: [nadia], path: () => `/api/v1/accounts/${camille.oid}/hold`, whole: true },
  /** Of somebody who is known to nobody, for whoever is frozen is let in no more. */
  freezeAccount: {
    allowed: nobody,
    path: () => '/api/v1/accounts/00000000-0000-4000-8000-000000000000/freeze',
    body: () => ({ reason: 'Essai' }),
    whole: true,
  },
  thawAccount: {
    allowed: nobody,
    path: () => '/api/v1/accounts/00000000-0000-4000-8000-000000000000/freeze',
    whole: true,
  },
  listAudit: { allowed: administrators, path: () => '/api/v1/audit', whole: true },
  verifyAudit: { allowed: administrators, path: () => '/api/v1/audit/verification', whole: true },
  exportAudit: { allowed: administrators, path: () => '/api/v1/audit/export', whole: true },
  discardFile: { allowed: nobody, path: (place) => onTicket(`/files/${place.file}`)(place) },
};

let service: TestService;
let place: Place;

beforeAll(async () => {
  service = await startTestService();
  const { world } = service.cloud;
  for (const team of [teams.services, teams.sherbrooke, teams.facilities]) world.setInstalled(team.groupId, true);
  const team = teams.services.groupId;
  const channel = channels.ressourcesHumaines.id;
  const body = { name: 'Ressources humaines', language: 'fr', channelId: channel };
  const desk = idOf(await service.call(nadia, 'POST', `/api/v1/teams/${team}/desks`, body));
  const ticket = idOf(
    await service.call(camille, 'POST', `/api/v1/desks/${desk}/tickets`, { title: 'Erreur de paie' }),
  );
  const commented = await service.call(nadia, 'POST', `/api/v1/desks/${desk}/tickets/${ticket}/comments`, {
    text: 'Secret de paie',
  });
  const { timeline, version } = commented.body as { version: string; timeline: { comment?: { id: string } }[] };
  const comment = timeline.find((entry) => entry.comment)?.comment?.id ?? '';
  const lists = `/api/v1/desks/${desk}`;
  const undoable = idOf(await service.call(camille, 'POST', `${lists}/tickets`, { title: 'Congés de paie' }));
  await service.call(nadia, 'PATCH', `${lists}/tickets/${undoable}`, { version: '1', changes: { priority: 'high' } });
  const { version: deskVersion } = (await service.call(nadia, 'GET', lists)).body as { version: string };
  const template = idOf(await service.call(nadia, 'POST', `${lists}/templates`, { name: 'Paie', plan: payroll }));
  const saved = { name: 'Paie', shared: true, look: everything, columns: null };
  const view = idOf(await service.call(nadia, 'POST', `${lists}/views`, saved));
  const run = idOf(await service.call(camille, 'POST', `${lists}/runs`, { from: { template } }));
  const onFiled = `/api/v1/desks/${desk}/tickets/${ticket}`;
  const file = idOf(await service.call(camille, 'POST', `${onFiled}/files?name=bulletin.txt`, Buffer.from('paie')));
  await service.call(camille, 'POST', `${onFiled}/comments`, { text: 'Mon bulletin', files: [file] });
  const { book } = service.cloud.marketplace;
  const purchase = book.tokenFor(book.buy({ buyer: nadia, planId: 'team' }).id);
  place = { team, channel, desk, ticket, undoable, deskVersion, comment, file, version, template, run, view, purchase };
});
afterAll(() => service.close());

function idOf(answer: Answer): string {
  return (answer.body as { id: string }).id;
}

test('every operation of the contract has a row, and no row is left over', () => {
  expect(Object.keys(rows).sort()).toEqual(endpoints.map(({ id }) => id).sort());
});

describe.each(endpoints.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
  test.each(everybody)('by %s', async (_, person) => {
    const row = rows[id];
    if (row === undefined) throw new Error(`no row for ${id}`);
    const answer = await service.call(person, operation.method, row.path(place), row.body?.(place));
    const text = JSON.stringify(answer.body);
    if (row.allowed.includes(person)) {
      expect(answer.status).toBe(operation.status);
      if (row.own && !members.includes(person as never)) expect(text).not.toMatch(/paie|Ressources humaines/);
      return;
    }
    expect(answer.status).toBeGreaterThanOrEqual(400);
    const refused =
      row.refused ?? (administrators.includes(person as never) ? undefined : 'organisation.not-administrator');
    if (row.refused !== undefined || (row.whole && refused !== undefined))
      expect(answer).toMatchObject({ status: 403, body: { code: refused } });
    // Those who are not on the roster learn nothing, not even that there is a desk.
    else if (!members.includes(person as never)) expect(answer.status).toBe(404);
    expect(text).not.toMatch(/paie|Camille|Gagnon/);
  });

  test('without signing in', async () => {
    const row = rows[id];
    const answer = await service.call(null, operation.method, row?.path(place) ?? '', row?.body?.(place));
    expect(answer).toMatchObject({ status: 401, body: { code: 'signin.missing' } });
  });
});

test('nothing was changed by those who may not', async () => {
  const desk = await service.call(nadia, 'GET', onDesk()(place));
  expect(desk.body).toMatchObject({ name: 'Ressources humaines' });
  const ticket = await service.call(nadia, 'GET', onTicket()(place));
  const { timeline } = ticket.body as { timeline: { by: { id: string } }[] };
  expect(new Set(timeline.map((entry) => entry.by.id))).toEqual(new Set([nadia.oid, camille.oid]));
});

test('every type of document that all this stored is on the map of personal data', async () => {
  const database = new DatabaseSync(join(service.config.DATA_FOLDER, 'docket.db'), { readOnly: true });
  const types = database
    .prepare('SELECT DISTINCT type FROM doc')
    .all()
    .map(({ type }) => type);
  database.close();
  expect(types.filter((type) => !storedTypes.some((known) => known === type))).toEqual([]);
  expect(types.length).toBeGreaterThan(15);
});

test('whoever leaves the channel is out on the next request, and keeps their name on what they did', async () => {
  service.cloud.world.removeChannelMember(channels.ressourcesHumaines.id, camille.oid);
  await service.service.rosterChanged(nadia.tenant, teams.services.groupId);
  expect(await service.call(camille, 'GET', onTicket()(place))).toMatchObject({ status: 404 });
  const ticket = await service.call(nadia, 'GET', onTicket()(place));
  expect(ticket.body).toMatchObject({ requester: { name: camille.name, left: true } });
});
