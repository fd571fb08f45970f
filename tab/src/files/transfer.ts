import { createContext, useContext } from 'react';
import { type ClientOptions, OfflineError, refusalOf } from '../app/client.ts';

/** Bytes to and from the service; the same errors as `Send`. */
export interface Transfer {
  /** @param path of the operation that takes them; its reply comes unparsed */
  readonly upload: (path: string, file: File, watch: UploadWatch) => Promise<unknown>;
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
  return {
    upload: async (path, file, { onProgress, signal }) => {
      const named = `${path}?name=${encodeURIComponent(file.name)}`;
      const reply = await post(named, file, { headers: await headers(), onProgress, signal, offline: words.offline });
      if (!reply.ok) throw await refusalOf(reply, words.failed);
      return reply.json();
    },
    fetchBytes: async (path) => {
      const reply = await fetch(path, { headers: await headers() }).catch((cause: unknown) => {
        throw new OfflineError(words.offline, { cause });
      });
      if (!reply.ok) throw await refusalOf(reply, words.failed);
      return reply.blob();
    },
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
