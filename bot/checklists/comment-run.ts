import type { Entrance } from '#bot/desks/enter-desk.ts';
import { newCommentId } from '#bot/ids.ts';
import type { Partition, Store } from '#bot/store/port.ts';
import { once } from '#bot/tickets/idempotency.ts';
import type { UseCase } from '#bot/use-case.ts';
import type { RunChange } from '#shared/checklists/decide.ts';
import type { Run } from '#shared/checklists/run.ts';
import type * as contract from '#shared/checklists/run-comment-contract.ts';
import { commentRun, deleteRunComment, editRunComment } from '#shared/checklists/run-comments.ts';
import type { RunComment } from '#shared/checklists/run-entry.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { mentionsIn } from '#shared/tickets/comments.ts';
import type { Act } from '#shared/tickets/decide.ts';
import type { Via } from '#shared/tickets/ticket.ts';
import { actOn, type RunWriteDeps, stepOnRun } from './change-run.ts';
import { showRun } from './read-run.ts';
import { runEntryOf } from './run-document.ts';

/** More comments than anybody writes on one run. */
const mostComments = 1000;

export function commentRunWith(deps: RunWriteDeps): UseCase<typeof contract.commentRun> {
  return async ({ caller, via, idempotencyKey }, { params, body }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition } = entered.value;
    const operation = `commentRun ${params.runId}`;
    const repeat =
      idempotencyKey === null
        ? null
        : once(deps.store, partition, { person: caller.person, operation, key: idempotencyKey }, body);
    const id = newCommentId();
    const act = await actOn(deps, entered.value, via, mentionsIn(body.text));
    const stepped = await stepOnRun(deps, entered.value, {
      runId: params.runId,
      act,
      extra: repeat === null ? [] : [repeat.operation(id)],
      async decide({ run }) {
        const earlier = await (repeat?.earlier() ?? done(null));
        if (!earlier.ok) return earlier;
        return earlier.value === null ? commentRun(run, { id, text: body.text }, act) : done(null);
      },
    });
    return stepped.ok ? done(await showRun(deps, entered.value, stepped.value.run, stepped.value.plan)) : stepped;
  };
}

export function editRunCommentWith(deps: RunWriteDeps): UseCase<typeof contract.editRunComment> {
  return async ({ caller, via }, { params, body }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    return onComment(deps, entered.value, { ...params, via, named: mentionsIn(body.text) }, (run, comment, act) =>
      editRunComment(run, comment, body.text, act),
    );
  };
}

export function deleteRunCommentWith(deps: RunWriteDeps): UseCase<typeof contract.deleteRunComment> {
  return async ({ caller, via }, { params }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    return onComment(deps, entered.value, { ...params, via, named: [] }, deleteRunComment);
  };
}

interface About {
  readonly runId: string;
  readonly commentId: string;
  readonly via: Via;
  readonly named: readonly string[];
}

async function onComment(
  deps: RunWriteDeps,
  entrance: Entrance,
  { runId, commentId, via, named }: About,
  decide: (run: Run, comment: RunComment, act: Act) => Outcome<RunChange | null>,
) {
  const act = await actOn(deps, entrance, via, named);
  const stepped = await stepOnRun(deps, entrance, {
    runId,
    act,
    async decide({ run }) {
      const found = await findComment(deps.store, entrance.partition, run.id, commentId);
      return found === null ? refuse('missing', 'comment.not-found') : decide(run, found, act);
    },
  });
  return stepped.ok ? done(await showRun(deps, entrance, stepped.value.run, stepped.value.plan)) : stepped;
}

/** Null where there is none, or none any more. */
async function findComment(store: Store, partition: Partition, run: string, id: string): Promise<RunComment | null> {
  const page = await store.query(partition, {
    type: 'entry',
    where: {
      and: [
        { field: 'subject', eq: run },
        { field: 'kind', eq: 'comment' },
      ],
    },
    order: [
      ['subject', 'desc'],
      ['seq', 'desc'],
    ],
    limit: mostComments,
  });
  const comments = page.items.map(runEntryOf).filter((entry) => entry.kind === 'comment');
  return comments.find((comment) => comment.id === id && comment.deletedAt === null) ?? null;
}
