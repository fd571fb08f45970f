import type { RunView } from '#shared/checklists/run-contract.ts';
import type { TemplateRow } from '#shared/checklists/template-contract.ts';
import type { DeskId, RunId, TemplateId } from '#shared/kernel/ids.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { fold, shorten } from '#shared/kernel/text.ts';
import { execute } from './cards/card.ts';
import { noticeCard } from './cards/notice-card.ts';
import { runCard } from './cards/run-card.ts';
import { runListCard } from './cards/run-list-card.ts';
import { readDesk } from './show.ts';
import { type Answer, notice, refused, type TalkDeps, type Turn } from './turn.ts';

const listed = 10;
/** The rest of a card's six buttons is for its usual ways on. */
const offered = 4;

/** The open checklists of a desk, as many as a card shows well. */
export async function listChecklists(deps: TalkDeps, turn: Turn, deskId: DeskId): Promise<Answer> {
  const [desk, page] = await Promise.all([
    readDesk(deps, turn, deskId),
    deps.useCases.listRuns(turn.call, {
      params: { deskId },
      query: { state: ['open', 'review'], sort: 'updated', direction: 'desc', limit: listed },
      body: undefined,
    }),
  ]);
  if (!desk.ok) return refused(turn, desk.refusal);
  if (!page.ok) return refused(turn, page.refusal);
  const { words } = turn;
  const heading = words.checklists.of(desk.value.name);
  const view = { verb: 'say', text: words.typed.checklist, deskId } as const;
  const card = runListCard({
    heading,
    deskId,
    runs: page.value.items,
    more: page.value.cursor !== null,
    words,
    link: deps.links.desk(deskId, desk.value.channel.id),
    refresh: { by: view, readers: [turn.reader.id] },
  });
  return { card, inChannel: { sentence: heading, view } };
}

/**
 * Starts the template of that name, or the only one whose name begins or goes on like it.
 * @param name empty, or of no template: the person is offered those that there are, and their words as a ticket
 */
export async function startNamed(deps: TalkDeps, turn: Turn, deskId: DeskId, name: string): Promise<Answer> {
  const found = await deps.useCases.listTemplates(turn.call, { params: { deskId }, query: {}, body: undefined });
  if (!found.ok)
    return found.refusal.code === 'template.forbidden'
      ? notice(turn, turn.words.checklists.noTemplates)
      : refused(turn, found.refusal);
  const startable = found.value.items.filter(({ can }) => can.includes('start'));
  const meant = name === '' ? [] : templatesNamed(startable, name);
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return await startTemplate(deps, turn, deskId, only.id, turn.id);
  const { checklists, typed, offer } = turn.words;
  const choices = (meant.length > 0 ? meant : startable)
    .slice(0, offered)
    .map((template) => execute(template.name, { verb: 'run.start', deskId, templateId: template.id, form: turn.id }));
  if (startable.length === 0) return notice(turn, checklists.noTemplates);
  const view = { verb: 'say', text: `${typed.start} ${name}`.trim(), deskId } as const;
  const filing =
    name === '' || meant.length > 0
      ? []
      : [execute(offer.asTicket, { verb: 'say', text: `${typed.new} ${shorten(view.text, 200)}`, deskId })];
  const sentence = name === '' || meant.length > 0 ? checklists.which : checklists.unknown(shorten(name, 100));
  return {
    card: noticeCard(sentence, turn.words, [...choices, ...filing]),
    inChannel: { sentence: checklists.which, view },
  };
}

/** @param form one start for each, however often it is asked for */
export async function startTemplate(
  deps: TalkDeps,
  turn: Turn,
  deskId: DeskId,
  template: TemplateId,
  form: string,
): Promise<Answer> {
  const call = { ...turn.call, idempotencyKey: `${form}-${template}` };
  const started = await deps.useCases.startRun(call, { params: { deskId }, query: {}, body: { from: { template } } });
  if (!started.ok) return refused(turn, started.refusal);
  const { checklists, channel } = turn.words;
  return await runAnswer(deps, turn, started.value, 0, checklists.started, channel.started);
}

export async function readRun(deps: TalkDeps, turn: Turn, deskId: DeskId, runId: RunId): Promise<Outcome<RunView>> {
  return await deps.useCases.readRun(turn.call, { params: { deskId, runId }, query: {}, body: undefined });
}

/** @param inChannel what the channel reads in the card's place: a checklist's name is for those who may see it */
export async function runAnswer(
  deps: TalkDeps,
  turn: Turn,
  run: RunView,
  from: number,
  notice: string | null,
  inChannel: string,
): Promise<Answer> {
  const { language, words, reader } = turn;
  const link = await runLink(deps, turn, run);
  return {
    card: runCard({ run, from, language, words, link, readers: [reader.id], notice }),
    inChannel: { sentence: inChannel, view: { verb: 'run.show', deskId: run.deskId, runId: run.id } },
  };
}

/** Opens the run in the tab of its desk's channel. */
export async function runLink(deps: TalkDeps, turn: Turn, run: RunView): Promise<string> {
  const desk = await readDesk(deps, turn, run.deskId);
  return deps.links.run(run.deskId, run.id, desk.ok ? desk.value.channel.id : undefined);
}

function templatesNamed(templates: readonly TemplateRow[], name: string): readonly TemplateRow[] {
  const wanted = fold(name);
  const exact = templates.filter((template) => fold(template.name) === wanted);
  if (exact.length > 0) return exact;
  const words = wanted.split(' ');
  return templates.filter((template) => {
    const parts = fold(template.name).split(/[\s'’-]+/u);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  });
}
