import { createHash } from 'node:crypto';
import { deskIdFor } from '#bot/ids.ts';
import type { Desk } from '#shared/desks/desk.ts';
import type { CustomField } from '#shared/desks/fields.ts';
import { defaultPriorities } from '#shared/desks/priorities.ts';
import { defaultWorkflow } from '#shared/desks/workflow.ts';
import { CommentId, RunId, TemplateId, TicketId } from '#shared/kernel/ids.ts';
import type { Member, Role } from '#shared/members/member.ts';
import { defaultCategories } from '#shared/words/categories.ts';
import { bergeron, type Person } from '#test/cloud/cast.ts';

/** Who and what the bench's organisation consists of, computed alike by each of its processes. */
export const organisation = bergeron;
export const desks = 20;
/** The first desk has this many tickets, the others few. */
export const ticketsOf = (desk: number): number => (desk === 0 ? 100_000 : 200);
/** These tickets of the first desk have a long timeline. */
export const isLong = (desk: number, number: number): boolean => desk === 0 && number % 500 === 0;
export const longTimeline = 50;

/** The second desk has this many runs of checklists, of which one in five hundred is open and has 200 items. */
export const listsDesk = 1;
export const runsOf = (desk: number): number => (desk === listsDesk ? 100_000 : 0);
export const isLongRun = (number: number): boolean => number % 500 === 0;
export const longRunItems = 200;

const givenNames = ['Aline', 'Benoît', 'Chloé', 'Denis', 'Élise', 'Farid', 'Grace', 'Hugo', 'Inès', 'Jonas'];
const surnames = ['Archambault', 'Bouchard', 'Carter', 'Dufresne', 'Evans', 'Fortin'];

export const people: readonly Person[] = surnames.flatMap((surname, row) =>
  givenNames.map((givenName, column) => personOf(givenName, surname, row * givenNames.length + column)),
);
const roleOf = (index: number): Role => {
  if (index < 6) return 'owner';
  return index < 58 ? 'member' : 'guest';
};
export const members: readonly Member[] = people.map(({ oid, name, mail }, index) => ({
  person: oid,
  name,
  role: roleOf(index),
  email: mail,
  left: false,
}));
export const owners = people.slice(0, 6);
/** Those who work on tickets, the busiest first. */
export const agents = people.slice(0, 40).map(({ oid }) => oid);
/** Everyone who may file one, but guests. */
export const requesters = people.slice(0, 58).map(({ oid }) => oid);

const common = { help: null, required: false, categories: null, archived: false } as const;
const choicesOf = (keys: readonly string[]) => keys.map((key) => ({ key, label: key, archived: false }));
export const severities = ['low', 'medium', 'high', 'extreme'] as const;
export const sites = ['paris', 'lyon', 'lille', 'nantes', 'nice'] as const;
/** Fields of the desks' own, which about two tickets in three hold. */
const ownFields: readonly CustomField[] = [
  { ...common, key: 'severity', label: 'Severity', kind: 'choice', choices: choicesOf(severities) },
  { ...common, key: 'sites', label: 'Sites', kind: 'choices', choices: choicesOf(sites) },
  { ...common, key: 'vip', label: 'VIP', kind: 'yesno' },
  { ...common, key: 'cost', label: 'Cost', kind: 'number', min: null, max: null, unit: '€' },
];

export function deskOf(index: number): Desk {
  return {
    id: deskIdFor(['bench', String(index)]),
    name: `Bureau ${index + 1}`,
    prefix: 'TKT',
    language: index % 2 === 0 ? 'fr' : 'en',
    team: guid(`team ${index}`),
    teamName: `Équipe ${index + 1}`,
    channel: { id: `19:bench${index}@thread.tacv2`, name: 'General', kind: 'standard' },
    categories: defaultCategories('fr'),
    priorities: defaultPriorities,
    workflow: defaultWorkflow,
    fields: ownFields,
    cannedReplies: [],
    visibility: 'everyone',
    silent: [],
    closedBy: [],
  };
}

export function ticketIdOf(desk: number, number: number) {
  return TicketId.parse(`tkt_${letters(`ticket ${desk} ${number}`)}`);
}

export function commentIdOf(ticket: string, seq: number) {
  return CommentId.parse(`cmt_${letters(`comment ${ticket} ${seq}`)}`);
}

export function runIdOf(number: number) {
  return RunId.parse(`run_${letters(`run ${number}`)}`);
}

export function templateIdOf(size: 'short' | 'long') {
  return TemplateId.parse(`tpl_${letters(`template ${size}`)}`);
}

function personOf(givenName: string, surname: string, index: number): Person {
  const mail = `person${index}@${organisation.domain}`;
  return {
    oid: guid(`person ${index}`),
    tenant: organisation.tenant,
    name: `${givenName} ${surname}`,
    givenName,
    surname,
    upn: mail,
    mail,
    userType: 'Member',
    locale: 'fr-ca',
    timeZone: 'America/Toronto',
    left: false,
  };
}

function guid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** Hexadecimal digits are among the letters that our ids may have. */
export function letters(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 20);
}
