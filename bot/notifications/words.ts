import type { Language } from '#shared/words/language.ts';
import { type NotifyWords, notifyEn } from '#shared/words/notify.en.ts';
import { notifyFr } from '#shared/words/notify.fr.ts';

export const notifyWords: Readonly<Record<Language, NotifyWords>> = { en: notifyEn, fr: notifyFr };
