import type { Config } from '#bot/config.ts';
import type { Mailer } from './mailer.ts';
import { openSmtpMailer } from './smtp-mailer.ts';
import { openUnsubscribing, type Unsubscribing } from './unsubscribing.ts';

export interface OpenMail {
  readonly mailer: Mailer;
  readonly unsubscribing: Unsubscribing;
}
type Settings = Pick<Config, 'SMTP_URL' | 'MAIL_FROM' | 'UNSUBSCRIBE_KEY' | 'PUBLIC_URL'>;

/** Null where no mail server is configured. */
export function openMail({ SMTP_URL, MAIL_FROM, UNSUBSCRIBE_KEY, PUBLIC_URL }: Settings): OpenMail | null {
  if (SMTP_URL === undefined || MAIL_FROM === undefined || UNSUBSCRIBE_KEY === undefined) return null;
  return {
    mailer: openSmtpMailer({ url: SMTP_URL, from: MAIL_FROM }),
    unsubscribing: openUnsubscribing({ key: UNSUBSCRIBE_KEY, publicUrl: PUBLIC_URL }),
  };
}
