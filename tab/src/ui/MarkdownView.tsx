import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckboxChecked16Regular, CheckboxUnchecked16Regular } from '@fluentui/react-icons';
import { type ComponentProps, createContext, useContext, useMemo } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkBreaks from 'remark-breaks';
import remarkGfm from 'remark-gfm';
import type { PersonView } from '#shared/members/member.ts';
import { useWords } from '../app/session.tsx';
import { useHiddenStyles } from './hidden.ts';

const PERSON = 'person:';
const plugins = [remarkGfm, remarkBreaks];
const elements = [
  ...['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'a', 'hr', 'img', 'input'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
];

const useStyles = makeStyles({
  text: {
    overflowWrap: 'anywhere',
    '& > :first-child': { marginTop: 0 },
    '& > :last-child': { marginBottom: 0 },
    '& p, & ul, & ol, & blockquote, & pre, & table': {
      marginTop: tokens.spacingVerticalS,
      marginBottom: tokens.spacingVerticalS,
    },
    '& ul, & ol': { paddingLeft: tokens.spacingHorizontalXXL },
    '& code': {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase200,
      backgroundColor: tokens.colorNeutralBackground3,
      borderRadius: tokens.borderRadiusSmall,
      padding: `0 ${tokens.spacingHorizontalXXS}`,
    },
    '& pre': {
      overflowX: 'auto',
      backgroundColor: tokens.colorNeutralBackground3,
      borderRadius: tokens.borderRadiusMedium,
      padding: tokens.spacingHorizontalS,
    },
    '& blockquote': {
      marginLeft: 0,
      marginRight: 0,
      paddingLeft: tokens.spacingHorizontalM,
      borderLeft: `${tokens.strokeWidthThick} solid ${tokens.colorNeutralStroke1}`,
      color: tokens.colorNeutralForeground2,
    },
    '& table': { borderCollapse: 'collapse', display: 'block', overflowX: 'auto' },
    '& th, & td': {
      border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
      padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
      textAlign: 'left',
    },
    '& .contains-task-list': { listStyleType: 'none', paddingLeft: 0 },
  },
  link: { color: tokens.colorBrandForegroundLink },
  heading: { fontWeight: tokens.fontWeightSemibold },
  mention: {
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
    borderRadius: tokens.borderRadiusSmall,
    padding: `0 ${tokens.spacingHorizontalXXS}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  faint: { color: tokens.colorNeutralForeground2, fontStyle: 'italic' },
  task: { verticalAlign: 'text-bottom', marginRight: tokens.spacingHorizontalXS },
});

const Names = createContext<ReadonlyMap<string, string>>(new Map());

interface Props {
  readonly text: string;
  readonly people: readonly PersonView[];
}

/** No raw HTML, no address but web and mail, no image from outside: a ticket's text cannot act on its reader. */
export function MarkdownView({ text, people }: Props) {
  const styles = useStyles();
  const names = useMemo(() => new Map(people.map((person) => [person.id, person.name])), [people]);
  return (
    <Names.Provider value={names}>
      <div className={styles.text}>
        <Markdown
          allowedElements={elements}
          components={components}
          remarkPlugins={plugins}
          skipHtml
          unwrapDisallowed
          urlTransform={safeAddress}
        >
          {text}
        </Markdown>
      </div>
    </Names.Provider>
  );
}

/** The address where it may be followed, else nothing. */
export function safeAddress(address: string): string {
  if (/^person:[0-9a-f-]{36}$/.test(address)) return address;
  const known = URL.canParse(address) && ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol);
  return known ? address : '';
}

const components: Components = {
  a: Anchor,
  img: ({ alt }) => <ImageNote alt={alt ?? ''} />,
  input: TaskMark,
  pre: ({ children }) => (
    // A long line scrolls sideways: the keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region takes the focus
    <pre tabIndex={0}>{children}</pre>
  ),
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
};

function Anchor({ href, children }: ComponentProps<'a'>) {
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const { markdown } = useWords().ticket;
  const names = useContext(Names);
  if (href === undefined || href === '') return <>{children}</>;
  if (href.startsWith(PERSON)) {
    const name = names.get(href.slice(PERSON.length));
    return <span className={styles.mention}>{name === undefined ? children : `@${name}`}</span>;
  }
  return (
    <a className={styles.link} href={href} rel="noopener noreferrer" target="_blank">
      {children}
      <span className={hidden}> ({markdown.external})</span>
    </a>
  );
}

function ImageNote({ alt }: { readonly alt: string }) {
  const styles = useStyles();
  const { markdown } = useWords().ticket;
  return <span className={styles.faint}>[{markdown.image(alt)}]</span>;
}

/** A text's own headings must not stand among those of the page. */
function Heading({ children }: ComponentProps<'h1'>) {
  const styles = useStyles();
  return <p className={styles.heading}>{children}</p>;
}

function TaskMark({ checked }: ComponentProps<'input'>) {
  const styles = useStyles();
  const { markdown } = useWords().ticket;
  const Mark = checked === true ? CheckboxChecked16Regular : CheckboxUnchecked16Regular;
  return <Mark aria-label={checked === true ? markdown.done : markdown.open} className={styles.task} role="img" />;
}
