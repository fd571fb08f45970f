import type { NotificationKind } from '../notifications/kind.ts';
import type { Hold } from '../notifications/preferences.ts';

const told: Readonly<Record<NotificationKind, (who: string, ticket: string) => string>> = {
  mentioned: (who, ticket) => `${who} mentioned you on ${ticket}`,
  assigned: (who, ticket) => `${who} assigned ${ticket} to you`,
  unassigned: (who, ticket) => `${who} took you off ${ticket}`,
  'status-changed': (who, ticket) => `${who} changed the status of ${ticket}`,
  commented: (who, ticket) => `${who} commented on ${ticket}`,
  'run-assigned': (who, list) => `${who} gave you the checklist ${list}`,
  'item-assigned': (who, list) => `${who} gave you items of the checklist ${list}`,
  'run-review': (who, list) => `${who} asks you to review ${list}`,
  'run-returned': (who, list) => `${who} sent back items of ${list}`,
  'run-completed': (who, list) => `${who} completed ${list}`,
  overdue: (_, what) => `${what} is overdue`,
  'due-soon': (_, what) => `${what} is due soon`,
};
const times = (what: string, count: number) => (count === 1 ? what : `${what} (${count} times)`);
/** One of several things that somebody did to one ticket, after their name. */
const did: Readonly<Record<NotificationKind, (count: number) => string>> = {
  mentioned: (count) => times('mentioned you', count),
  assigned: (count) => times('assigned it to you', count),
  unassigned: (count) => times('took you off it', count),
  'status-changed': (count) => times('changed the status', count),
  commented: (count) => times('commented', count),
  'run-assigned': (count) => times('gave it to you', count),
  'item-assigned': (count) => times('gave you items of it', count),
  'run-review': (count) => times('asked for your review', count),
  'run-returned': (count) => times('sent items back', count),
  'run-completed': (count) => times('completed it', count),
  overdue: () => 'overdue',
  'due-soon': () => 'due soon',
};

const held: Readonly<Record<Hold, (count: number) => string>> = {
  digest: (count) => `Your digest: ${count} updates`,
  quiet: (count) => `${count} updates during your quiet hours`,
};

/** What notifications say. The app's manifest has the same sentences for the activity feed. */
export const notifyEn = {
  told,
  did,
  /** Two or more things that one person did to one ticket. */
  burst: (who: string, ticket: string, count: number) => `${who}: ${count} updates on ${ticket}`,
  /** Two or more things by several people or on several tickets. */
  several: (count: number) => `${count} updates on what you follow`,
  /** Whatever waited, by what it waited for. */
  held,
  didBy: (who: string, did: string) => `${who} ${did}`,
  others: (count: number) => (count === 1 ? 'and one other' : `and ${count} others`),
  dueOn: (when: string) => `Due ${when}`,
  status: (from: string, to: string) => `${from} → ${to}`,
  formerMember: 'A former member',
  open: 'Open in Docket',
  show: 'Show the ticket',
  mute: 'Mute',
  settings: 'Notification settings',
};
export type NotifyWords = typeof notifyEn;
