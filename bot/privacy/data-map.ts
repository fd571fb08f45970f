import type { Account } from '#bot/accounts/account-document.ts';
import type { AuditEntry } from '#bot/audit/chain.ts';
import type { LedgerItem } from '#bot/billing/billing-documents.ts';
import type { StoredFile } from '#bot/files/file-document.ts';
import type { Delivery } from '#bot/notifications/delivery.ts';
import type { Told } from '#bot/relay/outbox.ts';
import type { Organisation } from '#shared/accounts/organisation.ts';
import type { Subscription } from '#shared/billing/subscription.ts';
import type { Run, RunItem, Template } from '#shared/checklists/run.ts';
import type { RunEntry } from '#shared/checklists/run-entry.ts';
import type { Schedule } from '#shared/checklists/schedule.ts';
import type { Desk } from '#shared/desks/desk.ts';
import type { Member } from '#shared/members/member.ts';
import type { Preferences } from '#shared/notifications/preferences.ts';
import type { PrivacyChoices } from '#shared/privacy/consent.ts';
import type { DataCategory } from '#shared/privacy/erasure.ts';
import type { Feedback } from '#shared/privacy/feedback.ts';
import type { Policy } from '#shared/privacy/policy.ts';
import type { DataRequest } from '#shared/privacy/request.ts';
import type { Entry } from '#shared/tickets/entry.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';
import type { SavedView } from '#shared/views/view.ts';

/**
 * What of a person a field can hold: who they are in Microsoft Entra, one or several of them; what they are called or reached
 * by; words that somebody wrote, in which anybody may be named; or nothing of anybody's.
 */
type Personal = 'person' | 'people' | 'name' | 'email' | 'words' | 'none';
type FieldsOf<T> = { readonly [K in T extends unknown ? keyof T : never]: Personal };

const ticket = {
  id: 'none',
  desk: 'none',
  number: 'none',
  title: 'words',
  description: 'words',
  status: 'none',
  group: 'none',
  priority: 'none',
  category: 'none',
  requester: 'person',
  submitter: 'person',
  assignees: 'people',
  watchers: 'people',
  tags: 'words',
  due: 'none',
  confidential: 'none',
  fields: 'words',
  fieldWords: 'words',
  links: 'none',
  source: 'none',
  comments: 'none',
  files: 'none',
  noteFiles: 'none',
  revision: 'none',
  createdAt: 'none',
  updatedAt: 'none',
  firstResponseAt: 'none',
  resolvedAt: 'none',
  closedAt: 'none',
} as const satisfies FieldsOf<Ticket>;

const ticketEntry = {
  seq: 'none',
  ticket: 'none',
  at: 'none',
  by: 'person',
  via: 'none',
  kind: 'none',
  changes: 'words',
  undoes: 'none',
  times: 'none',
  link: 'none',
  was: 'none',
  beside: 'none',
  comment: 'none',
  internal: 'none',
  id: 'none',
  text: 'words',
  mentions: 'people',
  files: 'words',
  editedAt: 'none',
  deletedAt: 'none',
} as const satisfies FieldsOf<Entry>;

const runEntry = {
  seq: 'none',
  run: 'none',
  at: 'none',
  by: 'person',
  via: 'none',
  kind: 'none',
  changes: 'words',
  item: 'none',
  revision: 'none',
  from: 'words',
  to: 'words',
  ticket: 'none',
  items: 'words',
  seal: 'none',
  reason: 'words',
  id: 'none',
  text: 'words',
  mentions: 'people',
} as const satisfies FieldsOf<RunEntry>;

const run = {
  id: 'none',
  desk: 'none',
  title: 'words',
  template: 'none',
  state: 'none',
  assignees: 'people',
  reviewer: 'person',
  startedBy: 'person',
  startedAt: 'none',
  updatedAt: 'none',
  source: 'none',
  due: 'none',
  ticket: 'none',
  holds: 'none',
  marks: 'none',
  progress: 'none',
  waitsFor: 'people',
  comments: 'none',
  revision: 'none',
  completedBy: 'person',
  completedAt: 'none',
  seal: 'none',
  chain: 'none',
} as const satisfies FieldsOf<Run>;

const runItem = {
  run: 'none',
  key: 'none',
  revision: 'none',
  answer: 'words',
  by: 'person',
  at: 'none',
  note: 'words',
  returned: 'words',
  ticket: 'none',
} as const satisfies FieldsOf<RunItem>;

const template = {
  id: 'none',
  desk: 'none',
  name: 'words',
  description: 'words',
  version: 'none',
  items: 'none',
  archived: 'none',
  createdBy: 'person',
  createdAt: 'none',
  updatedBy: 'person',
  updatedAt: 'none',
} as const satisfies FieldsOf<Template>;

