import { z } from 'zod';
import type { Document, Stored } from '#bot/store/port.ts';
import { DeskId, RunId, TicketId } from '#shared/kernel/ids.ts';
import { NotificationKind } from '#shared/notifications/kind.ts';
import { Hold } from '#shared/notifications/preferences.ts';
import { Channel } from '#shared/notifications/way.ts';

const Shape = z.object({
  id: z.string(),
  desk: DeskId,
  person: z.string(),
  kind: NotificationKind,
  state: z.enum(['waiting', 'held', 'sent', 'failed', 'skipped']),
  /** The ticket or the run. */
  subject: z.union([TicketId, RunId]),
  by: z.string(),
  /** When it happened. */
  at: z.string(),
  due: z.string().optional(),
  attempts: z.int(),
  data: z.object({
    /** Of the entry that it tells of; null for a reminder. */
    seq: z.int().nullable(),
    /** The day or the instant that it reminds of. */
    dueAt: z.string().nullable().default(null),
    through: Channel.nullable(),
    reason: z.string().nullable(),
    settledAt: z.string().nullable(),
    /** By the desk's settings told only to those who chose the kind. */
    silent: z.boolean().default(false),
    /** For what it waits or waited by the person's own choice, and until when. */
    held: Hold.nullable().default(null),
    heldUntil: z.string().nullable().default(null),
  }),
});

/**
 * That one person is to be told of one event; it holds no words, which are found when it is sent. `due` is there only while
 * it waits: when it may be sent, or when whoever took it up loses that claim. `held` waits for the person's quiet hours to end
 * or for their digest; `skipped` is what the person was not to be told after all.
 */
export interface Delivery extends Omit<z.infer<typeof Shape>, 'due' | 'data'> {
  readonly due: string | null;
  readonly seq: number | null;
  readonly dueAt: string | null;
  readonly through: Channel | null;
  readonly reason: string | null;
  readonly settledAt: string | null;
  readonly silent: boolean;
  readonly held: Hold | null;
  readonly heldUntil: string | null;
}

/** Why somebody was not told after all. */
export type SkipReason = 'left' | 'barred' | 'no-access' | 'withdrawn' | 'off' | 'muted';

const keptSeconds = 90 * 24 * 3600;

/** One for each person and event: the person's partition and this id make a second one impossible. */
export function deliveryId(subject: string, seq: number): string {
  return `dlv_${subject}_${seq}`;
}

interface Event {
  readonly desk: DeskId;
  readonly subject: TicketId | RunId;
  readonly seq: number;
  /** Empty where nobody did it. */
  readonly by: string;
  readonly at: string;
  /** Whether the desk leaves the kind to those who choose it. */
  readonly silent: boolean;
}

export function newDelivery(event: Event, person: string, kind: NotificationKind, due: string): Delivery {
  return { ...waiting(event, person, kind), id: deliveryId(event.subject, event.seq), due, seq: event.seq };
}

interface Moment {
  readonly desk: DeskId;
  readonly subject: TicketId | RunId;
  /** The day or the instant to remind of. */
  readonly dueAt: string;
  /** When the person is to be told. */
  readonly at: string;
  readonly silent: boolean;
}

/** Nobody does it: it comes by itself. One for each person, kind and due date. */
export function newReminderDelivery({ dueAt, ...event }: Moment, person: string, kind: NotificationKind): Delivery {
  const id = `dlv_${event.subject}_${kind}_${dueAt}`;
  return { ...waiting({ ...event, by: '' }, person, kind), id, due: event.at, dueAt };
}

function waiting(
  { desk, subject, by, at, silent }: Omit<Event, 'seq'>,
  person: string,
  kind: NotificationKind,
): Omit<Delivery, 'id' | 'due'> {
  return {
    desk,
    person,
    kind,
    state: 'waiting',
    subject,
    by,
    at,
    attempts: 0,
    seq: null,
    dueAt: null,
    through: null,
    reason: null,
    settledAt: null,
    silent,
    held: null,
    heldUntil: null,
  };
}

export function deliveryDocument(delivery: Delivery): Document {
  const { due, seq, dueAt, through, reason, settledAt, silent, held, heldUntil, ...top } = delivery;
  return {
    ...top,
    type: 'delivery',
    schema: 1,
    ttl: keptSeconds,
    ...(due === null ? {} : { due }),
    data: { seq, dueAt, through, reason, settledAt, silent, held, heldUntil },
  };
}

export function deliveryOf(document: Stored): Delivery {
  const { data, due = null, ...top } = Shape.parse(document);
  return { ...top, ...data, due };
}
