import { FluentProvider, Link, makeStyles, Text, Title2, tokens } from '@fluentui/react-components';
import type { Words } from './session.tsx';
import { themes } from './themes.ts';

const useStyles = makeStyles({
  page: {
    minHeight: '100%',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXXL,
  },
  text: { maxWidth: '60ch' },
});

/** For those who opened the tab's address in a browser. */
export function OutsideTeams({ words }: { readonly words: Words }) {
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  return (
    <FluentProvider theme={dark ? themes.dark : themes.light} style={{ height: '100%' }}>
      <OutsidePage words={words} />
    </FluentProvider>
  );
}

function OutsidePage({ words: { tab } }: { readonly words: Words }) {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <Title2 as="h1">{tab.outside.heading}</Title2>
      <Text className={styles.text}>{tab.outside.body}</Text>
      <Link href="https://teams.microsoft.com">{tab.outside.open}</Link>
    </main>
  );
}
