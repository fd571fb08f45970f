import { makeStyles } from '@fluentui/react-components';
import type { PersonView } from '#shared/members/member.ts';
import { lazily } from '../app/lazily.ts';
import { OptionalPart } from './OptionalPart.tsx';

const MarkdownView = lazily(async () => (await import('./MarkdownView.tsx')).MarkdownView);

const useStyles = makeStyles({ plain: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } });

interface Props {
  readonly text: string;
  /** Those whom mentions may name; a mention shows the name that its person has now. */
  readonly people: readonly PersonView[];
}

/** Text in the Markdown subset. It reads as plain text until the renderer has come, so that nothing jumps far. */
export function MarkdownText({ text, people }: Props) {
  const styles = useStyles();
  return (
    <OptionalPart fallback={<div className={styles.plain}>{text}</div>}>
      <MarkdownView text={text} people={people} />
    </OptionalPart>
  );
}
