import type { DeskView } from '#shared/desks/desk.ts';
import { fieldsFor, findField } from '#shared/desks/fields.ts';
import type { Refusal } from '#shared/kernel/outcome.ts';
import type { PersonView } from '#shared/members/member.ts';
import type { Priority } from '#shared/tickets/ticket.ts';
import { refusalWords } from '#shared/words/refusals.ts';
import type { Typed } from './cards/field-inputs.ts';
import { newTicketCard } from './cards/new-ticket-card.ts';
import { type Answer, openly, refused, type TalkDeps, type Turn } from './turn.ts';

interface Request {
  readonly title: string;
  readonly description: string;
}

/** What somebody filled in before the ticket was refused. */
export interface Filled extends Request {
  readonly priority: Priority;
  readonly category: string | null;
  readonly typed: Typed;
}

/** The form for a new ticket, as far as what was said fills it in. */
export async function freshForm(deps: TalkDeps, turn: Turn, desk: DeskView, request: Request): Promise<Answer> {
  const people = await offeredPeople(deps, turn, desk, null);
  const begun = { priority: 'normal', category: null, typed: {}, reason: null, people } as const;
  return openly(newTicketCard({ desk, form: turn.id, ...request, words: turn.words }, begun));
}

/**
 * The form again with all that was filled in, what was wrong with it and the fields of the category chosen by now. What no form
 * can mend is only said.
 */
export async function formAgain(
  deps: TalkDeps,
  turn: Turn,
  desk: DeskView,
  form: string,
  { title, description, ...filled }: Filled,
  refusal: Refusal,
): Promise<Answer> {
  if (!isMendable(refusal, desk)) return refused(turn, refusal);
  const reason = reasonFor(turn, desk, refusal);
  const people = await offeredPeople(deps, turn, desk, filled.category);
  return openly(newTicketCard({ desk, form, title, description, words: turn.words }, { ...filled, reason, people }));
}

/** Whether filling the form in differently can help. */
export function isMendable({ kind }: Refusal, { can }: DeskView): boolean {
  return kind === 'rule' && can.includes('ticket.create');
}

/** Why the ticket was refused, and of which fields. */
export function reasonFor({ words, language }: Turn, desk: DeskView, { code, fields = [] }: Refusal): string {
  const labels = fields.flatMap((path) => labelOf(path, desk));
  return words.form.again(new Intl.ListFormat(language).format(labels), refusalWords[language][code]);
}

function labelOf(path: string, { fields }: DeskView): readonly string[] {
  const [group, key = ''] = path.split('.');
  const field = group === 'fields' ? findField(fields, key) : undefined;
  return field === undefined ? [] : [field.label];
}

/** Of all fields together: a card of more than 28 kB does not reach Teams. Whoever is not among these is chosen in the tab. */
const MOST_PEOPLE = 120;

export async function offeredPeople(
  { useCases }: TalkDeps,
  { call }: Turn,
  { id, fields }: DeskView,
  category: string | null,
): Promise<readonly PersonView[]> {
  const asking = fieldsFor(fields, category).filter(({ kind }) => kind === 'person').length;
  if (asking === 0) return [];
  const found = await useCases.listMembers(call, { params: { deskId: id }, query: {}, body: undefined });
  return found.ok ? found.value.items.slice(0, Math.floor(MOST_PEOPLE / asking)) : [];
}
