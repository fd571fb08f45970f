import { Button, makeStyles, mergeClasses, Text, Title3, tokens } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { type KeyView, listKeys, type NewKeyView } from '#shared/keys/contract.ts';
import { reasonOf, useSend } from '../../../app/client.ts';
import { useWords } from '../../../app/session.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx';
import { useTouchStyles } from '../../../ui/touch.ts';
import { KeyRow } from './KeyRow.tsx';
import { NewKeyDialog } from './NewKeyDialog.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';
import { RotateDialog } from './RotateDialog.tsx';
import { SecretDialog } from './SecretDialog.tsx';
import { useKeysWords } from './use-keys-words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '720px', minWidth: 0 },
  heading: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  button: { alignSelf: 'flex-start' },
});

type Asked =
  | { readonly what: 'make' }
  | { readonly what: 'rotate' | 'revoke'; readonly key: KeyView }
  | { readonly what: 'secret'; readonly key: NewKeyView };

/** The keys by which programs use the API on this desk (I1). */
export function KeySettings({ desk }: { readonly desk: DeskView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const { settings } = useWords().tab;
  const words = useKeysWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const keys = useQuery({
    queryKey: ['keys', desk.id],
    queryFn: () => send(listKeys, { params: { deskId: desk.id } }),
  });
  if (keys.isError) return <ErrorState message={reasonOf(keys.error)} onRetry={() => void keys.refetch()} />;
  if (keys.isPending) return <PageSkeleton />;
  const { items } = keys.data;
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {settings.sections.keys}
      </Title3>
      <Text className={styles.quiet}>{words.about}</Text>
      {desk.state === 'active' && (
        <Button
          className={mergeClasses(styles.button, target)}
          icon={<Add20Regular />}
          onClick={() => setAsked({ what: 'make' })}
        >
          {words.make}
        </Button>
      )}
      {items.length === 0 && <EmptyState text={words.none} />}
      <ul aria-label={words.list} className={styles.list}>
        {items.map((key) => (
          <KeyRow
            apiKey={key}
            canRotate={desk.state === 'active' && key.by.id === desk.me.id}
            key={key.id}
            onRevoke={() => setAsked({ what: 'revoke', key })}
            onRotate={() => setAsked({ what: 'rotate', key })}
          />
        ))}
      </ul>
      {asked !== null && <KeyDialog asked={asked} desk={desk} onAsk={setAsked} />}
    </div>
  );
}

interface DialogProps {
  readonly asked: Asked;
  readonly desk: DeskView;
  readonly onAsk: (next: Asked | null) => void;
}

function KeyDialog({ asked, desk, onAsk }: DialogProps) {
  const close = () => onAsk(null);
  const show = (key: NewKeyView) => onAsk({ what: 'secret', key });
  switch (asked.what) {
    case 'make':
      return <NewKeyDialog deskId={desk.id} onClose={close} onMade={show} />;
    case 'rotate':
      return <RotateDialog apiKey={asked.key} deskId={desk.id} onClose={close} onMade={show} />;
    case 'revoke':
      return <RevokeDialog apiKey={asked.key} deskId={desk.id} onClose={close} />;
    case 'secret':
      return <SecretDialog apiKey={asked.key} onClose={close} />;
    default:
      return asked satisfies never;
  }
}
