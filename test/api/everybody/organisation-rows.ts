import { defaultRetention } from '#shared/privacy/retention.ts';
import { people } from '#test/cloud/cast.ts';
import { administrators, nobody, type Rows } from './place.ts';

const { nadia, camille } = people;

/** Operations on the organisation as a whole. */
export const organisationRows: Rows = {
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
  exportAccount: {
    allowed: [nadia, camille],
    path: () => `/api/v1/accounts/${camille.oid}/data/export`,
    whole: true,
  },
  listErasures: { allowed: administrators, path: () => '/api/v1/erasures', whole: true },
  listFeedback: { allowed: administrators, path: () => '/api/v1/feedback', whole: true },
  answerFeedback: {
    allowed: nobody,
    path: () => `/api/v1/feedback/fbk_${'0'.repeat(20)}/answer`,
    body: () => ({ text: 'Essai' }),
    whole: true,
  },
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
  readSubscription: { allowed: administrators, path: () => '/api/v1/subscription', whole: true },
  readUsage: { allowed: administrators, path: () => '/api/v1/usage', whole: true },
  listAudit: { allowed: administrators, path: () => '/api/v1/audit', whole: true },
  verifyAudit: { allowed: administrators, path: () => '/api/v1/audit/verification', whole: true },
  exportAudit: { allowed: administrators, path: () => '/api/v1/audit/export', whole: true },
};
