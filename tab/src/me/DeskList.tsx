import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { Link as RouteLink } from 'wouter';
import { useWords } from '../app/session.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useMe } from './use-me.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: `${tokens.spacingVerticalS} 0` },
  desk: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    minHeight: '44px',
    boxSizing: 'border-box',
    justifyContent: 'center',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  where: { color: tokens.colorNeutralForeground2 },
});

export function DeskList() {
  const styles = useStyles();
  const me = useMe();
  const { mine } = useWords().ticket;
  if (me.isError) return <ErrorState message={me.error.message} onRetry={() => void me.refetch()} />;
  if (me.data === undefined) return null;
  const { desks } = me.data;
  if (desks.length === 0) return <EmptyState text={mine.noDesks} />;
  return (
    <ul className={styles.list}>
      {desks.map((desk) => (
        <li key={desk.id}>
          <RouteLink className={styles.desk} href={`~/tab/desk/${desk.id}`}>
            <Text weight="semibold">{desk.name}</Text>
            <Text className={styles.where} size={200}>
              {desk.teamName} › {desk.channelName}
            </Text>
          </RouteLink>
        </li>
      ))}
    </ul>
  );
}
