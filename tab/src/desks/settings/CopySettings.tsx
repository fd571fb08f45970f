import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  Subtitle2,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeDesk, readDesk } from '#shared/desks/contract.ts';
import { type CopiedChange, type CopiedSetting, copySettings, previewCopy } from '#shared/desks/copy-settings.ts';
import type { DeskSummary, DeskView } from '#shared/desks/desk.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { useMe } from '../../me/use-me.ts';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useUndo } from '../../ui/undo.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '720px', minWidth: 0 },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  picker: { maxWidth: '400px' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  change: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  copy: { alignSelf: 'flex-start' },
});

/** Takes over the settings of another desk that the reader owns, after showing what that changes. */
export function CopySettings({ desk }: { readonly desk: DeskView }) {
  const styles = useStyles();
  const { settings } = useWords().tab;
  const { copy: words } = settings;
  const me = useMe();
  const [chosen, setChosen] = useState<DeskSummary | null>(null);
  if (me.isError) return <ErrorState message={reasonOf(me.error)} onRetry={() => void me.refetch()} />;
  const others = me.data?.desks.filter(({ id, role }) => id !== desk.id && role === 'owner') ?? [];
  const nameOf = ({ name, teamName }: DeskSummary) => `${name} (${teamName})`;
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {settings.sections.copy}
      </Title3>
      <Text className={styles.quiet}>{words.about}</Text>
      {me.isSuccess && others.length === 0 && <EmptyState text={words.none} />}
      {others.length > 0 && (
        <div className={styles.picker}>
          <ChoicePicker
            choices={others.map((other) => ({ value: other.id, text: nameOf(other) }))}
            chosen={chosen === null ? { value: '', text: words.choose } : { value: chosen.id, text: nameOf(chosen) }}
            label={words.from}
            onChoose={(id) => setChosen(others.find((other) => other.id === id) ?? null)}
          />
        </div>
      )}
      {chosen !== null && <Preview desk={desk} from={chosen} key={chosen.id} />}
    </div>
  );
}

interface PreviewProps {
  readonly desk: DeskView;
  readonly from: DeskSummary;
}

function Preview({ desk, from }: PreviewProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const { settings } = useWords().tab;
  const { copy: words } = settings;
  const source = useQuery({
    queryKey: ['desk', from.id],
    queryFn: () => send(readDesk, { params: { deskId: from.id } }),
  });
  const copying = useCopy(desk);
  if (source.isError) return <ErrorState message={reasonOf(source.error)} onRetry={() => void source.refetch()} />;
  if (source.data === undefined) return null;
  const found = source.data;
  const changes = previewCopy(desk, found);
  return (
    <>
      <div>
        <Subtitle2 as="h2" className={styles.heading}>
          {words.preview}
        </Subtitle2>
        {changes.length === 0 && (
          <Text as="p" className={styles.quiet}>
            {words.same}
          </Text>
        )}
        <ul aria-label={words.preview} className={styles.list}>
          {changes.map((change) => (
            <li className={styles.change} key={change.setting}>
              <ChangeText change={change} />
            </li>
          ))}
        </ul>
      </div>
      {copying.error !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody role="alert">{words.failed(reasonOf(copying.error))}</MessageBarBody>
        </MessageBar>
      )}
      {changes.length > 0 && (
        <Button
          appearance="primary"
          className={mergeClasses(target, styles.copy)}
          disabledFocusable={copying.isPending}
          onClick={() => copying.mutate(found)}
        >
          {words.action}
        </Button>
      )}
    </>
  );
}

function ChangeText({ change: { setting, added, altered } }: { readonly change: CopiedChange }) {
  const styles = useStyles();
  const { locale } = useSession();
  const words = useWords();
  const { settings } = words.tab;
  const defaults: Readonly<Partial<Record<CopiedSetting, Readonly<Record<string, string>>>>> = {
    workflow: words.terms.statuses,
    priorities: words.terms.priorities,
  };
  const nameOf = (name: string) => defaults[setting]?.[name] ?? name;
  const list = new Intl.ListFormat(locale);
  return (
    <>
      <Text weight="semibold">{settings.copy.settings[setting]}</Text>
      {added.length > 0 && <Text className={styles.quiet}>{settings.copy.added(list.format(added.map(nameOf)))}</Text>}
      {altered && <Text className={styles.quiet}>{settings.copy.altered[setting]}</Text>}
    </>
  );
}

function useCopy(desk: DeskView) {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { settings } = useWords().tab;
  return useMutation({
    mutationFn: (source: DeskView) => {
      const { workflow, categories, priorities, fields, cannedReplies, visibility, silent } = copySettings(
        desk,
        source,
      );
      const body = {
        version: desk.version,
        copiedFrom: source.id,
        workflow: [...workflow],
        categories: [...categories],
        priorities: [...priorities],
        fields: [...fields],
        cannedReplies: [...cannedReplies],
        visibility,
        silent: [...silent],
      };
      return send(changeDesk, { params: { deskId: desk.id }, body });
    },
    onSuccess: (saved) => {
      queries.setQueryData(['desk', saved.id], saved);
      for (const key of ['tickets', 'settings-history']) void queries.invalidateQueries({ queryKey: [key, saved.id] });
      undo.say(settings.saved);
    },
    // What another owner saved meanwhile shows in the preview, before one decides again.
    onError: () => queries.invalidateQueries({ queryKey: ['desk', desk.id] }),
  });
}
