import type { Mail } from '#bot/mail/mailer.ts';
import { escaped } from '#shared/kernel/html.ts';
import type { MailWords } from '#shared/words/mail.en.ts';
import type { Message } from './message.ts';

interface Around {
  readonly settings: string;
  readonly unsubscribe: string;
}

/** The notification as an e-mail, in plain text and the same in HTML. */
export function notificationMail(
  message: Message,
  { settings, unsubscribe }: Around,
  words: MailWords,
): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { headline, preview, chapters, more, link } = message;
  const told = chapters.length === 0 ? [{ title: null, link, lines: [preview] }] : chapters;
  const text = [
    headline,
    ...told.map(({ title, lines }) => [...(title === null ? [] : [title]), ...lines].join('\n')),
    ...(more === null ? [] : [more]),
    `${words.open}: ${link}`,
    `-- \n${words.why}\n${words.settings}: ${settings}\n${words.unsubscribe}: ${unsubscribe}`,
  ];
  const html = [
    `<h1 style="font-size:1.25rem">${escaped(headline)}</h1>`,
    ...told.map(
      ({ title, link: to, lines }) =>
        `<p>${[...(title === null ? [] : [`<b>${linked(title, to)}</b>`]), ...lines.map(escaped)].join('<br>')}</p>`,
    ),
    ...(more === null ? [] : [`<p>${escaped(more)}</p>`]),
    `<p>${linked(words.open, link)}</p>`,
    `<p><small>${escaped(words.why)}<br>${linked(words.settings, settings)} · ${linked(words.unsubscribe, unsubscribe)}</small></p>`,
  ];
  return { subject: headline, text: `${text.join('\n\n')}\n`, html: html.join('\n') };
}

function linked(words: string, to: string): string {
  return `<a href="${escaped(to)}">${escaped(words)}</a>`;
}
