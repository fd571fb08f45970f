import nodemailer from 'nodemailer';
import { z } from 'zod';
import type { Mailer, MailOutcome } from './mailer.ts';

interface Settings {
  /** `smtps://user:password@host:465`; with `smtp:`, STARTTLS is demanded of every server but one on this machine. */
  readonly url: string;
  /** `Docket <docket@example.com>` */
  readonly from: string;
}

/** Together well below the minute for which a notification is claimed, or another instance would send it as well. */
const milliseconds = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000 } as const;
/** As many as are sent at once, so that none waits for another's. */
const connections = 8;
const onThisMachine: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);
const SmtpError = z.object({ code: z.string().optional(), responseCode: z.int().optional() });
/** What the server says of this e-mail, and not of us or of itself. */
const aboutMail: ReadonlySet<string> = new Set(['EENVELOPE', 'EMESSAGE']);

export function openSmtpMailer({ url, from }: Settings): Mailer {
  const requireTLS = !onThisMachine.has(new URL(url).hostname);
  const pool = { pool: true, maxConnections: connections } as const;
  const transport = nodemailer.createTransport({ url, requireTLS, ...pool, ...milliseconds });
  return {
    async send({ to, subject, text, html, messageId, unsubscribe }) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          html,
          messageId,
          headers: {
            'List-Unsubscribe': `<${unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            // No out-of-office reply to a machine.
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
          },
        });
        return { kind: 'sent' };
      } catch (error) {
        return judge(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Never with the server's own words, in which the address often stands. */
function judge(error: unknown): MailOutcome {
  const { code = 'unknown', responseCode = 0 } = SmtpError.catch({}).parse(error);
  if (aboutMail.has(code) && responseCode >= 500) return { kind: 'permanent', reason: 'MailRefused' };
  return { kind: 'transient', retryAfterSeconds: null, reason: `SMTP unreachable (${code})` };
}
