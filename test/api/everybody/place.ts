import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { plan, tick } from '#test/support/checklist-builders.ts';
import type { Answer, TestService } from '#test/support/start-service.ts';

/** Who may do an operation, and how it is asked for. */
export interface Row {
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
  /** It can be done once: whoever of the allowed comes first takes it away for the others. */
  readonly once?: true;
}
export type Rows = Readonly<Record<string, Row>>;

/** A desk with something of everything on it. */
export interface Place {
  readonly team: string;
  readonly channel: string;
  readonly desk: string;
  readonly name: string;
  readonly ticket: string;
  /** A ticket that the member filed and the owner changed. */
  readonly undoable: string;
  /** One that is to go to the other desk, which the same people are on. */
  readonly movable: string;
  readonly otherDesk: string;
  readonly deskVersion: string;
  readonly comment: string;
  readonly file: string;
  readonly version: string;
  readonly template: string;
  readonly spareTemplate: string;
  readonly run: string;
  /** By the member. */
  readonly runComment: string;
  /** A file on its item. */
  readonly evidence: string;
  readonly schedule: string;
  /** Shared with everyone. */
  readonly view: string;
  readonly spareView: string;
  readonly key: string;
  readonly spareKey: string;
  readonly webhook: string;
  readonly spareWebhook: string;
  /** To the webhook, of a test. */
  readonly webhookDelivery: string;
  /** The token that a buyer arrives with. */
  readonly purchase: string;
}
interface Staff {
  readonly team: string;
  readonly channel: string;
  readonly owner: Person;
  readonly member: Person;
  /** What everything on the desk is about, and nothing else anywhere. */
  readonly word: string;
}

/** Of the first organisation, in a private channel. */
export const payroll: Staff = {
  team: teams.services.groupId,
  channel: channels.ressourcesHumaines.id,
  owner: people.nadia,
  member: people.camille,
  word: 'paie',
};
/** Of the second one. */
export const boilers: Staff = {
  team: teams.facilities.groupId,
  channel: channels.facilitiesGeneral.id,
  owner: people.megan,
  member: people.tomas,
  word: 'boiler',
};

export const everybody = Object.entries(people);
export const all: readonly Person[] = Object.values(people);
export const nobody: readonly Person[] = [];
/** Of the first organisation. */
export const ofOrganisation: readonly Person[] = all.filter(({ tenant }) => tenant === people.nadia.tenant);
export const members: readonly Person[] = [payroll.owner, payroll.member];
/** Of Maison Bergeron, and of Northwind Clinics. */
export const administrators: readonly Person[] = [people.nadia, people.megan];
export const onDesk =
  (rest = '') =>
  (place: Place) =>
    `/api/v1/desks/${place.desk}${rest}`;
export const onTicket =
  (rest = '') =>
  (place: Place) =>
    onDesk(`/tickets/${place.ticket}${rest}`)(place);
export const onTemplate =
  (rest = '') =>
  (place: Place) =>
    onDesk(`/templates/${place.template}${rest}`)(place);
export const onRun =
  (rest = '') =>
  (place: Place) =>
    onDesk(`/runs/${place.run}${rest}`)(place);
export const list = plan([tick('a', { title: 'Vérifier la paie' })]);
export const everything = {
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
export const daily = {
  rule: 'FREQ=DAILY',
  begins: '2026-05-04T07:30',
  timeZone: 'America/Montreal',
  holidays: [],
  missed: 'skip',
  assignees: [],
};

/** Makes the desk, with tickets, a comment, files, checklists and views. */
export async function makePlace(service: TestService, { team, channel, owner, member, word }: Staff): Promise<Place> {
  const asked = async (by: Person, method: string, path: string, body: unknown) => {
    const answer = await service.call(by, method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const made = async (by: Person, path: string, body: unknown) => idOf(await asked(by, 'POST', path, body));
  const name = `Desk ${word}`;
  const desk = await made(owner, `/api/v1/teams/${team}/desks`, { name, language: 'fr', channelId: channel });
  const at = `/api/v1/desks/${desk}`;
  const ticket = await made(member, `${at}/tickets`, { title: `Erreur ${word}` });
  const onFiled = `${at}/tickets/${ticket}`;
  const commented = await asked(owner, 'POST', `${onFiled}/comments`, { text: `Secret ${word}` });
  const { timeline, version } = commented.body as { version: string; timeline: { comment?: { id: string } }[] };
  const comment = timeline.find((entry) => entry.comment)?.comment?.id ?? '';
  const undoable = await made(member, `${at}/tickets`, { title: `Autre ${word}` });
  await asked(owner, 'PATCH', `${at}/tickets/${undoable}`, { version: '1', changes: { priority: 'high' } });
  const movable = await made(member, `${at}/tickets`, { title: `Encore ${word}` });
  const aside = { name: `Autre ${name}`, language: 'fr', channelId: channel };
  const otherDesk = await made(owner, `/api/v1/teams/${team}/desks`, aside);
  const { version: deskVersion } = (await service.call(owner, 'GET', at)).body as { version: string };
  const template = await made(owner, `${at}/templates`, { name: `Liste ${word}`, plan: list });
  const spareTemplate = await made(owner, `${at}/templates`, { name: `Liste de trop ${word}`, plan: list });
  const schedule = await made(owner, `${at}/schedules`, { template, ...daily });
  const saved = { shared: true, look: everything, columns: null };
  const view = await made(owner, `${at}/views`, { name: `Vue ${word}`, ...saved });
  const spareView = await made(owner, `${at}/views`, { name: `Vue de trop ${word}`, ...saved });
  const newKey = { name: `Programme ${word}`, scopes: ['tickets.read'], days: 30 };
  const key = await made(owner, `${at}/keys`, newKey);
  const spareKey = await made(owner, `${at}/keys`, newKey);
  // A name that leads nowhere: nothing is sent.
  const newWebhook = { url: `https://${word}.invalid/hook`, events: ['ticket.created'] };
  const webhook = await made(owner, `${at}/webhooks`, newWebhook);
  const spareWebhook = await made(owner, `${at}/webhooks`, newWebhook);
  const webhookDelivery = await made(owner, `${at}/webhooks/${webhook}/test`, undefined);
  const run = await made(member, `${at}/runs`, { from: { template } });
  await asked(member, 'POST', `${at}/runs/${run}/comments`, { text: `Avis sur ${word}` });
  const history = (await service.call(member, 'GET', `${at}/runs/${run}/entries`)).body;
  const runComment = (history as { items: { comment?: string }[] }).items[0]?.comment ?? '';
  const attached = await asked(member, 'POST', `${at}/runs/${run}/items/a/files?name=${word}.txt`, Buffer.from(word));
  const { items } = attached.body as { items: { files: { id: string }[] }[] };
  const evidence = items[0]?.files[0]?.id ?? '';
  const file = await made(member, `${onFiled}/files?name=${word}.txt`, Buffer.from(word));
  await asked(member, 'POST', `${onFiled}/comments`, { text: `Mon ${word}`, files: [file] });
  const { book } = service.cloud.marketplace;
  const purchase = book.tokenFor(book.buy({ buyer: owner, planId: 'team' }).id);
  const checklists = { template, spareTemplate, schedule, run, runComment, evidence };
  return {
    team,
    channel,
    desk,
    name,
    purchase,
    ticket,
    undoable,
    movable,
    otherDesk,
    deskVersion,
    comment,
    file,
    version,
    view,
    spareView,
    key,
    spareKey,
    webhook,
    spareWebhook,
    webhookDelivery,
    ...checklists,
  };
}

function idOf(answer: Answer): string {
  return (answer.body as { id: string }).id;
}
