import type { Links } from '#bot/links.ts';
import { type RunId, TicketId } from '#shared/kernel/ids.ts';
import { shorten } from '#shared/kernel/text.ts';
import type { NotificationKind } from '#shared/notifications/kind.ts';
import type { Hold } from '#shared/notifications/preferences.ts';
import { type Deeds, summarise } from '#shared/notifications/summary.ts';
import type { NotifyWords } from '#shared/words/notify.en.ts';

/** One event as its reader may hear of it. */
export interface Told {
  readonly kind: NotificationKind;
  /** Empty for what comes by itself. */
  readonly by: string;
  /** Empty for somebody no longer known. */
  readonly who: string;
  readonly deskId: string;
  readonly channelId: string;
  readonly subject: TicketId | RunId;
  /** `TKT-42`; of a run its title. */
  readonly key: string;
  /** Of a run the desk's name. */
  readonly title: string;
  /** Labels in the reader's language; only where the status changed. */
  readonly status: { readonly from: string; readonly to: string } | null;
  /** Of a comment its beginning, of a reminder the items that it is about. */
  readonly excerpt: string | null;
  /** Only of a reminder: when it was due, in the reader's language. */
  readonly due: string | null;
}

/** What a person is sent, whether through the feed or as a card. */
export interface Message {
  /** As the app's manifest declares it. */
  readonly activityType: string;
  /** Of the activity type's template. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly headline: string;
  readonly preview: string;
  readonly topic: string;
  readonly link: string;
  /** The one ticket that it is about; null for several, and for a run. */
  readonly ticket: { readonly deskId: string; readonly ticketId: string } | null;
  /** What happened, where it was more than one thing. */
  readonly chapters: readonly Chapter[];
  /** How many events the chapters leave out, in words; null for none. */
  readonly more: string | null;
}
/** What happened to one ticket or checklist: of several their titles and who did what, of a single one each event. */
export interface Chapter {
  readonly title: string | null;
  readonly link: string;
  readonly lines: readonly string[];
}
type Events = readonly [Told, ...Told[]];

const activityTypes: Readonly<Record<NotificationKind, string>> = {
  mentioned: 'ticketMentioned',
  assigned: 'ticketAssigned',
  unassigned: 'ticketUnassigned',
  'status-changed': 'ticketStatusChanged',
  commented: 'ticketCommented',
  'run-assigned': 'checklistAssigned',
  'item-assigned': 'checklistItemsAssigned',
  overdue: 'overdue',
  'due-soon': 'dueSoon',
  'run-review': 'checklistReview',
  'run-returned': 'checklistReturned',
  'run-completed': 'checklistCompleted',
};
const activityTypesOfHeld: Readonly<Record<Hold, string>> = { digest: 'digest', quiet: 'quietHoursOver' };
/** As much as the activity feed shows. */
const previewLength = 150;
const shownLines = 10;

/**
 * One message for one event, for a burst of one person on one ticket, or for whatever else has to be told together.
 * @param held what the events waited for; null where they are told as they came
 */
export function messageOf(events: Events, held: Hold | null, words: NotifyWords, links: Links): Message {
  const [first, ...others] = events;
  if (others.length === 0) return messageOfOne(first, words, links);
  const isBurst =
    held === null && first.by !== '' && others.every(({ subject, by }) => subject === first.subject && by === first.by);
  return isBurst ? messageOfBurst(events, words, links) : messageOfSeveral(events, held, words, links);
}

function messageOfOne(event: Told, words: NotifyWords, links: Links): Message {
  const who = nameOf(event, words);
  return {
    activityType: activityTypes[event.kind],
    parameters: event.by === '' ? { ticket: event.key } : { person: who, ticket: event.key },
    headline: words.told[event.kind](who, event.key),
    preview: shorten(detailOf(event, words), previewLength),
    ...aboutSubject(event, links),
    chapters: [],
    more: null,
  };
}

