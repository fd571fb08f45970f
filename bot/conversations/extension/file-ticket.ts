import { z } from 'zod';
import type { DeskView } from '#shared/desks/desk.ts';
import { FieldKey, fieldsFor } from '#shared/desks/fields.ts';
import { DeskId, Guid } from '#shared/kernel/ids.ts';
import { Priority } from '#shared/tickets/ticket.ts';
import { refusalWords } from '#shared/words/refusals.ts';
import { readAnswers } from '../answers.ts';
import { askDeskDialog, filedCard } from '../cards/extension-cards.ts';
import { typedIn } from '../cards/field-inputs.ts';
import { type Author, type Begun, newTicketDialog } from '../cards/new-ticket-card.ts';
import { fileTicket, splitRequest } from '../change.ts';
import { isMendable, offeredPeople, reasonFor } from '../form.ts';
import type { QuotedMessage } from '../incoming.ts';
import { readDesk } from '../show.ts';
import type { TalkDeps, Turn } from '../turn.ts';
import type { ExtensionAnswer } from './answer.ts';

const typed = z.string().max(25_000).default('');
const author = z.union([Guid, z.literal('')]).default('');
const about = { deskId: DeskId, form: z.string().max(300), title: typed, description: typed, author };
const Sent = z.discriminatedUnion('step', [
  z.object({ step: z.literal('desk'), ...about }),
  z.object({
    step: z.literal('file'),
    ...about,
    priority: Priority.default('normal'),
    /** Empty where none was chosen. */
    category: z.string().max(40).default(''),
    forAuthor: z.enum(['yes', 'no']).default('no'),
    answers: z.record(FieldKey, z.union([z.string().max(2500), z.number(), z.boolean()])).default({}),
  }),
]);

/** The dialog for a new ticket, filled in from the message that it was opened on. */
export async function openForm(deps: TalkDeps, turn: Turn, message: QuotedMessage | null): Promise<ExtensionAnswer> {
  const draft = {
    ...(message === null ? { title: '', description: '' } : requestOf(message, turn)),
    author: message?.author?.person ?? '',
    form: turn.id,
  };
  const here = turn.place.channel === null ? null : await deps.deskOfChannel(turn.place.tenant, turn.place.channel);
  const [first, ...others] = turn.me.desks;
  if (first === undefined) return sentence(turn.words.welcome.noDesk);
  const known = turn.me.desks.find(({ id }) => id === here) ?? (others.length === 0 ? first : null);
  if (known !== null) return await askFacts(deps, turn, { ...draft, deskId: known.id });
  return dialog(turn, askDeskDialog(turn.me.desks, draft, turn.words));
}

/** The message's first line is the title; the rest, a link back and the names of what is attached are the description. */
function requestOf({ text, link, attachments }: QuotedMessage, { words, language }: Turn) {
  const { title, description } = splitRequest(text);
  const names = new Intl.ListFormat(language).format(attachments);
  const parts = [
    description,
    ...(attachments.length === 0 ? [] : [words.form.attached(names)]),
    ...(link === null ? [] : [`[${words.form.from}](${link})`]),
  ];
  return { title, description: parts.filter((part) => part !== '').join('\n\n') };
}

/** Goes on from the choice of a desk, or files the ticket; what is refused comes back with all that was filled in. */
export async function sendForm(
  deps: TalkDeps,
  turn: Turn,
  data: Readonly<Record<string, unknown>>,
): Promise<ExtensionAnswer> {
  const sent = Sent.safeParse({ ...data, answers: typedIn(data) });
  if (!sent.success) return sentence(refusalWords[turn.language]['request.invalid']);
  return sent.data.step === 'desk' ? await askFacts(deps, turn, sent.data) : await file(deps, turn, sent.data);
}

interface Draft {
  readonly deskId: DeskId;
  readonly form: string;
  readonly title: string;
  readonly description: string;
  readonly author: string;
}

async function askFacts(deps: TalkDeps, turn: Turn, draft: Draft): Promise<ExtensionAnswer> {
  const desk = await readDesk(deps, turn, draft.deskId);
  if (!desk.ok) return sentence(refusalWords[turn.language][desk.refusal.code]);
  const people = await offeredPeople(deps, turn, desk.value, null);
  const begun: Begun = { priority: 'normal', category: null, typed: {}, reason: null, people };
  return await ask(deps, turn, desk.value, draft, begun, true);
}

async function ask(
  deps: TalkDeps,
  turn: Turn,
  desk: DeskView,
  { form, title, description, author: person }: Draft,
  begun: Begun,
  requests: boolean,
): Promise<ExtensionAnswer> {
  const wrote = await authorOn(deps, turn, desk, person);
  const input = { desk, form, title, description, words: turn.words };
  return dialog(turn, newTicketDialog(input, begun, wrote === null ? null : { ...wrote, requests }));
}

/** Whoever wrote the message, where they are on the desk, are not the one who files, and may be filed for. */
async function authorOn(
  { useCases }: TalkDeps,
  { call, reader }: Turn,
  desk: DeskView,
  person: string,
): Promise<Omit<Author, 'requests'> | null> {
  if (person === '' || person === reader.person || !desk.can.includes('ticket.create-for-other')) return null;
  const found = await useCases.listMembers(call, { params: { deskId: desk.id }, query: {}, body: undefined });
  const member = found.ok ? found.value.items.find(({ id, left }) => id === person && !left) : undefined;
  return member === undefined ? null : { person, name: member.name };
}

async function file(
  deps: TalkDeps,
  turn: Turn,
  sent: Extract<z.infer<typeof Sent>, { step: 'file' }>,
): Promise<ExtensionAnswer> {
  const desk = await readDesk(deps, turn, sent.deskId);
  if (!desk.ok) return sentence(refusalWords[turn.language][desk.refusal.code]);
  const { priority, description, form } = sent;
  const title = sent.title.trim();
  const category = sent.category === '' ? null : sent.category;
  const fields = readAnswers(sent.answers, fieldsFor(desk.value.fields, category));
  const requester = sent.forAuthor === 'yes' && sent.author !== '' ? { requester: sent.author } : {};
  const wanted = { title, description, priority, category, fields, ...requester };
  const filed = await fileTicket(deps, turn, desk.value, wanted, form);
  if (filed.ok) {
    const link = deps.links.ticket(desk.value.id, filed.value.ticket.id, desk.value.channel.id);
    return dialog(turn, filedCard(filed.value, link, turn.words));
  }
  if (!isMendable(filed.refusal, desk.value)) return sentence(refusalWords[turn.language][filed.refusal.code]);
  const people = await offeredPeople(deps, turn, desk.value, category);
  const reason = reasonFor(turn, desk.value, filed.refusal);
  const begun = { priority, category, typed: sent.answers, reason, people };
  return await ask(deps, turn, desk.value, { ...sent, title }, begun, sent.forAuthor === 'yes');
}

function dialog({ words }: Turn, card: Extract<ExtensionAnswer, { kind: 'dialog' }>['card']): ExtensionAnswer {
  return { kind: 'dialog', title: words.form.heading, card };
}

function sentence(text: string): ExtensionAnswer {
  return { kind: 'sentence', in: 'dialog', text };
}
