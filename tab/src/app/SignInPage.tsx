import {
  Button,
  FluentProvider,
  LargeTitle,
  Link,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Text,
  type Theme,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { SignInProblem } from './browser-session.ts';
import type { Words } from './session.tsx';

const useStyles = makeStyles({
  page: {
    minHeight: '100%',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    padding: tokens.spacingHorizontalXXL,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  card: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '520px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXXL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
  },
  name: { color: tokens.colorBrandForeground1 },
  heading: { margin: 0, fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700 },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalM,
    marginTop: tokens.spacingVerticalS,
  },
});

interface Props {
  readonly words: Words;
  readonly theme: Theme;
  /** Whether the marketplace opened the page. */
  readonly isPurchase: boolean;
  /** Why the last attempt led back here. */
  readonly problem: SignInProblem | null;
  /** Leaves the page. */
  readonly onSignIn: () => Promise<void>;
}

/** For those who opened the tab's address in a browser and are not signed in. */
export function SignInPage({ theme, ...props }: Props) {
  return (
    <FluentProvider theme={theme} style={{ height: '100%' }}>
      <SignInCard {...props} />
    </FluentProvider>
  );
}

function SignInCard({ words: { tab }, isPurchase, problem, onSignIn }: Omit<Props, 'theme'>) {
  const styles = useStyles();
  const { heading, body } = isPurchase ? tab.outside.bought : tab.outside;
  const [shown, setShown] = useState(problem);
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(true);
    try {
      await onSignIn();
    } catch {
      // Microsoft Entra was not reached; the page says so and stays.
      setShown('failed');
      setLeaving(false);
    }
  };
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Text className={styles.name} size={500} weight="semibold">
          Docket
        </Text>
        <LargeTitle as="h1" className={styles.heading}>
          {heading}
        </LargeTitle>
        <Text>{body}</Text>
        {shown !== null && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody role="alert">{tab.outside.problems[shown]}</MessageBarBody>
          </MessageBar>
        )}
        <div className={styles.actions}>
          <Button appearance="primary" disabledFocusable={leaving} onClick={() => void leave()} size="large">
            {tab.outside.signIn}
          </Button>
          <Link href="https://teams.microsoft.com">{tab.outside.open}</Link>
        </div>
      </div>
    </main>
  );
}
