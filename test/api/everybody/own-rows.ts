import { all, members, nobody, ofOrganisation, type Rows } from './place.ts';

/** Operations on oneself. */
export const ownRows: Rows = {
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
  readMe: { allowed: all, path: () => '/api/v1/me', own: true },
  changeMe: {
    allowed: all,
    path: () => '/api/v1/me',
    body: () => ({ language: null }),
    own: true,
  },
  readNotificationSettings: {
    allowed: all,
    path: () => '/api/v1/me/notifications',
    own: true,
  },
  changeNotificationSettings: {
    allowed: all,
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
    allowed: all,
    path: ({ ticket }) => `/api/v1/me/muted/${ticket}`,
    own: true,
  },
  listMine: { allowed: all, path: () => '/api/v1/me/tickets', own: true },
  listMyRuns: { allowed: all, path: () => '/api/v1/me/runs', own: true },
  deactivateMe: { allowed: nobody, path: () => '/api/v1/me/deactivate', refused: 'account.no-self-deactivation' },
  askAboutMyData: {
    allowed: all,
    path: () => '/api/v1/me/requests',
    body: () => ({ kind: 'access' }),
    own: true,
  },
  listMyRequests: { allowed: all, path: () => '/api/v1/me/requests', own: true },
  readMyData: { allowed: all, path: () => '/api/v1/me/data', own: true },
  exportMyData: { allowed: all, path: () => '/api/v1/me/data/export', own: true },
  sendFeedback: {
    allowed: all,
    path: () => '/api/v1/me/feedback',
    body: () => ({ kind: 'idea', text: 'Essai' }),
  },
  listMyFeedback: { allowed: all, path: () => '/api/v1/me/feedback', own: true },
  listPolicies: { allowed: all, path: () => '/api/v1/policies', own: true },
  readPolicy: { allowed: all, path: () => '/api/v1/policies/processors/1' },
  readMyPrivacy: { allowed: all, path: () => '/api/v1/me/privacy', own: true },
  changeConsent: {
    allowed: all,
    path: () => '/api/v1/me/consents/product-news',
    body: () => ({ given: true }),
    own: true,
  },
  acknowledgePolicy: {
    allowed: all,
    path: () => '/api/v1/me/policies/privacy/1/acknowledge',
    own: true,
  },
};
