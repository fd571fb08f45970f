import type { Organisations } from '#bot/accounts/organisations.ts';
import { runEntryOf, runOf } from '#bot/checklists/run-document.ts';
import { statusLabel } from '#bot/conversations/cards/ticket-card.ts';
import { botWords } from '#bot/conversations/words.ts';
import { deskDocumentId, deskOf, deskPartition } from '#bot/desks/desk-document.ts';
import type { Roster } from '#bot/members/roster.ts';
import type { Partition, Store } from '#bot/store/port.ts';
import { entryId, entryOf } from '#bot/tickets/entry-document.ts';
import { ticketOf } from '#bot/tickets/ticket-document.ts';
import { barring } from '#shared/accounts/organisation.ts';
import type { Run } from '#shared/checklists/run.ts';
import type { RunEntry } from '#shared/checklists/run-entry.ts';
import type { Desk } from '#shared/desks/desk.ts';
import { excerpt } from '#shared/notifications/excerpt.ts';
import { mayBeTold } from '#shared/notifications/recipients.ts';
import { mayBeToldOfRun } from '#shared/notifications/run-recipients.ts';
import { changesOf, type Entry } from '#shared/tickets/entry.ts';
import { keyOf, type Ticket } from '#shared/tickets/ticket.ts';
import type { Language } from '#shared/words/language.ts';
import type { Delivery, SkipReason } from './delivery.ts';
import type { Told } from './message.ts';

interface Deps {
  readonly store: Store;
  readonly organisations: Pick<Organisations, 'known'>;
  readonly roster: Roster;
}
interface Facts {
  readonly desk: Desk;
  readonly ticket: Ticket;
  readonly entry: Entry;
  readonly who: string;
}
interface RunFacts {
  readonly desk: Desk;
  readonly run: Run;
  readonly entry: RunEntry;
  readonly who: string;
}
export type Tellable =
  | { readonly ok: true; readonly desk: Desk; tell(language: Language): Told }
  | { readonly ok: false; readonly reason: SkipReason };

const excerptLength = 140;

/**
 * What may be told of a delivery as things are now: between the event and its message somebody may have left, lost the
 * right to see it, or taken it back. Cosmos DB: 4 point reads side by side, and one for the name.
 */
export async function readTellable(
  { store, organisations, roster }: Deps,
  tenant: string,
  delivery: Delivery,
): Promise<Tellable> {
  const partition: Partition = deskPartition(tenant, delivery.desk);
  const { person, subject, seq, by } = delivery;
  const [organisation, deskDocument, subjectDocument, entryDocument, members, names] = await Promise.all([
    organisations.known(tenant),
    store.get(partition, deskDocumentId),
    store.get(partition, subject),
    store.get(partition, entryId(subject, seq)),
    roster.present(partition, [person]),
    roster.named(partition, [by]),
  ]);
  const member = members.get(person);
  if (!barring(organisation, person).ok) return { ok: false, reason: 'barred' };
  if (member === undefined || member.left) return { ok: false, reason: 'left' };
  if (deskDocument === null || subjectDocument === null || entryDocument === null)
    return { ok: false, reason: 'withdrawn' };
  const desk = deskOf(deskDocument);
  const who = names.get(by)?.name ?? '';
  if (subjectDocument.type === 'run') {
    if (!mayBeToldOfRun(member)) return { ok: false, reason: 'no-access' };
    const told = toldOfRun(delivery, { desk, run: runOf(subjectDocument), entry: runEntryOf(entryDocument), who });
    return { ok: true, desk, tell: () => told };
  }
  if (subjectDocument.type !== 'ticket') return { ok: false, reason: 'withdrawn' };
  const [ticket, entry] = [ticketOf(subjectDocument), entryOf(entryDocument)];
  if (entry.kind === 'comment' && entry.deletedAt !== null) return { ok: false, reason: 'withdrawn' };
  if (!mayBeTold(entry, ticket, desk, member)) return { ok: false, reason: 'no-access' };
  return { ok: true, desk, tell: (language) => toldOf(delivery, { desk, ticket, entry, who }, language) };
}

function toldOfRun({ kind, by }: Delivery, { desk, run, entry, who }: RunFacts): Told {
  return {
    kind,
    by,
    who,
    deskId: desk.id,
    channelId: desk.channel.id,
    subject: run.id,
    key: run.title,
    title: desk.name,
    status: null,
    excerpt: entry.kind === 'comment' ? excerpt(entry.text, excerptLength) : null,
  };
}

function toldOf({ kind, by }: Delivery, { desk, ticket, entry, who }: Facts, language: Language): Told {
  return {
    kind,
    by,
    who,
    deskId: desk.id,
    channelId: desk.channel.id,
    subject: ticket.id,
    key: keyOf(desk.prefix, ticket.number),
    title: ticket.title,
    status: kind === 'status-changed' ? statusChange(entry, desk, language) : null,
    excerpt: entry.kind === 'comment' ? excerpt(entry.text, excerptLength) : null,
  };
}

function statusChange(entry: Entry, { workflow }: Desk, language: Language): Told['status'] {
  const change = changesOf(entry).find(({ field }) => field === 'status');
  if (typeof change?.from !== 'string' || typeof change.to !== 'string') return null;
  const words = botWords[language];
  return { from: statusLabel(workflow, change.from, words), to: statusLabel(workflow, change.to, words) };
}
