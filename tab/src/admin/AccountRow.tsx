import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AccountView } from '#shared/accounts/contract.ts';
import { PersonAvatar } from '../ui/PersonAvatar.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { useAdminWords } from './use-admin-words.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '52px',
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  who: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  name: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  email: {
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

/** One person, how their account stands, and a menu of what may be done. */
export function AccountRow({ account }: { readonly account: AccountView }) {
  const styles = useStyles();
  const { accounts: words, retention } = useAdminWords();
  const { id, name, email, administrator, standing, corrected, held, frozen } = account;
  return (
    <li className={styles.row}>
      <PersonAvatar person={{ id, name, left: standing === 'deactivated' }} size={32} />
      <div className={styles.who}>
        <span className={styles.name}>
          <Text weight="semibold">{name}</Text>
          {administrator && <Badge appearance="tint">{words.administrator}</Badge>}
          {standing !== 'active' && (
            <Badge appearance="outline" color="important">
              {words.standings[standing]}
            </Badge>
          )}
          {held && (
            <Badge appearance="outline" color="important">
              {retention.hold.badge}
            </Badge>
          )}
          {frozen && (
            <Badge appearance="outline" color="important">
              {retention.freeze.badge}
            </Badge>
          )}
          {corrected && (
            <Badge appearance="outline" color="informative">
              {words.corrected}
            </Badge>
          )}
        </span>
        {email !== null && (
          <Text className={styles.email} size={200} title={email}>
            {email}
          </Text>
        )}
      </div>
      <AccountMenu account={account} />
    </li>
  );
}
