import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Comment16Regular } from '@fluentui/react-icons';
import type { DeskView } from '#shared/desks/desk.ts';
import { fieldText } from '#shared/tickets/field-text.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import type { ColumnKey } from '#shared/views/view.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { DueText } from '../../ui/DueText.tsx';
import { PersonAvatars } from '../../ui/PersonAvatar.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { StatusPill } from '../../ui/StatusPill.tsx';
import { categoryName, fieldTextWords, priorityLook, statusName } from '../detail/field-words.ts';
import { Found } from '../Searched.tsx';
import { ownColumn } from './columns.ts';

const useStyles = makeStyles({
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  own: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  number: { fontVariantNumeric: 'tabular-nums' },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0, maxWidth: '100%' },
  /** Where there is little room, the title keeps it. */
  tags: {
    display: 'flex',
    flexShrink: 0,
    gap: tokens.spacingHorizontalXS,
    '@container (max-width: 460px)': { '& > :nth-child(n + 2)': { display: 'none' } },
    '@container (max-width: 340px)': { display: 'none' },
  },
  title: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  tag: {
    flexShrink: 0,
    maxWidth: '120px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  count: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS, flexShrink: 0 },
});

interface Props {
  readonly desk: DeskView;
  readonly row: TicketRow;
  readonly column: ColumnKey;
}

/** What one column shows of a ticket. */
export function ListCell({ desk, row, column }: Props) {
  const styles = useStyles();
  const words = useWords();
  switch (column) {
    case 'priority':
      return <PriorityMark {...priorityLook(desk, row.priority, words)} />;
    case 'number':
      return (
        <span className={mergeClasses(styles.quiet, styles.number)}>
          <Found text={row.key} />
        </span>
      );
    case 'title':
      return <TitleLine row={row} />;
    case 'requester':
      return <span className={styles.quiet}>{row.requester.name}</span>;
    case 'category':
      return <span className={styles.quiet}>{row.category === null ? '' : categoryName(desk, row.category)}</span>;
    case 'due':
      return (
        <span className={styles.quiet}>
          <DueText due={row.due} group={row.group} />
        </span>
      );
    case 'assignees':
      return <PersonAvatars people={row.assignees} size={24} />;
    case 'status':
      return <StatusPill group={row.group} name={statusName(desk, row.status, words)} />;
    case 'created':
    case 'updated':
      return (
        <span className={styles.quiet}>
          <RelativeTime at={column === 'created' ? row.createdAt : row.updatedAt} />
        </span>
      );
    default:
      return <OwnValue column={column} desk={desk} row={row} />;
  }
}

function OwnValue({ desk, row, column }: Props) {
  const styles = useStyles();
  const words = useWords();
  const { locale } = useSession();
  const field = ownColumn(column, desk);
  const value = field === null ? undefined : row.fields[field.key];
  if (field === null || value === undefined) return null;
  const text = fieldText(field, value, fieldTextWords(words), locale);
  return (
    <span className={mergeClasses(styles.quiet, styles.own)} title={text}>
      {text}
    </span>
  );
}

const TAGS = 2;

function TitleLine({ row }: { readonly row: TicketRow }) {
  const styles = useStyles();
  const { list } = useWords().tab;
  const others = row.tags.length - TAGS;
  return (
    <span className={styles.line}>
      <span className={styles.title} title={row.title}>
        <Found text={row.title} />
      </span>
      {row.tags.length > 0 && (
        <span className={styles.tags} title={row.tags.join(', ')}>
          {row.tags.slice(0, TAGS).map((tag) => (
            <span key={tag} className={mergeClasses(styles.quiet, styles.tag)}>
              <Found text={tag} />
            </span>
          ))}
          {others > 0 && <span className={styles.quiet}>{list.tagsMore(others)}</span>}
        </span>
      )}
      <CommentCount count={row.comments} />
    </span>
  );
}

/** Nothing where there are none. */
export function CommentCount({ count }: { readonly count: number }) {
  const styles = useStyles();
  const { list } = useWords().tab;
  if (count === 0) return null;
  return (
    <span
      aria-label={list.comments(count)}
      className={mergeClasses(styles.quiet, styles.count)}
      role="img"
      title={list.comments(count)}
    >
      <Comment16Regular aria-hidden />
      {count}
    </span>
  );
}
