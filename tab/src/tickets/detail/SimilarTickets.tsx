import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { DeskView } from '#shared/desks/desk.ts';
import { searchTickets } from '#shared/tickets/list-contract.ts';
import { useSend } from '../../app/client.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { useHiddenStyles } from '../../ui/hidden.ts';
import { StatusPill } from '../../ui/StatusPill.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { statusName } from './field-words.ts';
import { tellingWords } from './new-ticket-form.ts';

const SETTLED = 350;
const SHOWN = 4;

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minHeight: '28px' },
  title: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

interface Props {
  readonly desk: DeskView;
  readonly title: string;
}

/** Open tickets like the one being written, so that nobody files one twice. */
export function SimilarTickets({ desk, title }: Props) {
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const send = useSend();
  const words = useWords();
  const { shareLink, openDeepLink } = useSession();
  const text = tellingWords(useSettled(title, SETTLED));
  const found = useQuery({
    queryKey: ['similar', desk.id, text],
    queryFn: () =>
      send(searchTickets, { params: { deskId: desk.id }, query: { text, group: ['new', 'active', 'waiting'] } }),
    enabled: text !== '',
    placeholderData: (before) => (text === '' ? undefined : before),
    staleTime: 60_000,
    retry: false,
  });
  const items = text === '' ? [] : (found.data?.items ?? []).slice(0, SHOWN);
  const { create } = words.ticket;
  return (
    <>
      <span aria-live="polite" className={hidden}>
        {items.length > 0 ? create.similarFound(items.length) : ''}
      </span>
      {items.length > 0 && (
        <div className={styles.box}>
          <Text size={200} weight="semibold">
            {create.similar}
          </Text>
          <ul className={styles.list}>
            {items.map((item) => (
              <li className={styles.row} key={item.id}>
                <Link as="button" className={styles.title} onClick={() => void openDeepLink(shareLink(desk, item))}>
                  {item.key} {item.title}
                </Link>
                <StatusPill group={item.group} name={statusName(desk, item.status, words)} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
