import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { Attach20Regular, Dismiss16Regular, ErrorCircle20Regular } from '@fluentui/react-icons';
import { useSession, useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { FileIcon } from './FileIcon.tsx';
import { sizeText } from './size.ts';
import type { Draft, Uploads } from './use-uploads.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
  },
  item: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    boxSizing: 'border-box',
    width: '240px',
    maxWidth: '100%',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  name: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2 },
  failed: { display: 'block', color: tokens.colorPaletteRedForeground1 },
  progress: { gridColumnStart: 1, gridColumnEnd: -1 },
});

/** What one hands in: on its way, ready or refused, each to be given up. */
export function DraftFiles({ uploads }: { readonly uploads: Uploads }) {
  const styles = useStyles();
  const { files: words } = useWords().ticket;
  if (uploads.drafts.length === 0) return null;
  return (
    <ul aria-label={words.attached} className={styles.list}>
      {uploads.drafts.map((draft) => (
        <DraftFile draft={draft} key={draft.key} onRemove={() => uploads.remove(draft)} />
      ))}
    </ul>
  );
}

interface DraftProps {
  readonly draft: Draft;
  readonly onRemove: () => void;
}

function DraftFile({ draft, onRemove }: DraftProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { locale } = useSession();
  const { files: words } = useWords().ticket;
  const { name, size, state } = draft;
  const remove = state.kind === 'sending' ? words.cancel(name) : words.remove(name);
  return (
    <li className={styles.item}>
      {state.kind === 'ready' && <FileIcon type={state.file.type} />}
      {state.kind === 'sending' && <Attach20Regular aria-hidden />}
      {state.kind === 'failed' && <ErrorCircle20Regular aria-hidden />}
      <span>
        <Text className={styles.name} size={200} title={name}>
          {name}
        </Text>
        {state.kind === 'failed' ? (
          <Text className={styles.failed} role="alert" size={200}>
            {state.reason}
          </Text>
        ) : (
          <Text className={styles.quiet} size={200}>
            {sizeText(size, locale)}
          </Text>
        )}
      </span>
      <Button
        appearance="subtle"
        aria-label={remove}
        className={target}
        icon={<Dismiss16Regular />}
        onClick={onRemove}
        size="small"
        title={remove}
      />
      {state.kind === 'sending' && (
        <ProgressBar aria-label={words.sending(name)} className={styles.progress} value={state.part} />
      )}
    </li>
  );
}
