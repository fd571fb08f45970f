import { convert } from 'html-to-text';
import { z } from 'zod';
import type { ExtensionAsked, Place, QuotedMessage, Sender } from '#bot/conversations/incoming.ts';
import { Guid } from '#shared/kernel/ids.ts';

/** A message as Teams hands it to an action; what is missing is missing in Teams too (a system message, an app's card). */
const Message = z.object({
  body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
  from: z
    .object({
      user: z
        .object({
          id: z.string().toLowerCase().pipe(Guid).nullish().catch(null),
          displayName: z.string().nullish(),
        })
        .nullish(),
    })
    .nullish(),
  linkToMessage: z.url().nullish().catch(null),
  attachments: z.array(z.object({ name: z.string().nullish() })).nullish(),
});
const Opened = z.object({ messagePayload: Message.nullish() });
const Sent = z.object({ data: z.record(z.string(), z.unknown()).nullish().catch(null) });
const Sought = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).nullish(),
});
const Pasted = z.object({ url: z.string() });

/** The invokes of a message extension, by their names in the Bot Framework; null for one that is none of ours. */
export function extensionOf(
  name: string,
  value: unknown,
  asked: { readonly id: string; readonly place: Place; readonly sender: Sender; readonly locale: string | undefined },
): ExtensionAsked | null {
  switch (name) {
    case 'composeExtension/fetchTask': {
      const opened = Opened.safeParse(value);
      if (!opened.success) return null;
      const { messagePayload } = opened.data;
      return { ...asked, kind: 'form-opened', about: messagePayload == null ? null : quoted(messagePayload) };
    }
    case 'composeExtension/submitAction': {
      const sent = Sent.safeParse(value);
      return sent.success ? { ...asked, kind: 'form-sent', data: sent.data.data ?? {} } : null;
    }
    case 'composeExtension/query': {
      const sought = Sought.safeParse(value);
      if (!sought.success) return null;
      const typed = sought.data.parameters?.find((parameter) => parameter.name === 'text')?.value;
      return { ...asked, kind: 'tickets-sought', text: typeof typed === 'string' ? typed.trim() : '' };
    }
    case 'composeExtension/queryLink': {
      const pasted = Pasted.safeParse(value);
      return pasted.success ? { ...asked, kind: 'link-pasted', url: pasted.data.url } : null;
    }
    default:
      return null;
  }
}

function quoted({ body, from, linkToMessage, attachments }: z.infer<typeof Message>): QuotedMessage {
  const content = body?.content ?? '';
  const { id = null, displayName = null } = from?.user ?? {};
  return {
    text: body?.contentType === 'text' ? content : textOf(content),
    author: id === null ? null : { person: id, name: displayName ?? '' },
    link: linkToMessage ?? null,
    attachments: (attachments ?? []).flatMap(({ name }) => name ?? []),
  };
}

function textOf(html: string): string {
  const selectors = [{ selector: 'img', format: 'skip' }];
  return convert(html, { wordwrap: false, selectors })
    .replace(/\u00a0/gu, ' ')
    .trim();
}
