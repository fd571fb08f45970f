import { attachEvidence } from '#shared/checklists/evidence-contract.ts';
import { type RunView, RunView as RunViewShape } from '#shared/checklists/run-contract.ts';
import { fillPath } from '../../app/client.ts';
import { useTransfer } from '../../files/transfer.ts';
import { type Uploads, useUploads } from '../../files/use-uploads.ts';
import { useKeepRun } from '../use-run.ts';

/** Sends photos and files to an item as soon as they are chosen; each stands on the item once it has arrived. */
export function useEvidence({ deskId, id: runId }: RunView, itemKey: string): Uploads {
  const transfer = useTransfer();
  const keep = useKeepRun();
  return useUploads(async (file, watch) => {
    const path = fillPath(attachEvidence.path, { deskId, runId, itemKey });
    keep(RunViewShape.parse(await transfer.upload(path, file, watch)));
    return null;
  });
}
