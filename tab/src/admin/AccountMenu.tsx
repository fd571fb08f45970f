import { Button, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import {
  type AccountView,
  appointAdministrator,
  dismissAdministrator,
  signOutAccount,
} from '#shared/accounts/contract.ts';
import { Standing } from '#shared/accounts/standing.ts';
import { exportAccount } from '#shared/privacy/contract.ts';
import { freezeAccount, holdAccount, releaseAccount, thawAccount } from '#shared/privacy/retention-contract.ts';
import { fillPath, useSend } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { saveBlob } from '../files/save-blob.ts';
import { useTransfer } from '../files/transfer.ts';
import { useTouchStyles } from '../ui/touch.ts';
import { CorrectDialog } from './CorrectDialog.tsx';
import { EnterRequestDialog } from './EnterRequestDialog.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { StandingDialog } from './StandingDialog.tsx';
import { useActOnAccount } from './use-act-on-account.ts';
import { useAdminWords } from './use-admin-words.ts';

/** What the reader may do with somebody's account. */
export function AccountMenu({ account }: { readonly account: AccountView }) {
  const { target } = useTouchStyles();
  const send = useSend();
  const transfer = useTransfer();
  const { language } = useSession();
  const { accounts: words, requests, retention } = useAdminWords();
  const [open, setOpen] = useState<Standing | 'correct' | 'erase' | 'freeze' | 'hold' | 'request' | null>(null);
  const { id, name, administrator, held, frozen, can } = account;
  const params = { personId: id };
  const appointing = useActOnAccount(
    () => send(administrator ? dismissAdministrator : appointAdministrator, { params }),
    administrator ? words.dismissed(name) : words.appointed(name),
  );
  const signingOut = useActOnAccount(() => send(signOutAccount, { params }), words.signedOut(name));
  const thawing = useActOnAccount(() => send(thawAccount, { params }), retention.freeze.thawed(name));
  const releasing = useActOnAccount(() => send(releaseAccount, { params }), retention.hold.released(name));
  const exporting = useActOnAccount(async () => {
    const bytes = await transfer.fetchBytes(`${fillPath(exportAccount.path, params)}?language=${language}`);
    saveBlob(bytes, 'docket.zip');
  }, words.exported(name));
  const others = Standing.options.filter((standing) => standing !== account.standing);
  const close = () => setOpen(null);
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            aria-label={words.actions(name)}
            className={target}
            disabledFocusable={appointing.isPending || signingOut.isPending}
            icon={<MoreHorizontalRegular />}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {can.includes('administrators.change') && (
              <MenuItem onClick={() => appointing.mutate()}>{administrator ? words.dismiss : words.appoint}</MenuItem>
            )}
            {can.includes('account.correct') && <MenuItem onClick={() => setOpen('correct')}>{words.correct}</MenuItem>}
            {can.includes('account.sign-out') && (
              <MenuItem onClick={() => signingOut.mutate()}>{words.signOut}</MenuItem>
            )}
            {can.includes('data-requests.handle') && (
              <MenuItem onClick={() => setOpen('request')}>{requests.enter}</MenuItem>
            )}
            {can.includes('account.export') && <MenuItem onClick={() => exporting.mutate()}>{words.export}</MenuItem>}
            {can.includes('account.limit') && (
              <>
                <MenuDivider />
                {others.map((standing) => (
                  <MenuItem key={standing} onClick={() => setOpen(standing)}>
                    {words.limit[standing]}
                  </MenuItem>
                ))}
              </>
            )}
            {can.includes('account.hold') && (
              <MenuItem onClick={() => (held ? releasing.mutate() : setOpen('hold'))}>
                {held ? retention.hold.release : retention.hold.hold}
              </MenuItem>
            )}
            {can.includes('account.freeze') && (
              <MenuItem onClick={() => (frozen ? thawing.mutate() : setOpen('freeze'))}>
                {frozen ? retention.freeze.thaw : retention.freeze.freeze}
              </MenuItem>
            )}
            {can.includes('account.erase') && !held && (
              <>
                <MenuDivider />
                <MenuItem onClick={() => setOpen('erase')}>{words.erase}</MenuItem>
              </>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {open === 'correct' && <CorrectDialog account={account} onClose={close} />}
      {open === 'request' && <EnterRequestDialog account={account} onClose={close} />}
      {open === 'erase' && <EraseDialog account={account} onClose={close} />}
      {open === 'hold' && (
        <ReasonDialog account={account} onClose={close} operation={holdAccount} words={retention.hold} />
      )}
      {open === 'freeze' && (
        <ReasonDialog account={account} onClose={close} operation={freezeAccount} words={retention.freeze} />
      )}
      {Standing.options.map(
        (standing) =>
          open === standing && <StandingDialog account={account} key={standing} onClose={close} standing={standing} />,
      )}
    </>
  );
}
