import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';
import { RefusalError, reasonOf } from '../../app/client.ts';
import { useWords } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import type { Section } from './use-section.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '720px', minWidth: 0 },
  heading: { margin: 0 },
  about: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly heading: string;
  /** What the page is for, in a sentence. */
  readonly about: string;
  readonly section: Section<never> | Section<object>;
  /** Whether what is typed may be saved. */
  readonly complete: boolean;
  readonly children: ReactNode;
}

export function SectionForm({ heading, about, section, complete, children }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { settings } = useWords().tab;
  const { changes, busy, failure } = section;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) section.save();
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Title3 as="h1" className={styles.heading}>
        {heading}
      </Title3>
      <Text className={styles.about}>{about}</Text>
      {children}
      {failure !== null && <Failure failure={failure} section={section} />}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          className={target}
          disabledFocusable={changes === null || !complete || busy}
          type="submit"
        >
          {settings.save}
        </Button>
        {changes !== null && (
          <Button className={target} onClick={section.discard}>
            {settings.discard}
          </Button>
        )}
      </div>
    </form>
  );
}

function Failure({ failure, section }: Pick<Props, 'section'> & { readonly failure: Error }) {
  const { settings } = useWords().tab;
  const clash = failure instanceof RefusalError && failure.code === 'desk.stale';
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{clash ? settings.clash : settings.failed(reasonOf(failure))}</MessageBarBody>
      {clash && (
        <MessageBarActions>
          <Button onClick={section.keepMine}>{settings.keepMine}</Button>
          <Button onClick={section.takeTheirs}>{settings.loadTheirs}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