function messageOfBurst(events: Events, words: NotifyWords, links: Links): Message {
  const [first] = events;
  const who = nameOf(first, words);
  const about = aboutSubject(first, links);
  const did = summarise(events).flatMap(({ deeds }) => deeds.map((own) => didOf(own, words)));
  const lines = events.slice(0, shownLines).map((event) => {
    const detail = event.excerpt ?? (event.status === null ? null : words.status(event.status.from, event.status.to));
    return `${words.did[event.kind](1)}${detail === null ? '' : ` · ${detail}`}`;
  });
  return {
    activityType: 'ticketUpdated',
    parameters: { person: who, ticket: first.key, count: String(events.length) },
    headline: words.burst(who, first.key, events.length),
    preview: shorten(`${did.join(', ')} · ${first.title}`, previewLength),
    ...about,
    chapters: [{ title: null, link: about.link, lines }],
    more: moreOf(events.length - lines.length, words),
  };
}

function messageOfSeveral(events: Events, held: Hold | null, words: NotifyWords, links: Links): Message {
  const [first] = events;
  const summary = summarise(events);
  const shown = summary.slice(0, shownLines);
  const titles = summary.flatMap(({ deeds }) => deeds[0]?.events[0] ?? []).map(({ key, title }) => `${key} ${title}`);
  const about =
    summary.length === 1 ? aboutSubject(first, links) : { topic: 'Docket', link: links.mine(), ticket: null };
  return {
    activityType: held === null ? 'ticketsUpdated' : activityTypesOfHeld[held],
    parameters: { count: String(events.length) },
    headline: held === null ? words.several(events.length) : words.held[held](events.length),
    preview: shorten(titles.join(' · '), previewLength),
    ...about,
    chapters: shown.flatMap(({ deeds }) => {
      const [event] = deeds.flatMap(({ events: own }) => own);
      if (event === undefined) return [];
      const lines = deeds.map((own) => lineOf(own, own.events[0] ?? event, words));
      return [{ title: `${event.key} ${event.title}`, link: aboutSubject(event, links).link, lines }];
    }),
    more: moreOf(events.length - shown.reduce((sum, { count }) => sum + count, 0), words),
  };
}

/** What comes by itself has nobody's name before it. */
function lineOf(deeds: Deeds<Told>, event: Told, words: NotifyWords): string {
  const did = didOf(deeds, words);
  return event.by === '' ? did : words.didBy(nameOf(event, words), did);
}

/** "commented (2 times), changed the status, New → Waiting" */
function didOf({ kinds, events }: Deeds<Told>, words: NotifyWords): string {
  const status = statusOver(events, words);
  return [...kinds.map(({ kind, count }) => words.did[kind](count)), ...(status === null ? [] : [status])].join(', ');
}

function moreOf(count: number, words: NotifyWords): string | null {
  return count === 0 ? null : words.others(count);
}

function aboutSubject({ deskId, channelId, subject, key, title }: Told, links: Links) {
  const topic = shorten(`${key} · ${title}`, 100);
  const ticket = TicketId.safeParse(subject);
  if (!ticket.success) return { topic, link: links.run(deskId, subject, channelId), ticket: null };
  return { topic, link: links.ticket(deskId, subject, channelId), ticket: { deskId, ticketId: subject } };
}

function detailOf({ excerpt, status, due, title }: Told, words: NotifyWords): string {
  if (due !== null) return [words.dueOn(due), excerpt ?? title].join(' · ');
  if (status !== null) return `${words.status(status.from, status.to)} · ${title}`;
  return excerpt ?? title;
}

/** From what it was before the first of the changes to what it is after the last. */
function statusOver(events: readonly Told[], words: NotifyWords): string | null {
  const changes = events.flatMap(({ status }) => (status === null ? [] : [status]));
  const [from, to] = [changes[0]?.from, changes.at(-1)?.to];
  return from === undefined || to === undefined ? null : words.status(from, to);
}

function nameOf({ who }: Told, words: NotifyWords): string {
  return who === '' ? words.formerMember : who;
}
