import type { FastifyInstance, FastifyReply } from 'fastify';
import type { EndEmails } from '#bot/mail/end-emails.ts';
import type { Unsubscribing } from '#bot/mail/unsubscribing.ts';
import { mailWords } from '#bot/mail/words.ts';
import { escaped } from '#shared/kernel/html.ts';
import { type Language, languageOf } from '#shared/words/language.ts';
import { type Limits, registerLimits } from './limits.ts';

interface Deps {
  readonly unsubscribing: Pick<Unsubscribing, 'read'>;
  readonly endEmails: EndEmails;
  readonly limits: Limits;
}

const path = '/unsubscribe/:token';

/**
 * `GET /unsubscribe/:token` asks, for mail scanners open every link; `POST` ends the person's e-mails, also where their mail
 * program sends it for them. They are told as usual in Teams from then on.
 * @see https://www.rfc-editor.org/rfc/rfc8058
 */
export async function registerUnsubscribe(
  app: FastifyInstance,
  { unsubscribing, endEmails, limits }: Deps,
): Promise<void> {
  await app.register(async (own) => {
    await registerLimits(own, limits);
    // What mail programs send along says nothing that the link does not.
    own.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 1024 }, (_request, _body, done) => done(null));
    own.get<{ Params: { token: string } }>(path, async ({ params, headers }, reply) => {
      const language = languageOf(headers['accept-language'] ?? '');
      const { ask, end, unknown } = mailWords[language].page;
      if (unsubscribing.read(params.token) === null) return page(reply.code(404), language, unknown);
      return page(reply, language, ask, end);
    });
    own.post<{ Params: { token: string } }>(path, async ({ params, headers }, reply) => {
      const subscriber = unsubscribing.read(params.token);
      const language = languageOf(headers['accept-language'] ?? '');
      const { done, unknown } = mailWords[language].page;
      if (subscriber === null) return page(reply.code(404), language, unknown);
      await endEmails(subscriber);
      return page(reply, language, done);
    });
  });
}

function page(reply: FastifyReply, language: Language, sentence: string, button?: string): FastifyReply {
  const form = button === undefined ? '' : `<form method="post"><button>${escaped(button)}</button></form>`;
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    )
    .send(`<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Docket</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem; }
button { font: inherit; min-height: 44px; padding: 0 1.5rem; }
</style>
<main>
<h1>Docket</h1>
<p>${escaped(sentence)}</p>
${form}
</main>
`);
}
