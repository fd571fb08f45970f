import { createContext, useContext } from 'react';
import { readFile, uploadFile } from '#shared/files/contract.ts';
import { Attachment } from '#shared/files/file.ts';
import type { DeskId, TicketId } from '#shared/kernel/ids.ts';
import { type ClientOptions, fillPath, OfflineError, refusalOf } from '../app/client.ts';

/** The ticket that a file belongs to. */
export interface FileHome {
  readonly deskId: DeskId;
  readonly ticketId: TicketId;
}

/** Bytes to and from the service; the same errors as `Send`. */
export interface Transfer {
  readonly upload: (home: FileHome, file: File, watch: UploadWatch) => Promise<Attachment>;
  readonly download: (home: FileHome, file: Attachment) => Promise<Blob>;
  /** What an operation gives as bytes, under its address. */
  readonly fetchBytes: (path: string) => Promise<Blob>;
}
export interface UploadWatch {
  /** @param part from 0 to 1 */
  readonly onProgress: (part: number) => void;
  /** Aborting rejects the upload with an `AbortError`. */
  readonly signal: AbortSignal;
}

export const TransferContext = createContext<Transfer | null>(null);

export function useTransfer(): Transfer {
  const transfer = useContext(TransferContext);
  if (transfer === null) throw new Error('useTransfer is used outside TransferContext');
  return transfer;
}

export function createTransfer({ token, language, words }: ClientOptions): Transfer {
  const headers = async () => ({
    'accept-language': language,
    authorization: `Bearer ${await token()}`,
    'x-docket-client': 'tab',
  });
  const fetchBytes = async (path: string) => {
    const reply = await fetch(path, { headers: await headers() }).catch((cause: unknown) => {
      throw new OfflineError(words.offline, { cause });
    });
    if (!reply.ok) throw await refusalOf(reply, words.failed);
    return reply.blob();
  };
  return {
    upload: async (home, file, { onProgress, signal }) => {
      const path = `${fillPath(uploadFile.path, home)}?name=${encodeURIComponent(file.name)}`;
      const reply = await post(path, file, { headers: await headers(), onProgress, signal, offline: words.offline });
      if (!reply.ok) throw await refusalOf(reply, words.failed);
      return Attachment.parse(await reply.json());
    },
    download: (home, file) => fetchBytes(fillPath(readFile.path, { ...home, fileId: file.id })),
    fetchBytes,
  };
}

interface Posting extends UploadWatch {
  readonly headers: Readonly<Record<string, string>>;
  readonly offline: string;
}

/** With XMLHttpRequest, as `fetch` does not tell how much of a body has gone. */
function post(path: string, file: File, { headers, onProgress, signal, offline }: Posting): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
    request.onerror = () => reject(new OfflineError(offline));
    request.onabort = () => reject(new DOMException('the upload was given up', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(new Blob([file]));
  });
}
