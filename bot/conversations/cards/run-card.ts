import { itemsOf, type PlanItem } from '#shared/checklists/plan.ts';
import type { RunItemView, RunView } from '#shared/checklists/run-contract.ts';
import type { BotWords } from '#shared/words/bot.en.ts';
import type { Language } from '#shared/words/language.ts';
import type { Carried } from '../verbs.ts';
import { type Action, type Card, card, type Element, execute, openUrl, said, subtle, text } from './card.ts';
import { answerText } from './item-card.ts';
import { dueLine } from './run-rows.ts';
import { personName } from './ticket-card.ts';

/** So many items fit on a card that one still reads; others are a press away. */
const itemsOnCard = 12;

export interface RunCardInput {
  readonly run: RunView;
  /** The first item shown. */
  readonly from: number;
  readonly language: Language;
  readonly words: BotWords;
  readonly link: string;
  readonly readers: readonly string[];
  readonly notice: string | null;
}

/** A checklist whose items are ticked with a press; one that asks for more opens in the card's place. */
export function runCard(input: RunCardInput): Card {
  const { run, words, notice, readers } = input;
  const { checklists } = words;
  const { done, total } = run.progress;
  const views = new Map(run.items.map((item) => [item.key, item]));
  const all = itemsOf(run.plan).flatMap((item) => {
    const view = views.get(item.key);
    return view?.applies === true ? [{ item, view }] : [];
  });
  const from = input.from < all.length ? input.from : 0;
  const state = `${checklists.progress(done, total)} · ${checklists.states[run.state]}`;
  return card({
    summary: `${notice === null ? '' : `${notice} `}${run.title} · ${state}`,
    body: [
      ...(notice === null ? [] : [text(notice, { color: 'Accent', weight: 'Bolder' })]),
      said(run.title, { size: 'Medium', weight: 'Bolder' }),
      subtle(state),
      ...(run.due === null ? [] : [dueLine(run.due, words)]),
      ...all.slice(from, from + itemsOnCard).map(({ item, view }) => row(item, view, { ...input, from })),
    ],
    actions: actions(input, from, all.length),
    refresh: { by: { verb: 'run.show', deskId: run.deskId, runId: run.id, from }, readers },
  });
}

function row(item: PlanItem, view: RunItemView, { run, from, words, language }: RunCardInput): Element {
  const { checklists } = words;
  const on = { deskId: run.deskId, runId: run.id, from, itemKey: item.key };
  const [title, press] = pressOf(item, view, on, checklists);
  const answer = view.isDone && view.answer !== null ? answerText(item, view.answer, language) : '';
  const facts = [
    answer,
    view.isDone && view.by !== null ? personName(view.by, words) : '',
    view.failed ? checklists.failed : '',
    view.returned === null ? '' : checklists.returned(view.returned.reason),
  ].filter((part) => part !== '');
  return {
    type: 'Container',
    spacing: 'Small',
    items: [
      said(`${view.isDone ? '☑' : '☐'}  ${item.title}`),
      ...(facts.length === 0 ? [] : [said(facts.join(' · '), { isSubtle: true, size: 'Small' })]),
    ],
    ...(run.can.includes('answer') ? { selectAction: execute(`${title}: ${item.title}`, press) } : {}),
  };
}

type OnItem = { readonly deskId: string; readonly runId: string; readonly from: number; readonly itemKey: string };

/** What a press on an item does, and how that is called. */
function pressOf(
  { kind }: PlanItem,
  { isDone, version }: RunItemView,
  on: OnItem,
  words: BotWords['checklists'],
): readonly [string, Carried] {
  if (kind !== 'tick') return [words.answer, { verb: 'run.item', ...on }];
  return isDone
    ? [words.clear, { verb: 'run.clear', ...on, version }]
    : [words.tick, { verb: 'run.tick', ...on, version }];
}

function actions({ run, words, link }: RunCardInput, from: number, total: number): readonly Action[] {
  const { checklists, list, typed } = words;
  const on = { deskId: run.deskId, runId: run.id };
  const show = (first: number) => ({ verb: 'run.show', ...on, from: first }) as const;
  return [
    ...(run.can.includes('complete') && run.progress.missing === 0
      ? [execute(checklists.complete, { verb: 'run.complete', ...on, from }, { style: 'positive' })]
      : []),
    ...(from > 0 ? [execute(list.previous, show(Math.max(0, from - itemsOnCard)))] : []),
    ...(from + itemsOnCard < total ? [execute(list.next, show(from + itemsOnCard))] : []),
    openUrl(words.ticket.open, link),
    execute(checklists.all, { verb: 'say', text: typed.checklist, deskId: run.deskId }),
  ];
}
