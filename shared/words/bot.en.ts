import type { StatusGroup } from '../desks/workflow.ts';
import type { Priority } from '../tickets/ticket.ts';

const plural = new Intl.PluralRules('en');
const statuses: Readonly<Record<StatusGroup, string>> = {
  new: 'New',
  active: 'In progress',
  waiting: 'Waiting',
  resolved: 'Resolved',
  closed: 'Closed',
};
const priorities: Readonly<Record<Priority, string>> = { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' };

/** What the bot and its cards say. English is the source; every other language `satisfies BotWords`. */
export const botEn = {
  statuses,
  priorities,
  /** How a command is written, as help and suggestions show it. */
  hints: {
    new: 'new TITLE',
    list: 'list',
    mine: 'mine',
    show: 'show 42',
    assign: 'assign 42 @who',
    comment: 'comment 42 TEXT',
    close: 'close 42',
    desk: 'desk',
    help: 'help',
  },
  /** What a button types for the person. */
  typed: { new: 'new', list: 'list', mine: 'mine', help: 'help', desk: 'desk' },
  help: {
    heading: 'What Docket can do here',
    new: 'files a ticket',
    list: 'shows the open tickets of the desk',
    mine: 'shows your tickets on every desk',
    show: 'shows one ticket',
    assign: 'gives a ticket to somebody; “me” is you',
    comment: 'comments on a ticket',
    close: 'closes a ticket',
    desk: 'chooses the desk you speak of',
    anything: 'Anything else you write can become a ticket.',
  },
  welcome: {
    team: (team: string) => `Docket is now in ${team}`,
    teamBody:
      'File requests, discuss them and see them done, without leaving Teams. Add the Docket tab to a channel to open its desk; then write to me there with @Docket.',
    person: (name: string) => (name === '' ? 'Hello!' : `Hello, ${name}!`),
    personBody: 'I file tickets for you and show where they stand. Write what you need, or choose below.',
    noDesk: 'You are not on a desk yet: add the Docket tab to a channel of your team to open one.',
  },
  ticket: {
    status: 'Status',
    priority: 'Priority',
    requester: 'Requested by',
    assignees: 'Assigned to',
    due: 'Due',
    desk: 'Desk',
    nobody: 'nobody',
    formerMember: 'former member',
    lastComment: (name: string) => `Latest comment, by ${name}`,
    take: 'Assign to me',
    close: 'Close',
    reopen: 'Reopen',
    comment: 'Comment',
    commentLabel: 'Your comment',
    commentRequired: 'Write the comment first.',
    send: 'Send',
    open: 'Open in Docket',
    all: 'Open tickets',
  },
  list: {
    desk: (desk: string) => `Open tickets of ${desk}`,
    mine: 'Your tickets',
    count: (count: number) => (plural.select(count) === 'one' ? `${count} ticket` : `${count} tickets`),
    none: 'No open tickets. Nothing is waiting.',
    noneMine: 'No open ticket is assigned to you or requested by you.',
    more: 'There are others: open Docket to see them all.',
    show: 'Show',
  },
  form: {
    heading: 'New ticket',
    title: 'Title',
    titleRequired: 'A ticket needs a title.',
    description: 'Description',
    priority: 'Priority',
    category: 'Category',
    needed: (field: string) => `The desk asks for this: ${field}.`,
    yes: 'Yes',
    no: 'No',
    /** Why the ticket was not filed, and of which fields. */
    again: (fields: string, reason: string) => (fields === '' ? reason : `${fields}: ${reason}`),
    file: 'File the ticket',
  },
  offer: {
    heading: 'Shall I file a ticket with this?',
    suggestion: (hint: string) => `Did you mean “${hint}”?`,
    incomplete: (hint: string) => `Write it like this: ${hint}`,
  },
  ask: {
    heading: 'Which desk is this about?',
    label: 'Desk',
    go: 'Continue',
    chosen: (desk: string) => `From now on I take what you write to me for ${desk}.`,
  },
  people: {
    unknown: (name: string) => `Nobody called “${name}” is on the roster of this desk.`,
    several: (name: string) => `Several people are called “${name}”. Whom do you mean?`,
  },
  turnedAway: 'I cannot help you here. Write to me in our own chat.',
  channel: {
    noDesk: 'This channel has no desk yet. Add the Docket tab to it with “+” above, then write to me again.',
    forYou: 'Show what I may see',
    commented: (key: string) => `A comment was added to ${key}.`,
    closed: (key: string) => `${key} is closed.`,
    assigned: (key: string, name: string) => `${key} is assigned to ${name}.`,
    filed: (key: string) => `${key} is filed.`,
    shown: (key: string, status: string) => `${key}: ${status}`,
  },
  changed: {
    filed: 'Filed.',
    assigned: 'Assigned.',
    closed: 'Closed.',
    reopened: 'Reopened.',
    commented: 'Your comment was added.',
    /** Before the reason, where a button came from a card that time has passed by. */
    refused: (reason: string) => `${reason} This is how it stands now.`,
  },
  newTicket: 'New ticket',
  mine: 'My tickets',
  helpButton: 'Help',
};
export type BotWords = typeof botEn;