const schedule = {
  id: 'none',
  desk: 'none',
  template: 'none',
  rule: 'none',
  begins: 'none',
  timeZone: 'none',
  holidays: 'none',
  missed: 'none',
  assignees: 'people',
  createdBy: 'person',
  createdAt: 'none',
  next: 'none',
} as const satisfies FieldsOf<Schedule>;

const view = {
  id: 'none',
  name: 'words',
  shared: 'none',
  by: 'person',
  look: 'words',
  columns: 'none',
} as const satisfies FieldsOf<SavedView>;

const file = {
  id: 'none',
  subject: 'none',
  by: 'person',
  at: 'none',
  name: 'words',
  type: 'none',
  size: 'none',
  state: 'none',
  comment: 'none',
  etag: 'none',
} as const satisfies FieldsOf<StoredFile>;

const desk = {
  id: 'none',
  name: 'words',
  prefix: 'none',
  language: 'none',
  team: 'none',
  teamName: 'words',
  channel: 'words',
  categories: 'words',
  priorities: 'words',
  workflow: 'words',
  fields: 'words',
  cannedReplies: 'words',
  visibility: 'none',
  silent: 'none',
  closedBy: 'none',
} as const satisfies FieldsOf<Desk>;

const member = {
  person: 'person',
  name: 'name',
  role: 'none',
  email: 'email',
  left: 'none',
} as const satisfies FieldsOf<Member>;

const account = {
  person: 'person',
  name: 'name',
  email: 'email',
  createdAt: 'none',
} as const satisfies FieldsOf<Account>;

const delivery = {
  id: 'none',
  desk: 'none',
  person: 'person',
  kind: 'none',
  state: 'none',
  subject: 'none',
  by: 'person',
  at: 'none',
  attempts: 'none',
  due: 'none',
  seq: 'none',
  dueAt: 'none',
  through: 'none',
  reason: 'words',
  settledAt: 'none',
  silent: 'none',
  held: 'none',
  heldUntil: 'none',
} as const satisfies FieldsOf<Delivery>;

const preferences = {
  language: 'none',
  notifyBy: 'none',
  ways: 'none',
  timeZone: 'none',
  quiet: 'none',
  digest: 'none',
  muted: 'none',
} as const satisfies FieldsOf<Preferences>;

const organisation = {
  administrators: 'people',
  limited: 'people',
  signedOut: 'people',
  corrections: 'name',
  selfDeactivation: 'none',
  held: 'people',
  frozen: 'people',
  erased: 'none',
  service: 'none',
} as const satisfies FieldsOf<Organisation>;

const auditEntry = {
  seq: 'none',
  at: 'none',
  act: 'none',
  by: 'person',
  subject: 'person',
  detail: 'words',
  previous: 'none',
  hash: 'none',
} as const satisfies FieldsOf<AuditEntry>;

const outbox = {
  ticket: 'words',
  run: 'words',
  entry: 'words',
} as const satisfies FieldsOf<Told>;

const dataRequest = {
  id: 'none',
  person: 'person',
  kind: 'none',
  text: 'words',
  enteredBy: 'person',
  receivedAt: 'none',
  due: 'none',
  extension: 'words',
  decision: 'words',
} as const satisfies FieldsOf<DataRequest>;

const policy = {
  kind: 'none',
  version: 'none',
  publishedAt: 'none',
  effectiveAt: 'none',
  material: 'none',
  changes: 'words',
  text: 'words',
} as const satisfies FieldsOf<Policy>;

const feedback = {
  id: 'none',
  person: 'person',
  kind: 'none',
  text: 'words',
  environment: 'words',
  at: 'none',
  answer: 'words',
} as const satisfies FieldsOf<Feedback>;

const privacyChoices = {
  person: 'person',
  consents: 'none',
  acknowledged: 'none',
} as const satisfies FieldsOf<PrivacyChoices>;

const subscription = {
  id: 'none',
  offer: 'none',
  plan: 'none',
  seats: 'none',
  state: 'none',
  termEnds: 'none',
  isTrial: 'none',
  organisation: 'none',
} as const satisfies FieldsOf<Subscription>;

const marketplaceOperation = {
  operation: 'none',
  subscription: 'none',
  receivedAt: 'none',
  attempts: 'none',
  answered: 'none',
} as const satisfies FieldsOf<LedgerItem>;

interface Kept {
  readonly category: DataCategory;
  /** Whose partition it lies in. */
  readonly place: 'desk' | 'organisation' | 'person' | 'vendor';
  readonly fields: Readonly<Record<string, Personal>>;
}

