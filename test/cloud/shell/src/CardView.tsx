import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AdaptiveCard, ExecuteAction, OpenUrlAction, SubmitAction } from 'adaptivecards';
import { useEffect, useRef } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import { prepareCard } from './card-json.ts';
import { cardTheme } from './card-theme.ts';
import { useShell } from './shell-context.ts';

export interface Pressed {
  readonly type: 'Action.Execute' | 'Action.Submit';
  readonly id?: string;
  readonly verb?: string;
  readonly data: unknown;
}

interface Props {
  readonly card: unknown;
  readonly roster: readonly { readonly oid: string; readonly name: string }[];
  readonly busy: boolean;
  readonly onPress: (action: Pressed) => void;
  readonly onOpen: (link: string) => void;
}

const control = {
  fontFamily: 'inherit',
  fontSize: tokens.fontSizeBase300,
  color: tokens.colorNeutralForeground1,
  backgroundColor: tokens.colorNeutralBackground1,
  border: `1px solid ${tokens.colorNeutralStroke1}`,
  borderRadius: tokens.borderRadiusMedium,
} as const;

const useStyles = makeStyles({
  card: {
    maxWidth: '480px',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralCardBackground,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    '& .ac-pushButton': { ...control, padding: '5px 12px', fontWeight: tokens.fontWeightSemibold, cursor: 'pointer' },
    '& .ac-pushButton:hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '& .ac-pushButton.primary, & .ac-pushButton.style-positive': {
      color: tokens.colorNeutralForegroundOnBrand,
      backgroundColor: tokens.colorBrandBackground,
      border: `1px solid ${tokens.colorBrandBackground}`,
    },
    '& .ac-pushButton.style-destructive': { color: tokens.colorStatusDangerForeground1 },
    '& input:not([type=radio]):not([type=checkbox]), & textarea, & select': {
      ...control,
      padding: '5px 8px',
      width: '100%',
      boxSizing: 'border-box',
    },
    '& .ac-actionSet, & .ac-actionSet > div': { flexWrap: 'wrap', rowGap: tokens.spacingVerticalS },
    '& .ac-multichoiceInput, & .ac-toggleInput': { accentColor: tokens.colorBrandBackground },
    '& a': { color: tokens.colorBrandForegroundLink },
    '& p': { margin: '0' },
  },
  busy: { opacity: '0.6', pointerEvents: 'none' },
});

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = renderToStaticMarkup(<Markdown>{text}</Markdown>);
  result.didProcess = true;
};

/** A card that the bot sent, drawn by Microsoft's own renderer. */
export function CardView({ card, roster, busy, onPress, onOpen }: Props) {
  const styles = useStyles();
  const { choices } = useShell();
  const place = useRef<HTMLDivElement>(null);
  const handlers = useRef({ onPress, onOpen });
  handlers.current = { onPress, onOpen };
  const json = JSON.stringify(prepareCard(card, roster));
  useEffect(() => {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = cardTheme;
    drawn.onExecuteAction = (action) => {
      if (action instanceof OpenUrlAction) handlers.current.onOpen(action.url ?? '');
      const id = action.id === undefined ? {} : { id: action.id };
      if (action instanceof ExecuteAction)
        handlers.current.onPress({ type: 'Action.Execute', ...id, verb: action.verb, data: action.data ?? {} });
      if (action instanceof SubmitAction)
        handlers.current.onPress({ type: 'Action.Submit', ...id, data: action.data ?? {} });
    };
    drawn.parse(JSON.parse(json));
    const element = drawn.render();
    place.current?.replaceChildren(...(element === undefined ? [] : [element]));
  }, [json]);
  return (
    <div
      ref={place}
      data-card
      className={mergeClasses(styles.card, busy && styles.busy)}
      // For the browser's own controls; not wider, as a frame of another scheme would lose its transparency.
      style={{ colorScheme: choices.theme === 'default' ? 'light' : 'dark' }}
      aria-busy={busy}
    />
  );
}
