import type { Links } from '#bot/links.ts';
import { type RunId, TicketId } from '#shared/kernel/ids.ts';
import { shorten } from '#shared/kernel/text.ts';
import { NotificationKind } from '#shared/notifications/recipients.ts';
import type { NotifyWords } from '#shared/words/notify.en.ts';

/** One event as its reader may hear of it. */
export interface Told {
  readonly kind: NotificationKind;
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
  /** Only of a comment. */
  readonly excerpt: string | null;
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
  /** What happened, a line for each event, where there were several. */
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
  'run-review': 'checklistReview',
  'run-returned': 'checklistReturned',
  'run-completed': 'checklistCompleted',
};
/** As much as the activity feed shows. */
const previewLength = 150;
const shownLines = 10;

/** One message for one event, for a burst of one person on one ticket, or for whatever else has to be told together. */
export function messageOf(events: Events, words: NotifyWords, links: Links): Message {
  const [first, ...others] = events;
  if (others.length === 0) return messageOfOne(first, words, links);
  const isBurst = others.every(({ subject, by }) => subject === first.subject && by === first.by);
  return isBurst ? messageOfBurst(events, words, links) : messageOfSeveral(events, words, links);
}

function messageOfOne(event: Told, words: NotifyWords, links: Links): Message {
  const who = nameOf(event, words);
  return {
    activityType: activityTypes[event.kind],
    parameters: { person: who, ticket: event.key },
    headline: words.told[event.kind](who, event.key),
    preview: shorten(detailOf(event, words), previewLength),
    ...aboutSubject(event, links),
    lines: [],
  };
}

function messageOfBurst(events: Events, words: NotifyWords, links: Links): Message {
  const [first] = events;
  const who = nameOf(first, words);
  const kinds = NotificationKind.options.flatMap((kind) => {
    const count = events.filter((event) => event.kind === kind).length;
    return count === 0 ? [] : [words.did[kind](count)];
  });
  const status = statusOver(events, words);
  const did = [...kinds, ...(status === null ? [] : [status])].join(', ');
  return {
    activityType: 'ticketUpdated',
    parameters: { person: who, ticket: first.key, count: String(events.length) },
    headline: words.burst(who, first.key, events.length),
    preview: shorten(`${did} · ${first.title}`, previewLength),
    ...aboutSubject(first, links),
    lines: linesOf(
      events,
      (event) => {
        const more = event.excerpt ?? (event.status === null ? null : words.status(event.status.from, event.status.to));
        return `${words.did[event.kind](1)}${more === null ? '' : ` · ${more}`}`;
      },
      words,
    ),
  };
}

function messageOfSeveral(events: Events, words: NotifyWords, links: Links): Message {
  const [first] = events;
  const titles = new Map(events.map(({ subject, key, title }) => [subject, `${key} ${title}`]));
  const about = titles.size === 1 ? aboutSubject(first, links) : { topic: 'Docket', link: links.mine(), ticket: null };
  return {
    activityType: 'ticketsUpdated',
    parameters: { count: String(events.length) },
    headline: words.several(events.length),
    preview: shorten([...titles.values()].join(' · '), previewLength),
    ...about,
    lines: linesOf(
      events,
      (event) => `${words.told[event.kind](nameOf(event, words), event.key)} · ${event.title}`,
      words,
    ),
  };
}

function aboutSubject({ deskId, channelId, subject, key, title }: Told, links: Links) {
  const topic = shorten(`${key} · ${title}`, 100);
  const ticket = TicketId.safeParse(subject);
  if (!ticket.success) return { topic, link: links.run(deskId, subject, channelId), ticket: null };
  return { topic, link: links.ticket(deskId, subject, channelId), ticket: { deskId, ticketId: subject } };
}

function detailOf({ excerpt, status, title }: Told, words: NotifyWords): string {
  if (status !== null) return `${words.status(status.from, status.to)} · ${title}`;
  return excerpt ?? title;
}

/** From what it was before the first of the changes to what it is after the last. */
function statusOver(events: Events, words: NotifyWords): string | null {
  const changes = events.flatMap(({ status }) => (status === null ? [] : [status]));
  const [from, to] = [changes[0]?.from, changes.at(-1)?.to];
  return from === undefined || to === undefined ? null : words.status(from, to);
}

function linesOf(events: Events, line: (event: Told) => string, words: NotifyWords): readonly string[] {
  const lines = events.map(line);
  if (lines.length <= shownLines) return lines;
  return [...lines.slice(0, shownLines), words.others(lines.length - shownLines)];
}

function nameOf({ who }: Told, words: NotifyWords): string {
  return who === '' ? words.formerMember : who;
}
