import type { Entrance } from '#bot/desks/enter-desk.ts';
import { fileOf, keptDocument, leavingDocument, type StoredFile } from '#bot/files/file-document.ts';
import type { Files } from '#bot/files/port.ts';
import { takeIn } from '#bot/files/take-in.ts';
import type { UseCase } from '#bot/use-case.ts';
import { attach, checkAttachable, detach } from '#shared/checklists/evidence.ts';
import type * as contract from '#shared/checklists/evidence-contract.ts';
import type { Upload } from '#shared/files/file.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type { Via } from '#shared/tickets/ticket.ts';
import { actOn, findRunItem, type RunWriteDeps, stepOnRun } from './change-run.ts';
import { type FoundRun, findRun, type RunDeps, showRun } from './read-run.ts';

/**
 * The bytes are taken before the run is stepped on, so that nobody's tick waits for them; where the step is refused then, or
 * the item has the same bytes already, they go with the next sweep. Cosmos DB: as a tick, and 1 write more, about 40 RU.
 */
export function attachEvidenceWith(
  deps: RunWriteDeps & { readonly files: Files },
): UseCase<typeof contract.attachEvidence> {
  return async ({ caller, via }, { params, query, body }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition } = entered.value;
    const found = await findRun(deps, entered.value, params.runId);
    if (!found.ok) return found;
    const act = await actOn(deps, entered.value, via);
    const before = await findRunItem(deps, entered.value, found.value.run, params.itemKey);
    const open = checkAttachable(found.value.run, found.value.plan, before, act);
    if (!open.ok) return open;
    const facts = { name: query.name, subject: params.runId, by: caller.person, at: act.at };
    const arrived = await takeIn({ ...deps, partition }, facts, body);
    if (!arrived.ok) return arrived;
    const { etag, ...upload } = arrived.value;
    // That may have taken minutes: who may do what, and when it is done, is as of now.
    const now = await deps.enterDesk(caller, params.deskId);
    const stepped = now.ok ? await keep(deps, now.value, { ...params, upload, etag, via }) : now;
    if (!stepped.ok || !stepped.value.isKept)
      await deps.store.write(partition, [{ replace: leavingDocument(upload, upload), etag }]);
    return stepped.ok ? done(await showRun(deps, entered.value, stepped.value.run, stepped.value.plan)) : stepped;
  };
}

interface Keeping {
  readonly runId: string;
  readonly itemKey: string;
  readonly upload: Upload;
  /** Of the upload's document. */
  readonly etag: string;
  readonly via: Via;
}

/** The step on the run and the file's own document, together; not kept where the item has the same bytes already. */
async function keep(
  deps: RunWriteDeps,
  entrance: Entrance,
  { runId, itemKey, upload, etag, via }: Keeping,
): Promise<Outcome<FoundRun & { readonly isKept: boolean }>> {
  const act = await actOn(deps, entrance, via);
  const { subject: _, ...file } = { ...upload, at: act.at };
  let isKept = false;
  const stepped = await stepOnRun(deps, entrance, {
    runId,
    act,
    extra: [{ replace: keptDocument(upload, { item: itemKey }), etag }],
    decide: async ({ run, plan }) => {
      const decided = attach(run, plan, await findRunItem(deps, entrance, run, itemKey), file, act);
      isKept = decided.ok && decided.value !== null;
      return decided;
    },
  });
  return stepped.ok ? done({ ...stepped.value, isKept }) : stepped;
}

/** Cosmos DB: 2 point reads. */
export function readEvidenceWith(deps: RunDeps & { readonly files: Files }): UseCase<typeof contract.readEvidence> {
  return async ({ caller }, { params }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const found = await findRun(deps, entered.value, params.runId);
    if (!found.ok) return found;
    const file = await findEvidence(deps, entered.value, params);
    if (!file.ok) return file;
    const bytes = await deps.files.read({ ...entered.value.partition, id: file.value.id });
    if (bytes === null) return refuse('missing', 'file.not-found');
    const { name, type, size } = file.value;
    return done({ name, type, size, bytes });
  };
}

/** Its bytes go with the next sweep. */
export function removeEvidenceWith(deps: RunWriteDeps): UseCase<typeof contract.removeEvidence> {
  return async ({ caller, via }, { params }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const found = await findRun(deps, entered.value, params.runId);
    if (!found.ok) return found;
    const act = await actOn(deps, entered.value, via);
    const file = await findEvidence(deps, entered.value, params);
    if (!file.ok) return file;
    const { etag, ...kept } = file.value;
    const stepped = await stepOnRun(deps, entered.value, {
      runId: params.runId,
      act,
      extra: [{ put: leavingDocument(kept, { ...kept, at: act.at }) }],
      decide: async ({ run, plan }) =>
        detach(run, plan, await findRunItem(deps, entered.value, run, params.itemKey), kept.id, act),
    });
    return stepped.ok ? done(await showRun(deps, entered.value, stepped.value.run, stepped.value.plan)) : stepped;
  };
}

async function findEvidence(
  { store }: Pick<RunDeps, 'store'>,
  { partition }: Entrance,
  { runId, itemKey, fileId }: { readonly runId: string; readonly itemKey: string; readonly fileId: string },
): Promise<Outcome<StoredFile>> {
  const document = await store.get(partition, fileId);
  const file = document?.type === 'file' ? fileOf(document) : null;
  const isThere = file?.state === 'kept' && file.subject === runId && file.item === itemKey;
  return isThere ? done(file) : refuse('missing', 'file.not-found');
}
