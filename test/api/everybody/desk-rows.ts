import { people } from '#test/cloud/cast.ts';
import { everything, members, onDesk, type Place, type Rows } from './place.ts';

const { nadia } = people;

const onWebhook =
  (rest = '') =>
  (place: Place) =>
    onDesk(`/webhooks/${place.webhook}${rest}`)(place);

/** Operations on desks and their settings. */
export const deskRows: Rows = {
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
    body: ({ deskVersion, name }) => ({ version: deskVersion, name }),
  },
  listSettingsEntries: { allowed: [nadia], path: onDesk('/settings/history') },
  listFailedDeliveries: { allowed: [nadia], path: onDesk('/deliveries/failed') },
  listKeys: { allowed: [nadia], path: onDesk('/keys') },
  createKey: {
    allowed: [nadia],
    path: onDesk('/keys'),
    body: () => ({ name: 'Essai', scopes: ['tickets.read'], days: 1 }),
  },
  rotateKey: {
    allowed: [nadia],
    path: (place) => onDesk(`/keys/${place.key}/rotation`)(place),
    body: () => ({ days: 1 }),
  },
  revokeKey: { allowed: [nadia], path: (place) => onDesk(`/keys/${place.spareKey}`)(place) },
  listWebhooks: { allowed: [nadia], path: onDesk('/webhooks') },
  createWebhook: {
    allowed: [nadia],
    path: onDesk('/webhooks'),
    body: () => ({ url: 'https://essai.invalid/', events: ['ticket.created'] }),
  },
  changeWebhook: { allowed: [nadia], path: onWebhook(), body: () => ({ state: 'on' }) },
  removeWebhook: { allowed: [nadia], path: (place) => onDesk(`/webhooks/${place.spareWebhook}`)(place) },
  testWebhook: { allowed: [nadia], path: onWebhook('/test') },
  listWebhookDeliveries: { allowed: [nadia], path: onWebhook('/deliveries') },
  replayWebhookDelivery: {
    allowed: [nadia],
    path: (place) => onWebhook(`/deliveries/${place.webhookDelivery}/replay`)(place),
  },
  listMembers: { allowed: members, path: onDesk('/members') },
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
  removeView: { allowed: [nadia], path: (place) => onDesk(`/views/${place.spareView}`)(place) },
  listRecentSearches: { allowed: members, path: onDesk('/searches') },
  keepSearch: { allowed: members, path: onDesk('/searches'), body: () => ({ text: 'paie' }) },
  readSamples: { allowed: [nadia], path: onDesk('/samples') },
  addSamples: { allowed: [nadia], path: onDesk('/samples') },
  removeSamples: { allowed: [nadia], path: onDesk('/samples') },
};
