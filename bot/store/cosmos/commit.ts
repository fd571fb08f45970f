import { randomBytes } from 'node:crypto';
import type { Container, OperationInput } from '@azure/cosmos';
import type { CheckedOperation } from '../checks.ts';
import type { Indexes } from '../indexes.ts';
import { type Partition, StoreError, type StoreErrorKind } from '../port.ts';
import type { Answer } from './cost.ts';
import { Item, toBatchOperation, toItem } from './items.ts';
import { type Patience, retrying } from './patience.ts';

type Etags = readonly (string | null)[];
interface Attempt {
  readonly container: Container;
  readonly partition: Partition;
  readonly operations: readonly CheckedOperation[];
  readonly body: OperationInput[];
  /** The same for every attempt of one write. */
  readonly commit: string;
  readonly note: (answer: Answer) => void;
}

const FAILED_DEPENDENCY = 424;
const KINDS = new Map<number, StoreErrorKind>([
  [404, 'missing'],
  [409, 'exists'],
  [412, 'stale'],
  [413, 'toobig'],
]);
const COME_BACK = new Set([408, 429, 449, 500, 503]);
/** Stands for the etag of a document that somebody else has changed since: whoever uses it next is told `stale`. */
const OVERTAKEN = 'overtaken';

/**
 * Runs one transactional batch until its outcome is known. The SDK gives a failed request neither a status nor a cause, so
 * each one may have been committed: the documents themselves tell, by the id of the write in them. A conflict is checked
 * in the same way, since it may be with this very write, arrived before.
 * @throws StoreError
 */
export async function commitBatch(
  container: Container,
  partition: Partition,
  operations: readonly CheckedOperation[],
  { indexes, patience, note }: { indexes: Indexes; patience: Patience; note: (answer: Answer) => void },
): Promise<Etags> {
  const commit = randomBytes(12).toString('base64url');
  const body = operations.map((operation) =>
    toBatchOperation(operation, (document) => toItem(partition, document, commit, indexes)),
  );
  const attempt: Attempt = { container, partition, operations, body, commit, note };
  let unanswered = false;
  return retrying(patience, async (comeBack) => {
    if (unanswered && (await wasCommitted(attempt))) return currentEtags(attempt);
    const sent = await send(attempt);
    if ('unanswered' in sent) {
      unanswered = true;
      return comeBack('a write was not answered', sent.unanswered);
    }
    const { results } = sent;
    const failed = results.findIndex(({ statusCode }) => statusCode >= 400 && statusCode !== FAILED_DEPENDENCY);
    if (failed === -1)
      return results.map(({ eTag }, index) => (operations[index]?.kind === 'remove' ? null : (eTag ?? OVERTAKEN)));
    const status = results[failed]?.statusCode ?? 0;
    if (COME_BACK.has(status)) return comeBack(`a write was refused with ${status}`);
    const writes = operations.some(({ kind }) => kind !== 'remove');
    if ((writes || unanswered) && (await wasCommitted(attempt))) return currentEtags(attempt);
    throw new StoreError(KINDS.get(status) ?? 'invalid', failed, `${operations[failed]?.id}: ${status}`);
  });
}

/** What is wrong for good, a key or the container, is known by the read that then looks for the write: its errors say so. */
async function send({ container, partition, body, note }: Attempt) {
  const sent = structuredClone(body);
  const answer = await container.items.batch(sent, [partition.tenant, partition.scope]).catch(asUnanswered);
  if ('unanswered' in answer) return answer;
  note({ requestCharge: Number(answer.headers['x-ms-request-charge'] ?? 0), diagnostics: answer.diagnostics });
  return answer.result === undefined ? asUnanswered(new Error('a batch without results')) : { results: answer.result };
}

function asUnanswered(error: unknown) {
  return { unanswered: error };
}

/** Documents that were created are looked at first, because nobody else's write ends in one of them. */
async function wasCommitted(attempt: Attempt): Promise<boolean> {
  const written = attempt.operations.filter(({ kind }) => kind !== 'remove');
  const first = written.find(({ kind }) => kind === 'create') ?? written[0];
  if (first !== undefined) return (await read(attempt, first.id))?.commit === attempt.commit;
  const [removed] = attempt.operations;
  return removed !== undefined && (await read(attempt, removed.id)) === null;
}

async function currentEtags(attempt: Attempt): Promise<Etags> {
  return Promise.all(
    attempt.operations.map(async ({ kind, id }) => {
      if (kind === 'remove') return null;
      const item = await read(attempt, id);
      return item?.commit === attempt.commit ? item._etag : OVERTAKEN;
    }),
  );
}

async function read({ container, partition }: Attempt, id: string): Promise<Item | null> {
  const { resource } = await container.item(id, [partition.tenant, partition.scope]).read<Record<string, unknown>>();
  return resource === undefined ? null : Item.parse(resource);
}
