import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { type Attachment, isPicture, kindOf } from '#shared/files/file.ts';
import { reasonOf } from '../app/client.ts';
import { useSession, useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { FileIcon } from './FileIcon.tsx';
import { saveAddress, saveBlob } from './save-blob.ts';
import { sizeText } from './size.ts';
import { useTransfer } from './transfer.ts';

/** Larger pictures are fetched only when somebody asks for them. */
const SHOWN_AT_ONCE = 5_000_000;

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
  },
  item: { display: 'flex', alignItems: 'flex-start', maxWidth: '100%' },
  button: { maxWidth: '280px', justifyContent: 'flex-start', textAlign: 'start' },
  label: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
  failed: { color: tokens.colorPaletteRedForeground1 },
  picture: {
    display: 'block',
    maxWidth: 'min(318px, 100%)',
    maxHeight: '200px',
    objectFit: 'contain',
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  open: { padding: 0, minWidth: '44px', minHeight: '44px', maxWidth: '320px', justifyContent: 'flex-start' },
});

interface Props {
  readonly files: readonly Attachment[];
  /** Where the bytes of one are fetched. */
  readonly pathOf: (file: Attachment) => string;
  /** Which pictures show at once: those that are quickly there, or all, as on paper. */
  readonly pictures?: 'small' | 'all' | undefined;
  /** What can be done with one beside saving it. */
  readonly actions?: ((file: Attachment) => ReactNode) | undefined;
}

/** Pictures as pictures, everything else by name and kind; choosing one saves it. */
export function FileList({ files, pathOf, pictures = 'small', actions }: Props) {
  const styles = useStyles();
  const { files: words } = useWords().ticket;
  if (files.length === 0) return null;
  return (
    <ul aria-label={words.attached} className={styles.list}>
      {files.map((file) => (
        <li className={styles.item} key={file.id}>
          {isPicture(file.type) && (pictures === 'all' || file.size <= SHOWN_AT_ONCE) ? (
            <Picture file={file} path={pathOf(file)} />
          ) : (
            <SavedFile file={file} path={pathOf(file)} />
          )}
          {actions?.(file)}
        </li>
      ))}
    </ul>
  );
}

interface FileProps {
  readonly path: string;
  readonly file: Attachment;
}

/** Fetched with the reader's token: no address of a picture works without one. */
function Picture({ path, file }: FileProps) {
  const styles = useStyles();
  const transfer = useTransfer();
  const { files: words } = useWords().ticket;
  const bytes = useQuery({
    queryKey: ['file', file.id],
    queryFn: () => transfer.fetchBytes(path),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const address = useObjectUrl(bytes.data);
  if (address === null) return <SavedFile file={file} path={path} />;
  return (
    <Button
      appearance="transparent"
      className={styles.open}
      onClick={() => saveAddress(address, file.name)}
      title={words.save(file.name)}
    >
      <img alt={file.name} className={styles.picture} src={address} />
    </Button>
  );
}

function SavedFile({ path, file }: FileProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const transfer = useTransfer();
  const { locale } = useSession();
  const { files: words } = useWords().ticket;
  const [failure, setFailure] = useState<string | null>(null);
  const fetchAndSave = async () => {
    setFailure(null);
    try {
      saveBlob(await transfer.fetchBytes(path), file.name);
    } catch (problem) {
      setFailure(reasonOf(problem));
    }
  };
  return (
    <>
      <Button
        appearance="outline"
        className={mergeClasses(styles.button, target)}
        icon={<FileIcon type={file.type} />}
        onClick={fetchAndSave}
        title={words.save(file.name)}
      >
        <span className={styles.label}>
          <Text className={styles.name} size={200}>
            {file.name}
          </Text>
          <Text className={styles.quiet} size={200}>
            {words.kinds[kindOf(file.type)]} · {sizeText(file.size, locale)}
          </Text>
        </span>
      </Button>
      {failure !== null && (
        <Text block className={styles.failed} role="alert" size={200}>
          {failure}
        </Text>
      )}
    </>
  );
}

function useObjectUrl(bytes: Blob | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (bytes === undefined) return;
    const made = URL.createObjectURL(bytes);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return address;
}
