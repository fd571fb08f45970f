import { discardFile, uploadFile } from '#shared/files/contract.ts';
import { Attachment } from '#shared/files/file.ts';
import type { DeskId, TicketId } from '#shared/kernel/ids.ts';
import { fillPath, useSend } from '../app/client.ts';
import { useTransfer } from './transfer.ts';
import { type Uploads, useUploads } from './use-uploads.ts';

/** The ticket that a file belongs to. */
export interface FileHome {
  readonly deskId: DeskId;
  readonly ticketId: TicketId;
}

/** Uploads the files of a comment as soon as they are chosen, so that sending it does not wait for them. */
export function useAttachments(home: FileHome): Uploads {
  const transfer = useTransfer();
  const send = useSend();
  const uploads = useUploads(async (file, watch) =>
    Attachment.parse(await transfer.upload(fillPath(uploadFile.path, home), file, watch)),
  );
  return {
    ...uploads,
    remove: (draft) => {
      uploads.remove(draft);
      const { state } = draft;
      // Where this does not reach the service, the file is thrown away by itself after an hour.
      if (state.kind === 'ready')
        send(discardFile, { params: { ...home, fileId: state.file.id } }).catch(() => undefined);
    },
  };
}

export function readyFiles({ drafts }: Uploads): readonly Attachment[] {
  return drafts.flatMap(({ state }) => (state.kind === 'ready' ? [state.file] : []));
}
