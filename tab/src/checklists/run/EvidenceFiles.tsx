import type { ReactNode } from 'react';
import { readEvidence } from '#shared/checklists/evidence-contract.ts';
import type { RunView } from '#shared/checklists/run-contract.ts';
import type { Attachment } from '#shared/files/file.ts';
import { fillPath } from '../../app/client.ts';
import { FileList } from '../../files/FileList.tsx';

interface Props {
  readonly run: RunView;
  readonly itemKey: string;
  readonly files: readonly Attachment[];
  readonly pictures?: 'all';
  readonly actions?: ((file: Attachment) => ReactNode) | undefined;
}

/** What stands on an item, on the run and on its record. */
export function EvidenceFiles({ run, itemKey, files, pictures, actions }: Props) {
  const on = { deskId: run.deskId, runId: run.id, itemKey };
  return (
    <FileList
      actions={actions}
      files={files}
      pictures={pictures}
      pathOf={(file) => fillPath(readEvidence.path, { ...on, fileId: file.id })}
    />
  );
}
