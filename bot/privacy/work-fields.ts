import type { StoredFile } from '#bot/files/file-document.ts';
import type { Run, RunItem, Template } from '#shared/checklists/run.ts';
import type { RunEntry } from '#shared/checklists/run-entry.ts';
import type { Schedule } from '#shared/checklists/schedule.ts';
import type { Entry } from '#shared/tickets/entry.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';
import type { SavedView } from '#shared/views/view.ts';
import type { FieldsOf } from './fields-of.ts';

export const ticket = {
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

export const ticketEntry = {
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

export const runEntry = {
  seq: 'none',
  run: 'none',
  at: 'none',
  by: 'person',
  via: 'none',
  kind: 'none',
  changes: 'words',
  item: 'none',
  file: 'words',
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

export const run = {
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

export const runItem = {
  run: 'none',
  key: 'none',
  revision: 'none',
  answer: 'words',
  by: 'person',
  at: 'none',
  note: 'words',
  files: 'words',
  returned: 'words',
  ticket: 'none',
} as const satisfies FieldsOf<RunItem>;

export const template = {
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

export const schedule = {
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

export const view = {
  id: 'none',
  name: 'words',
  shared: 'none',
  by: 'person',
  look: 'words',
  columns: 'none',
} as const satisfies FieldsOf<SavedView>;

export const file = {
  id: 'none',
  subject: 'none',
  by: 'person',
  at: 'none',
  name: 'words',
  type: 'none',
  size: 'none',
  hash: 'none',
  state: 'none',
  comment: 'none',
  item: 'none',
  etag: 'none',
} as const satisfies FieldsOf<StoredFile>;
