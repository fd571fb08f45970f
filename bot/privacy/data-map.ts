import type { DataCategory } from '#shared/privacy/erasure.ts';
import type { Personal } from './fields-of.ts';
import * as people from './people-fields.ts';
import * as work from './work-fields.ts';

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
  member: { category: 'profile', place: 'desk', fields: people.member },
  account: { category: 'profile', place: 'organisation', fields: people.account },
  organisation: { category: 'profile', place: 'organisation', fields: people.organisation },
  ticket: { category: 'tickets', place: 'desk', fields: work.ticket },
  frozenTicket: { category: 'tickets', place: 'desk', fields: work.ticket },
  movedTicket: { category: 'tickets', place: 'desk', fields: { ...work.ticket, to: 'none', arrived: 'none' } },
  withdrawnTicket: { category: 'tickets', place: 'desk', fields: work.ticket },
  lineage: { category: 'tickets', place: 'desk', fields: {} },
  samples: { category: 'tickets', place: 'desk', fields: { tickets: 'none' } },
  entry: { category: 'history', place: 'desk', fields: { ...work.runEntry, ...work.ticketEntry } },
  file: { category: 'files', place: 'desk', fields: work.file },
  view: { category: 'settings', place: 'desk', fields: work.view },
  withdrawnRun: { category: 'checklists', place: 'desk', fields: work.run },
  run: { category: 'checklists', place: 'desk', fields: work.run },
  runItem: { category: 'checklists', place: 'desk', fields: work.runItem },
  template: { category: 'checklists', place: 'desk', fields: work.template },
  plan: { category: 'checklists', place: 'desk', fields: { sections: 'words' } },
  schedule: { category: 'checklists', place: 'desk', fields: work.schedule },
  desk: { category: 'settings', place: 'desk', fields: people.desk },
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
  outbox: { category: 'notifications', place: 'desk', fields: people.outbox },
  delivery: { category: 'notifications', place: 'person', fields: people.delivery },
  failedDelivery: {
    category: 'notifications',
    place: 'desk',
    fields: { at: 'none', person: 'person', subject: 'none', kind: 'none', reason: 'words' },
  },
  signals: { category: 'notifications', place: 'person', fields: { recent: 'people' } },
  preferences: { category: 'profile', place: 'person', fields: people.preferences },
  recentSearch: { category: 'recent', place: 'person', fields: { text: 'words', at: 'none' } },
  conversation: { category: 'notifications', place: 'person', fields: { user: 'person', conversation: 'person' } },
  auditEntry: { category: 'audit', place: 'organisation', fields: people.auditEntry },
  auditHead: { category: 'audit', place: 'organisation', fields: { seq: 'none', hash: 'none' } },
  apiKey: { category: 'settings', place: 'organisation', fields: people.apiKey },
  webhook: { category: 'settings', place: 'organisation', fields: people.webhook },
  webhookDelivery: { category: 'notifications', place: 'desk', fields: people.webhookDelivery },
  freeze: { category: 'profile', place: 'organisation', fields: { person: 'person' } },
  retention: { category: 'settings', place: 'organisation', fields: { schedule: 'none', reports: 'none' } },
  policy: { category: 'settings', place: 'organisation', fields: people.policy },
  privacyChoices: { category: 'profile', place: 'organisation', fields: people.privacyChoices },
  feedback: { category: 'settings', place: 'organisation', fields: people.feedback },
  accessLog: { category: 'audit', place: 'vendor', fields: { address: 'none', agent: 'none' } },
  dataRequest: { category: 'audit', place: 'organisation', fields: people.dataRequest },
  erasure: {
    category: 'audit',
    place: 'organisation',
    fields: { request: 'name', pseudonym: 'none', touched: 'none' },
  },
  subscription: { category: 'settings', place: 'vendor', fields: people.subscription },
  marketplaceOperation: { category: 'settings', place: 'vendor', fields: people.marketplaceOperation },
  usageDay: {
    category: 'settings',
    place: 'organisation',
    fields: { day: 'none', tickets: 'none', runs: 'none', countedAt: 'none' },
  },
  purge: {
    category: 'settings',
    place: 'vendor',
    fields: { organisation: 'none', begunAt: 'none', finishedAt: 'none', documents: 'none' },
  },
  reconciliation: { category: 'settings', place: 'vendor', fields: {} },
} as const satisfies Record<string, Kept>;

export type StoredType = keyof typeof dataMap;
export const storedTypes = Object.keys(dataMap) as readonly StoredType[];

/** The types of a kind of partition. */
export function typesIn(place: Kept['place']): readonly StoredType[] {
  return storedTypes.filter((type) => dataMap[type].place === place);
}

/** The types of a kind of partition that can hold something of a person's. */
export function personalTypes(place: Kept['place']): readonly StoredType[] {
  return typesIn(place).filter((type) => {
    const { fields }: Kept = dataMap[type];
    return Object.values(fields).some((personal) => personal !== 'none');
  });
}
