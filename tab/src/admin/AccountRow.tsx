import {
  Badge,
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type AccountView, appointAdministrator, dismissAdministrator } from '#shared/accounts/contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { PersonAvatar } from '../ui/PersonAvatar.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { useUndo } from '../ui/undo.tsx';
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

/** One person, and a menu of what may be done. */
export function AccountRow({ account }: { readonly account: AccountView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const queries = useQueryClient();
  const toast = useUndo();
  const { accounts: words } = useAdminWords();
  const { id, name, email, administrator } = account;
  const changing = useMutation({
    mutationFn: () => send(administrator ? dismissAdministrator : appointAdministrator, { params: { personId: id } }),
    onSuccess: (saved) => {
      toast.say(saved.administrator ? words.appointed(name) : words.dismissed(name));
      return queries.invalidateQueries({ queryKey: ['accounts'] });
    },
    onError: (error) => toast.warn(reasonOf(error)),
  });
  return (
    <li className={styles.row}>
      <PersonAvatar person={{ id, name, left: false }} size={32} />
      <div className={styles.who}>
        <span className={styles.name}>
          <Text weight="semibold">{name}</Text>
          {administrator && (
            <Badge appearance="tint" size="medium">
              {words.administrator}
            </Badge>
          )}
        </span>
        {email !== null && (
          <Text className={styles.email} size={200} title={email}>
            {email}
          </Text>
        )}
      </div>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            aria-label={words.actions(name)}
            className={target}
            disabledFocusable={changing.isPending}
            icon={<MoreHorizontalRegular />}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => changing.mutate()}>{administrator ? words.dismiss : words.appoint}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </li>
  );
}
