import type { Answer } from '#shared/checklists/answer.ts';
import type { PlanItem } from '#shared/checklists/plan.ts';
import type { RunItemView, RunView } from '#shared/checklists/run-contract.ts';
import { shorten } from '#shared/kernel/text.ts';
import type { BotWords } from '#shared/words/bot.en.ts';
import type { Language } from '#shared/words/language.ts';
import { type Card, card, type Element, execute, openUrl, said, subtle, text } from './card.ts';
import { dayLabel } from './ticket-card.ts';

interface Input {
  readonly run: RunView;
  readonly item: PlanItem;
  readonly view: RunItemView;
  /** The first item that the card of the whole checklist showed. */
  readonly from: number;
  readonly words: BotWords;
  readonly link: string;
  readonly notice: string | null;
}

const LONGEST_INSTRUCTIONS = 1000;

/** One item of a checklist with the input that its kind asks for. */
export function itemCard({ run, item, view, from, words, link, notice }: Input): Card {
  const { checklists } = words;
  const on = { deskId: run.deskId, runId: run.id, from, itemKey: item.key };
  const may = run.can.includes('answer') && view.applies;
  // Cards take no files: those come in the tab, which the last button opens.
  const takes = may && item.kind !== 'evidence';
  return card({
    summary: `${run.title} · ${item.title}`,
    body: [
      ...(notice === null ? [] : [text(notice, { color: 'Accent', weight: 'Bolder' })]),
      subtle(checklists.item),
      said(item.title, { size: 'Medium', weight: 'Bolder' }),
      ...(item.instructions === '' ? [] : [said(shorten(item.instructions, LONGEST_INSTRUCTIONS))]),
      ...(may ? inputOf(item, view.answer, words) : []),
    ],
    actions: [
      ...(takes
        ? [execute(checklists.save, { verb: 'run.answer', ...on, version: view.version }, { style: 'positive' })]
        : []),
      ...(takes && view.isDone
        ? [execute(checklists.clear, { verb: 'run.clear', ...on, version: view.version }, { associatedInputs: 'none' })]
        : []),
      execute(
        checklists.back,
        { verb: 'run.show', deskId: run.deskId, runId: run.id, from },
        { associatedInputs: 'none' },
      ),
      openUrl(words.ticket.open, link),
    ],
  });
}

/** An answer as people read it. */
export function answerText(item: PlanItem, answer: Answer, language: Language): string {
  switch (answer.kind) {
    case 'tick':
      return '';
    case 'text':
      return shorten(answer.text, 200);
    case 'number': {
      const value = new Intl.NumberFormat(language).format(answer.value);
      return item.kind === 'number' && item.unit !== '' ? `${value}\u00a0${item.unit}` : value;
    }
    case 'choice':
      return item.kind === 'choice'
        ? (item.options.find(({ key }) => key === answer.option)?.label ?? answer.option)
        : answer.option;
    case 'date':
      return dayLabel(answer.day, language);
    case 'signature':
      return answer.name;
    default:
      return answer satisfies never;
  }
}

function inputOf(item: PlanItem, answer: Answer | null, { checklists }: BotWords): readonly Element[] {
  const needed = { id: 'answer', isRequired: true, errorMessage: checklists.needed };
  const common = { ...needed, label: checklists.yourAnswer };
  switch (item.kind) {
    case 'tick':
      return [];
    case 'evidence':
      return [subtle(checklists.evidence)];
    case 'text':
      return [textInput(common, 4000, answer?.kind === 'text' ? answer.text : null, true)];
    case 'number': {
      const unit = item.unit === '' ? '' : ` (${item.unit})`;
      const value = answer?.kind === 'number' ? { value: answer.value } : {};
      return [{ type: 'Input.Number', ...needed, label: `${checklists.yourAnswer}${unit}`, ...value }];
    }
    case 'choice': {
      const choices = item.options.map(({ key, label }) => ({ title: label, value: key }));
      const value = answer?.kind === 'choice' ? { value: answer.option } : {};
      return [{ type: 'Input.ChoiceSet', ...common, style: 'expanded', choices, ...value }];
    }
    case 'date':
      return [{ type: 'Input.Date', ...common, ...(answer?.kind === 'date' ? { value: answer.day } : {}) }];
    case 'signature':
      return [
        textInput({ ...needed, label: checklists.sign }, 120, answer?.kind === 'signature' ? answer.name : null, false),
      ];
    default:
      return item satisfies never;
  }
}

function textInput(common: Element, maxLength: number, value: string | null, isMultiline: boolean): Element {
  return { type: 'Input.Text', ...common, maxLength, isMultiline, ...(value === null ? {} : { value }) };
}
