import type { Card } from '#bot/conversations/cards/card.ts';
import { dayCard } from '#bot/conversations/cards/day-card.ts';
import { itemCard } from '#bot/conversations/cards/item-card.ts';
import { runCard } from '#bot/conversations/cards/run-card.ts';
import { runListCard } from '#bot/conversations/cards/run-list-card.ts';
import { botWords } from '#bot/conversations/words.ts';
import { itemsOf } from '#shared/checklists/plan.ts';
import { RunState } from '#shared/checklists/run.ts';
import type { RunItemView, RunView } from '#shared/checklists/run-contract.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import type { Language } from '#shared/words/language.ts';
import { desk, minutesLater, noon, people } from '#test/support/builders.ts';
import { choice, number, plan, runId, tick } from '#test/support/checklist-builders.ts';

const deskPriority = { key: 'high', label: 'Gênant', colour: 'orange' } as const;
const common = { instructions: '', required: true, assignee: null, dueAfter: null, when: null } as const;
const nadia = { id: people.nadia, name: 'Nadia', left: false };
const of = plan([
  tick('a', { instructions: 'Les deux portes.' }),
  number('b'),
  choice('c'),
  { ...common, kind: 'text', key: 'd', title: 'Remarques' },
  { ...common, kind: 'date', key: 'e', title: 'Contrôle' },
  { ...common, kind: 'signature', key: 'f', title: 'Signature' },
  { ...common, kind: 'evidence', key: 'p', title: 'Photo de la vitrine' },
  ...Array.from({ length: 12 }, (_, at) => tick(`g${at}`)),
]);
const blank = { version: 0, applies: true, isDone: false, failed: false, answer: null, by: null, at: null } as const;
const rest = { note: '', files: [] as RunItemView['files'], due: null, returned: null, raised: false, ticket: null };
const answered: Readonly<Record<string, Partial<RunItemView>>> = {
  a: { isDone: true, version: 1, answer: { kind: 'tick' }, by: nadia, at: noon },
  b: { isDone: true, failed: true, version: 2, answer: { kind: 'number', value: 7.5 }, by: nadia, at: noon },
  c: { returned: { reason: 'Regardez la date.', by: nadia, at: noon } },
};
const run: RunView = {
  id: runId,
  deskId: desk.id,
  title: 'Ouverture du magasin',
  state: 'open',
  template: null,
  assignees: [],
  startedBy: nadia,
  startedAt: noon,
  updatedAt: noon,
  due: minutesLater(90),
  ticket: null,
  holds: false,
  progress: { done: 2, total: 19, missing: 0, failed: 1 },
  comments: 0,
  version: '3',
  can: ['answer', 'complete'],
  plan: of,
  items: itemsOf(of).map(({ key }) => ({ key, ...blank, ...rest, ...answered[key] })),
  reviewer: null,
  completedBy: null,
  completedAt: null,
  seal: null,
  tickets: [],
  people: [nadia],
};

/** Every card of a checklist, with a name for it. */
export function checklistCardsIn(
  language: Language,
  ticket: TicketRow,
  link: string,
): readonly (readonly [string, Card])[] {
  const words = botWords[language];
  const readers = ['29:reader'];
  const shown = { language, words, link, readers, from: 0 };
  const refresh = { by: { verb: 'say', text: words.typed.checklist }, readers } as const;
  const list = { heading: words.checklists.of('TI'), deskId: desk.id, words, link, refresh };
  const day = { language, words, link, readers, more: true };
  return [
    ['checklist', runCard({ ...shown, run, notice: words.checklists.started })],
    ['second page of a checklist', runCard({ ...shown, run, from: 12, notice: null })],
    ...RunState.options.map(
      (state) => [`checklist, ${state}`, runCard({ ...shown, run: { ...run, state, can: [] }, notice: null })] as const,
    ),
    ...itemsOf(of)
      .slice(0, 7)
      .map((item, at) => {
        const view = run.items[at] ?? { key: item.key, ...blank, ...rest };
        return [`item, ${item.kind}`, itemCard({ run, item, view, from: 0, words, link, notice: null })] as const;
      }),
    ['checklists', runListCard({ ...list, runs: [run], more: true })],
    ['no checklists', runListCard({ ...list, runs: [], more: false })],
    [
      'day',
      dayCard({
        ...day,
        tickets: [{ ...ticket, deskName: 'Informatique', statusLabel: null, deskPriority }],
        runs: [{ ...run, deskName: 'Informatique', mine: [{ key: 'a', title: 'Portes', due: null }] }],
      }),
    ],
    ['free day', dayCard({ ...day, tickets: [], runs: [], more: false })],
  ];
}
