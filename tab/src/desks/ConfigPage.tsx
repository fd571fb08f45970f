import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  Spinner,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listTeamDesks } from '#shared/desks/contract.ts';
import type { DeskSummary } from '#shared/desks/desk.ts';
import { Language } from '#shared/words/language.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { type SessionChannel, useSession, useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { type DeskChoice, NEW, usePlaceTab } from './use-place-tab.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    boxSizing: 'border-box',
    maxWidth: '600px',
    padding: tokens.spacingHorizontalXXL,
  },
  heading: { margin: 0 },
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingLeft: tokens.spacingHorizontalXXXL,
  },
});

/** What one sees when adding the tab to a channel: what Docket does, and which desk the tab is to show. */
export function ConfigPage() {
  const styles = useStyles();
  const { channel } = useSession();
  const { config } = useWords().tab;
  return (
    <main className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {config.heading}
      </Title3>
      <Text>{config.body}</Text>
      {channel === null ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{config.noChannel}</MessageBarBody>
        </MessageBar>
      ) : (
        <ChooseDesk channel={channel} />
      )}
    </main>
  );
}

function ChooseDesk({ channel }: { readonly channel: SessionChannel }) {
  const { tab } = useWords();
  const { config } = tab;
  const send = useSend();
  const desks = useQuery({
    queryKey: ['team-desks', channel.teamId],
    queryFn: () => send(listTeamDesks, { params: { teamId: channel.teamId }, query: { channelId: channel.id } }),
  });
  if (desks.isPending) return <Spinner label={tab.loading} labelPosition="after" size="small" />;
  return (
    <>
      {desks.isError && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{config.loadFailed(reasonOf(desks.error))}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => void desks.refetch()}>{config.again}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {/* Which desks there are decides what is chosen at first: once they are known the form begins anew. */}
      <DeskForm channel={channel} desks={desks.data?.items ?? []} key={desks.isSuccess ? 'known' : 'unknown'} />
    </>
  );
}

interface FormProps {
  readonly channel: SessionChannel;
  readonly desks: readonly DeskSummary[];
}

function DeskForm({ channel, desks }: FormProps) {
  const { target } = useTouchStyles();
  const { language } = useSession();
  const { config } = useWords().tab;
  const here = desks.find(({ channelId }) => channelId === channel.id);
  const [choice, setChoice] = useState<DeskChoice>({
    deskId: here?.id ?? NEW,
    name: channel.name.slice(0, 80),
    language,
  });
  const { failure, nameMissing } = usePlaceTab(channel, desks, choice);
  const change = (next: Partial<DeskChoice>) => setChoice({ ...choice, ...next });
  return (
    <>
      {failure !== null && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{config.failed(failure)}</MessageBarBody>
        </MessageBar>
      )}
      {desks.length > 0 && (
        <Field label={config.choose}>
          <RadioGroup onChange={(_, { value }) => change({ deskId: value })} value={choice.deskId}>
            {desks.map(({ id, name, channelName }) => (
              <Radio key={id} className={target} label={config.existing(name, channelName)} value={id} />
            ))}
            <Radio className={target} label={config.create} value={NEW} />
          </RadioGroup>
        </Field>
      )}
      {choice.deskId === NEW && (
        <NewDesk choice={choice} indent={desks.length > 0} nameMissing={nameMissing} onChange={change} />
      )}
      <Text>{config.save}</Text>
    </>
  );
}

interface NewDeskProps {
  readonly choice: DeskChoice;
  readonly indent: boolean;
  readonly nameMissing: boolean;
  readonly onChange: (change: Partial<DeskChoice>) => void;
}

function NewDesk({ choice, indent, nameMissing, onChange }: NewDeskProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { config } = useWords().tab;
  return (
    <div className={styles.form} style={indent ? {} : { paddingLeft: 0 }}>
      <Field
        hint={config.nameHint}
        label={config.name}
        required
        {...(nameMissing ? { validationMessage: config.nameNeeded } : {})}
      >
        <Input
          className={target}
          maxLength={80}
          onChange={(_, { value }) => onChange({ name: value })}
          value={choice.name}
        />
      </Field>
      <Field hint={config.languageHint} label={config.language}>
        <RadioGroup
          layout="horizontal"
          onChange={(_, { value }) => onChange({ language: Language.parse(value) })}
          value={choice.language}
        >
          <Radio className={target} label={config.english} value="en" />
          <Radio className={target} label={config.french} value="fr" />
        </RadioGroup>
      </Field>
    </div>
  );
}