/**
 * Every type of document that is stored, and what of people each of its fields can hold. Erasing and showing people their data
 * go by it: a field that is not here does not compile, a type that is not here fails a test.
 */
export const dataMap = {
  member: { category: 'profile', place: 'desk', fields: member },
  account: { category: 'profile', place: 'organisation', fields: account },
  organisation: { category: 'profile', place: 'organisation', fields: organisation },
  ticket: { category: 'tickets', place: 'desk', fields: ticket },
  frozenTicket: { category: 'tickets', place: 'desk', fields: ticket },
  withdrawnTicket: { category: 'tickets', place: 'desk', fields: ticket },
  lineage: { category: 'tickets', place: 'desk', fields: {} },
  samples: { category: 'tickets', place: 'desk', fields: { tickets: 'none' } },
  entry: { category: 'history', place: 'desk', fields: { ...runEntry, ...ticketEntry } },
  file: { category: 'files', place: 'desk', fields: file },
  view: { category: 'settings', place: 'desk', fields: view },
  withdrawnRun: { category: 'checklists', place: 'desk', fields: run },
  run: { category: 'checklists', place: 'desk', fields: run },
  runItem: { category: 'checklists', place: 'desk', fields: runItem },
  template: { category: 'checklists', place: 'desk', fields: template },
  plan: { category: 'checklists', place: 'desk', fields: { sections: 'words' } },
  schedule: { category: 'checklists', place: 'desk', fields: schedule },
  desk: { category: 'settings', place: 'desk', fields: desk },
  settingsEntry: {
    category: 'settings',
    place: 'desk',
    fields: { at: 'none', by: 'person', changes: 'words', copiedFrom: 'words' },
  },
  roster: { category: 'settings', place: 'desk', fields: { at: 'none' } },
  counter: { category: 'settings', place: 'desk', fields: { last: 'none' } },
  idempotency: { category: 'settings', place: 'desk', fields: { fingerprint: 'none', made: 'none' } },
  team: { category: 'settings', place: 'organisation', fields: { name: 'words', group: 'none', conversation: 'none' } },
  reminder: { category: 'notifications', place: 'desk', fields: { after: 'none' } },
  outbox: { category: 'notifications', place: 'desk', fields: outbox },
  delivery: { category: 'notifications', place: 'person', fields: delivery },
  failedDelivery: {
    category: 'notifications',
    place: 'desk',
    fields: { at: 'none', person: 'person', subject: 'none', kind: 'none', reason: 'words' },
  },
  signals: { category: 'notifications', place: 'person', fields: { recent: 'people' } },
  preferences: { category: 'profile', place: 'person', fields: preferences },
  recentSearch: { category: 'recent', place: 'person', fields: { text: 'words', at: 'none' } },
  conversation: { category: 'notifications', place: 'person', fields: { user: 'person', conversation: 'person' } },
  auditEntry: { category: 'audit', place: 'organisation', fields: auditEntry },
  auditHead: { category: 'audit', place: 'organisation', fields: { seq: 'none', hash: 'none' } },
  freeze: { category: 'profile', place: 'organisation', fields: { person: 'person' } },
  retention: { category: 'settings', place: 'organisation', fields: { schedule: 'none', reports: 'none' } },
  policy: { category: 'settings', place: 'organisation', fields: policy },
  privacyChoices: { category: 'profile', place: 'organisation', fields: privacyChoices },
  feedback: { category: 'settings', place: 'organisation', fields: feedback },
  accessLog: { category: 'audit', place: 'vendor', fields: { address: 'none', agent: 'none' } },
  dataRequest: { category: 'audit', place: 'organisation', fields: dataRequest },
  erasure: {
    category: 'audit',
    place: 'organisation',
    fields: { request: 'name', pseudonym: 'none', touched: 'none' },
  },
  subscription: { category: 'settings', place: 'vendor', fields: subscription },
  marketplaceOperation: { category: 'settings', place: 'vendor', fields: marketplaceOperation },
  reconciliation: { category: 'settings', place: 'vendor', fields: {} },
} as const satisfies Record<string, Kept>;

export type StoredType = keyof typeof dataMap;
export const storedTypes = Object.keys(dataMap) as readonly StoredType[];

/** The types of a kind of partition that can hold something of a person's. */
export function personalTypes(place: Kept['place']): readonly StoredType[] {
  return storedTypes.filter((type) => {
    const kept: Kept = dataMap[type];
    return kept.place === place && Object.values(kept.fields).some((personal) => personal !== 'none');
  });
}
