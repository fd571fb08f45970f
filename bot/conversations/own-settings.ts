import type { Language } from '#shared/words/language.ts';
import { execute, openUrl } from './cards/card.ts';
import { noticeCard } from './cards/notice-card.ts';
import { type Answer, notice, refused, type TalkDeps, type Turn } from './turn.ts';
import { botWords } from './words.ts';

/** Where one chooses for oneself, and in which language the bot speaks. */
export function showSettings({ links }: TalkDeps, { words, me }: Turn): Answer {
  const { settings, typed } = words;
  const language = me.language === null ? settings.asTeams : settings.languages[me.language];
  const card = noticeCard(settings.body(language), words, [
    openUrl(settings.notifications, links.notificationSettings()),
    execute(settings.language, { verb: 'say', text: typed.language }),
    ...(me.desks.length > 1 ? [execute(settings.desk, { verb: 'say', text: typed.desk })] : []),
  ]);
  return { card, inChannel: { sentence: settings.heading, view: { verb: 'say', text: typed.settings } } };
}

/**
 * Speaks that language to the person from now on, everywhere in Docket.
 * @param to null where the person asks which there are
 */
export async function setLanguage({ useCases }: TalkDeps, turn: Turn, to: Language | 'teams' | null): Promise<Answer> {
  const { settings, typed } = turn.words;
  if (to === null) {
    const choice = (title: string, value: string) =>
      execute(title, { verb: 'say', text: `${typed.language} ${value}` });
    const { en, fr } = settings.languages;
    const choices = [choice(en, 'en'), choice(fr, 'fr'), choice(settings.asTeams, 'teams')];
    return notice(turn, settings.whichLanguage, choices);
  }
  const body = { language: to === 'teams' ? null : to };
  const changed = await useCases.changeMe(turn.call, { params: {}, query: {}, body });
  if (!changed.ok) return refused(turn, changed.refusal);
  const language = body.language ?? turn.teamsLanguage;
  const words = botWords[language];
  return notice({ ...turn, language, words, me: changed.value }, words.settings.speaks);
}
