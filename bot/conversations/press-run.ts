import { Answer as ItemAnswer } from '#shared/checklists/answer.ts';
import { findItem, type PlanItem } from '#shared/checklists/plan.ts';
import type { RunView } from '#shared/checklists/run-contract.ts';
import { done, type Outcome } from '#shared/kernel/outcome.ts';
import { refusalSentence } from '#shared/words/refusals.ts';
import type { Card } from './cards/card.ts';
import { itemCard } from './cards/item-card.ts';
import { readRun, runAnswer, runLink, startTemplate } from './run-talk.ts';
import { invalid, refused, type TalkDeps, type Turn } from './turn.ts';
import type { Press } from './verbs.ts';

export type PressOnRun = Extract<Press, { runId: unknown }>;
type Acting = Exclude<PressOnRun, { verb: 'run.show' | 'run.item' }>;

export async function pressStart(
  deps: TalkDeps,
  turn: Turn,
  { deskId, templateId, form }: Extract<Press, { verb: 'run.start' }>,
): Promise<Card> {
  return (await startTemplate(deps, turn, deskId, templateId, form)).card;
}

/** Does what a button of a checklist asks; items merge as in the tab. The answer is always the present state. */
export async function pressRun(deps: TalkDeps, turn: Turn, wanted: PressOnRun): Promise<Card> {
  const { deskId, runId, from } = wanted;
  const found = await readRun(deps, turn, deskId, runId);
  if (!found.ok) return refused(turn, found.refusal).card;
  const show = async (run: RunView, notice: string | null) => (await runAnswer(deps, turn, run, from, notice, '')).card;
  if (wanted.verb === 'run.show') return await show(found.value, null);
  const item = 'itemKey' in wanted ? findItem(found.value.plan, wanted.itemKey) : undefined;
  if (wanted.verb === 'run.item')
    return item === undefined
      ? await show(found.value, null)
      : await askItem(deps, turn, found.value, item, from, null);
  const outcome = await act(deps, turn, wanted, item);
  if (outcome.ok) {
    const { inReview, done: what } = turn.words.checklists;
    return await show(outcome.value, outcome.value.state === 'review' ? inReview : what[wanted.verb]);
  }
  const reason = refusalSentence(outcome.refusal, turn.language);
  // What was typed wrongly is asked for again; anything else has changed meanwhile, and is shown as it stands.
  if (wanted.verb === 'run.answer' && item !== undefined && outcome.refusal.kind === 'invalid')
    return await askItem(deps, turn, found.value, item, from, reason);
  const now = await readRun(deps, turn, deskId, runId);
  return now.ok ? await show(now.value, turn.words.changed.refused(reason)) : refused(turn, now.refusal).card;
}

async function askItem(
  deps: TalkDeps,
  turn: Turn,
  run: RunView,
  item: PlanItem,
  from: number,
  notice: string | null,
): Promise<Card> {
  const view = run.items.find(({ key }) => key === item.key);
  if (view === undefined) throw new Error(`the run ${run.id} tells nothing of its item ${item.key}`);
  return itemCard({ run, item, view, from, words: turn.words, link: await runLink(deps, turn, run), notice });
}

async function act(
  { useCases }: TalkDeps,
  { call }: Turn,
  wanted: Acting,
  item: PlanItem | undefined,
): Promise<Outcome<RunView>> {
  const { deskId, runId } = wanted;
  if (wanted.verb === 'run.complete')
    return await useCases.completeRun(call, { params: { deskId, runId }, query: {}, body: undefined });
  const answer = meant(wanted, item);
  if (!answer.ok) return answer;
  const params = { deskId, runId, itemKey: wanted.itemKey };
  const body = { version: wanted.version, answer: answer.value };
  return await useCases.answerItem(call, { params, query: {}, body });
}

/** What was typed, as an answer of the item's kind. */
function meant(wanted: Extract<Acting, { itemKey: unknown }>, item: PlanItem | undefined): Outcome<ItemAnswer | null> {
  if (wanted.verb === 'run.clear') return done(null);
  if (wanted.verb === 'run.tick') return done({ kind: 'tick' });
  const parsed = ItemAnswer.safeParse({ kind: item?.kind, ...typedValue(item, String(wanted.answer).trim()) });
  return parsed.success ? done(parsed.data) : invalid('answer');
}

function typedValue(item: PlanItem | undefined, text: string): Readonly<Record<string, unknown>> {
  switch (item?.kind) {
    case 'text':
      return { text };
    case 'number':
      return { value: text === '' ? null : Number(text.replace(',', '.')) };
    case 'choice':
      return { option: text };
    case 'date':
      return { day: text };
    case 'signature':
      return { name: text };
    case 'tick':
    case 'evidence':
    case undefined:
      return {};
    default:
      return item satisfies never;
  }
}
