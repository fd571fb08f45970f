import type { Account } from '#bot/accounts/account-document.ts';
import type { AuditEntry } from '#bot/audit/chain.ts';
import type { LedgerItem } from '#bot/billing/billing-documents.ts';
import type { Delivery } from '#bot/notifications/delivery.ts';
import type { Told } from '#bot/relay/outbox.ts';
import type { Organisation } from '#shared/accounts/organisation.ts';
import type { Subscription } from '#shared/billing/subscription.ts';
import type { Desk } from '#shared/desks/desk.ts';
import type { ApiKey } from '#shared/keys/key.ts';
import type { Member } from '#shared/members/member.ts';
import type { Preferences } from '#shared/notifications/preferences.ts';
import type { PrivacyChoices } from '#shared/privacy/consent.ts';
import type { Feedback } from '#shared/privacy/feedback.ts';
import type { Policy } from '#shared/privacy/policy.ts';
import type { DataRequest } from '#shared/privacy/request.ts';
import type { Webhook, WebhookDelivery } from '#shared/webhooks/webhook.ts';
import type { FieldsOf } from './fields-of.ts';

export const desk = {
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

export const member = {
  person: 'person',
  name: 'name',
  role: 'none',
  email: 'email',
  left: 'none',
} as const satisfies FieldsOf<Member>;

export const account = {
  person: 'person',
  name: 'name',
  email: 'email',
  createdAt: 'none',
} as const satisfies FieldsOf<Account>;

export const delivery = {
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

export const preferences = {
  language: 'none',
  notifyBy: 'none',
  ways: 'none',
  timeZone: 'none',
  quiet: 'none',
  digest: 'none',
  muted: 'none',
} as const satisfies FieldsOf<Preferences>;

export const organisation = {
  administrators: 'people',
  limited: 'people',
  signedOut: 'people',
  corrections: 'name',
  selfDeactivation: 'none',
  held: 'people',
  frozen: 'people',
  erased: 'none',
  service: 'none',
  purgeAt: 'none',
} as const satisfies FieldsOf<Organisation>;

export const auditEntry = {
  seq: 'none',
  at: 'none',
  act: 'none',
  by: 'person',
  subject: 'person',
  detail: 'words',
  previous: 'none',
  hash: 'none',
} as const satisfies FieldsOf<AuditEntry>;

export const apiKey = {
  id: 'none',
  desk: 'none',
  name: 'words',
  scopes: 'none',
  person: 'person',
  createdAt: 'none',
  usedAt: 'none',
  secrets: 'none',
} as const satisfies FieldsOf<ApiKey>;

export const webhook = {
  id: 'none',
  desk: 'none',
  url: 'words',
  events: 'none',
  person: 'person',
  createdAt: 'none',
  secret: 'none',
  state: 'none',
  failingSince: 'none',
} as const satisfies FieldsOf<Webhook>;

export const webhookDelivery = {
  id: 'none',
  webhook: 'none',
  event: 'none',
  subject: 'none',
  at: 'none',
  state: 'none',
  attempts: 'none',
  due: 'none',
  status: 'none',
  problem: 'none',
} as const satisfies FieldsOf<WebhookDelivery>;

export const outbox = {
  ticket: 'words',
  run: 'words',
  entry: 'words',
} as const satisfies FieldsOf<Told>;

export const dataRequest = {
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

export const policy = {
  kind: 'none',
  version: 'none',
  publishedAt: 'none',
  effectiveAt: 'none',
  material: 'none',
  changes: 'words',
  text: 'words',
} as const satisfies FieldsOf<Policy>;

export const feedback = {
  id: 'none',
  person: 'person',
  kind: 'none',
  text: 'words',
  environment: 'words',
  at: 'none',
  answer: 'words',
} as const satisfies FieldsOf<Feedback>;

export const privacyChoices = {
  person: 'person',
  consents: 'none',
  acknowledged: 'none',
} as const satisfies FieldsOf<PrivacyChoices>;

export const subscription = {
  id: 'none',
  offer: 'none',
  plan: 'none',
  seats: 'none',
  state: 'none',
  term: 'none',
  termBegins: 'none',
  termEnds: 'none',
  changeable: 'none',
  isTrial: 'none',
  organisation: 'none',
} as const satisfies FieldsOf<Subscription>;

export const marketplaceOperation = {
  operation: 'none',
  subscription: 'none',
  receivedAt: 'none',
  attempts: 'none',
  answered: 'none',
} as const satisfies FieldsOf<LedgerItem>;
