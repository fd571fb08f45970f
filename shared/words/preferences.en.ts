import type { NotificationKind } from '../notifications/kind.ts';
import type { Way } from '../notifications/way.ts';

const kinds: Readonly<Record<NotificationKind, string>> = {
  mentioned: 'Somebody mentions me',
  assigned: 'I am assigned a ticket',
  unassigned: 'I am taken off a ticket',
  'status-changed': 'The status of a ticket that I requested changes',
  commented: 'Somebody comments on what I follow',
  'run-assigned': 'I am given a checklist',
  'item-assigned': 'I am given items of a checklist',
  'run-review': 'I am asked for a review',
  'run-returned': 'A review sends items back to me',
  overdue: 'What I am to do is overdue, or a ticket that nobody has on a desk of mine',
  'due-soon': 'What I am to do is due soon',
  'run-completed': 'A checklist of mine is completed',
};
const ways: Readonly<Record<Way, string>> = {
  feed: 'Teams activity feed',
  card: 'Message from the Docket bot',
  email: 'E-mail',
  digest: 'In the digest',
  off: 'Not at all',
};

/** How and when one is told: a page of the personal tab, and the button that mutes a ticket. */
export const preferencesEn = {
  heading: 'Notifications',
  saved: 'Settings saved.',
  usual: 'How you are usually told',
  byKind: 'By kind of event',
  asUsual: 'As usual',
  kinds,
  ways,
  emailTo: (address: string) => `E-mail (${address})`,
  quiet: {
    heading: 'Quiet hours',
    on: 'Keep quiet hours',
    about: 'What happens meanwhile is told in one message when they end. Nothing is lost.',
    from: 'From',
    to: 'To',
    days: 'Quiet all day',
    allDays: 'One day of the week has to stay free.',
    same: 'Choose two different times.',
  },
  digest: {
    heading: 'Digest',
    on: 'Send a digest',
    about: 'One message that sums up what you choose for it below. Nothing is sent where nothing happened.',
    when: 'How often',
    daily: 'Every day',
    weekly: (day: string) => `Every week, on ${day}`,
    at: 'At',
    by: 'Sent through',
    chooseKinds: 'No kind of event goes to the digest yet: choose “In the digest” below.',
  },
  /** An owner's choice for the desk. */
  defaults: {
    about:
      'What people on this desk are told of, in the words that each of them reads. Whoever chose something else for themselves keeps it.',
    told: 'People are told when',
  },
  zone: 'Time zone',
  zoneHint: 'Of these hours, and of reminders of what is due: they come at eight in the morning.',
  muted: {
    heading: 'Muted',
    about: 'You are told nothing of what is muted. To mute a ticket, open it and choose “Mute”.',
    none: 'No ticket and no checklist is muted.',
    desks: 'Desks that you hear of',
    gone: 'Something that you do not see any more',
    unmute: 'Unmute',
    unmuteNamed: (what: string) => `Unmute ${what}`,
    mute: 'Mute',
    done: 'Muted. You are told nothing more of it.',
    undone: 'You are told of it again.',
  },
};
