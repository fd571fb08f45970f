import {
  FluentProvider,
  makeStyles,
  mergeClasses,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Content } from './Content.tsx';
import { Rail } from './Rail.tsx';
import { type Shell, ShellContext } from './shell-context.ts';
import { TaskDialog } from './TaskDialog.tsx';
import { TopBar } from './TopBar.tsx';
import { useActions } from './use-actions.ts';
import { useChoices } from './use-choices.ts';
import { useServerState } from './use-server-state.ts';
import { type Language, words as wordsOf } from './words.ts';

const themes = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

const useStyles = makeStyles({
  page: { height: '100dvh', display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground5 },
  stage: { flexGrow: 1, minHeight: 0, display: 'flex', width: '100%', alignSelf: 'center', position: 'relative' },
  compact: { flexDirection: 'column-reverse' },
  side: { maxWidth: '480px', boxShadow: tokens.shadow8 },
  phone: { maxWidth: '375px', boxShadow: tokens.shadow8 },
  notice: {
    position: 'fixed',
    bottom: tokens.spacingVerticalXXXL,
    left: '50%',
    transform: 'translateX(-50%)',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackgroundInverted,
    color: tokens.colorNeutralForegroundInverted,
    borderRadius: tokens.borderRadiusMedium,
  },
});

export function App() {
  const [choices, choose] = useChoices();
  const { state, changes } = useServerState(choices.person);
  const narrow = useNarrow();
  const styles = useStyles();
  const personLocale = state?.person.locale ?? 'en-us';
  const language: Language = choices.language ?? (personLocale.startsWith('fr') ? 'fr' : 'en');
  const words = wordsOf[language];
  const { actions, task, cancelTask, notice } = useActions({ state, choices, choose, words });
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  if (state === null) return <FluentProvider theme={themes[choices.theme]} />;

  const locale = personLocale.startsWith(language) ? personLocale : `${language}-${language === 'fr' ? 'ca' : 'us'}`;
  const compact = narrow || choices.width !== 'full';
  const shell: Shell = { state, choices, language, locale, words, compact, changes, actions };
  const width = { full: '', side: styles.side, phone: styles.phone }[choices.width];
  return (
    <FluentProvider theme={themes[choices.theme]}>
      <ShellContext value={shell}>
        <div className={styles.page}>
          <TopBar />
          <div className={mergeClasses(styles.stage, compact && styles.compact, width)}>
            <Rail />
            <Content />
          </div>
        </div>
        {task !== null && <TaskDialog info={task.info} onCancel={cancelTask} />}
        {notice !== null && (
          <div role="status" className={styles.notice}>
            {notice}
          </div>
        )}
      </ShellContext>
    </FluentProvider>
  );
}

/** Whether the window itself is as narrow as a phone. */
function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(false);
  useEffect(() => {
    const query = matchMedia('(max-width: 640px)');
    const listen = () => setNarrow(query.matches);
    listen();
    query.addEventListener('change', listen);
    return () => query.removeEventListener('change', listen);
  }, []);
  return narrow;
}
