import { type BotWords, botEn } from '#shared/words/bot.en.ts';
import { botFr } from '#shared/words/bot.fr.ts';
import type { Language } from '#shared/words/language.ts';

export const botWords: Readonly<Record<Language, BotWords>> = { en: botEn, fr: botFr };
