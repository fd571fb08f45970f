import type { Language } from '#shared/words/language.ts';
import { type MailWords, mailEn } from '#shared/words/mail.en.ts';
import { mailFr } from '#shared/words/mail.fr.ts';

export const mailWords: Readonly<Record<Language, MailWords>> = { en: mailEn, fr: mailFr };
