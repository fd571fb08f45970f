import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Answer, Answer as AnswerShape, fails, isSameAnswer, markOf } from '#shared/checklists/answer.ts';
import { itemsOf } from '#shared/checklists/plan.ts';
import { type Marks, progressOf, shownItems } from '#shared/checklists/run.ts';
import { answerItem, type RunItemView, type RunView } from '#shared/checklists/run-contract.ts';
import { OfflineError, RefusalError, reasonOf, useSend } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { useKeepRun } from './use-run.ts';

const RETRY = 3_000;

/** What somebody answered and the service has not confirmed yet. */
interface Pending {
  readonly answer: Answer | null;
  readonly version: number;
  /** The connection was lost: it is sent again. */
  readonly waits: boolean;
}
export interface AnswerClash {
  readonly item: string;
  readonly yours: Answer | null;
  readonly theirs: Answer | null;
  readonly by: string;
}

export interface Answers {
  /** The run as it will be once everything has arrived. */
  readonly run: RunView;
  readonly give: (item: string, answer: Answer | null) => void;
  /** How many wait for the connection. */
  readonly waiting: number;
  readonly clash: AnswerClash | null;
  readonly settle: (keep: 'mine' | 'theirs') => void;
}

/**
 * Answers show at once and are sent one by one; those that the network loses are sent again until they arrive, and whatever
 * the service refuses is given back with its reason.
 */
export function useAnswers(saved: RunView, refused: (item: string, why: string) => void): Answers {
  const send = useSend();
  const keep = useKeepRun();
  const { me } = useSession();
  const [pending, setPending] = useState<ReadonlyMap<string, Pending>>(new Map());
  const [clash, setClash] = useState<AnswerClash | null>(null);
  const latest = useRef(pending);
  latest.current = pending;
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => () => timers.current.forEach(clearTimeout), []);

  const set = useCallback((item: string, value: Pending | null) => {
    const next = new Map(latest.current);
    if (value === null) next.delete(item);
    else next.set(item, value);
    latest.current = next;
    setPending(next);
  }, []);

  const post = useCallback(
    async (item: string, mine: Pending) => {
      const isLatest = () => latest.current.get(item) === mine || latest.current.get(item)?.answer === mine.answer;
      try {
        const params = { deskId: saved.deskId, runId: saved.id, itemKey: item };
        const run = await send(answerItem, { params, body: { version: mine.version, answer: mine.answer } });
        keep(run);
        if (isLatest()) set(item, null);
      } catch (problem) {
        if (!isLatest()) return;
        if (problem instanceof OfflineError) {
          const waiting = { ...mine, waits: true };
          set(item, waiting);
          timers.current.add(setTimeout(() => void post(item, waiting), RETRY));
          return;
        }
        set(item, null);
        const found = clashIn(problem, item);
        if (found === null) refused(item, reasonOf(problem));
        else setClash(found);
      }
    },
    [send, saved.deskId, saved.id, keep, set, refused],
  );

  const give = useCallback(
    (item: string, answer: Answer | null) => {
      const known = saved.items.find(({ key }) => key === item);
      const before = latest.current.get(item);
      if (before === undefined && known?.isDone === (answer !== null) && isSameAnswer(known.answer, answer)) return;
      // What one answers while the answer before is on its way builds on that one.
      const version = (known?.version ?? 0) + (before === undefined ? 0 : 1);
      const mine = { answer, version, waits: false };
      set(item, mine);
      void post(item, mine);
    },
    [saved.items, set, post],
  );

  const run = useMemo(() => overlaid(saved, pending, me), [saved, pending, me]);
  const settle = (choice: 'mine' | 'theirs') => {
    const found = clash;
    setClash(null);
    if (found === null || choice === 'theirs') return;
    const mine = { answer: found.yours, version: 1_000_000, waits: false };
    set(found.item, mine);
    void post(found.item, mine);
  };
  return { run, give, waiting: [...pending.values()].filter(({ waits }) => waits).length, clash, settle };
}

function clashIn(problem: unknown, item: string): AnswerClash | null {
  const found = problem instanceof RefusalError && problem.code === 'item.clash' ? problem.clashes[0] : undefined;
  if (found === undefined) return null;
  const answerOf = (value: unknown) => AnswerShape.nullable().catch(null).parse(value);
  return { item, yours: answerOf(found.yours), theirs: answerOf(found.theirs), by: found.by };
}

/** The run with the answers that are on their way, and with what follows from them. */
function overlaid(
  saved: RunView,
  pending: ReadonlyMap<string, Pending>,
  me: { readonly id: string; readonly name: string },
): RunView {
  if (pending.size === 0) return saved;
  const definitions = new Map(itemsOf(saved.plan).map((item) => [item.key, item]));
  const answered = saved.items.map((item): RunItemView => {
    const mine = pending.get(item.key);
    const definition = definitions.get(item.key);
    if (mine === undefined || definition === undefined) return item;
    const { answer } = mine;
    const mark = answer === null ? '' : markOf(definition, answer);
    const by = { id: me.id, name: me.name, left: false };
    return { ...item, answer, isDone: answer !== null, failed: fails(definition, mark), by, returned: null };
  });
  const marks = marksOf(answered, definitions);
  const applies = new Set(shownItems(saved.plan, marks).map(({ key }) => key));
  const items = answered.map((item) => ({ ...item, applies: applies.has(item.key) }));
  return { ...saved, items, progress: progressOf(saved.plan, marks) };
}

function marksOf(items: readonly RunItemView[], definitions: ReadonlyMap<string, Parameters<typeof markOf>[0]>): Marks {
  return Object.fromEntries(
    items.flatMap(({ key, isDone, answer }) => {
      const definition = definitions.get(key);
      return isDone && answer !== null && definition !== undefined ? [[key, markOf(definition, answer)]] : [];
    }),
  );
}
