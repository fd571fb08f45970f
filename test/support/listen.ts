import type { Person } from '#test/cloud/cast.ts';
import type { TestService } from './start-service.ts';

/** Opens the live stream of a desk as somebody; `next` gives the data of the following event, null once the stream ends. */
export async function listen(
  { cloud }: TestService,
  url: string,
  deskId: string,
  person: Person,
  { event = 'ticket', expires }: { readonly event?: string; readonly expires?: number } = {},
) {
  const stop = new AbortController();
  const token = await cloud.entra.mintPersonToken(person, expires === undefined ? {} : { exp: expires });
  const headers = { authorization: `Bearer ${token}` };
  const reply = await fetch(`${url}/api/v1/live?desks=${deskId}`, { headers, signal: stop.signal });
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<unknown> => {
    for (;;) {
      const found = new RegExp(`event: ${event}\\ndata: (.*)\\n\\n`).exec(text);
      if (found?.[1] !== undefined) {
        text = text.slice(found.index + found[0].length);
        return JSON.parse(found[1]);
      }
      const read = await reader?.read();
      if (read === undefined || read.done) return null;
      text += read.value;
    }
  };
  /** A stream just opened may tell of the last seconds too: reads on to the wanted ticket, or to the end, and says which. */
  const reaches = async (ticketId: string | null): Promise<boolean> => {
    for (;;) {
      const found = await next();
      if (found === null) return ticketId === null;
      if (typeof found === 'object' && 'ticketId' in found && found.ticketId === ticketId) return true;
    }
  };
  return { reaches, status: reply.status, type: reply.headers.get('content-type'), next, stop: () => stop.abort() };
}
