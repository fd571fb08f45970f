import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowLeft20Regular,
  Dismiss20Regular,
  Link20Regular,
  MoreHorizontal20Regular,
  Print20Regular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { cancelRun, type RunView, reopenRun } from '#shared/checklists/run-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { useSession } from '../../app/session.tsx';
import { copyText } from '../../tickets/detail/copy-text.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { useUndo } from '../../ui/undo.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

const WIDE = '@media (min-width: 1024px)';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    flexShrink: 0,
    minHeight: '44px',
    padding: `0 ${tokens.spacingHorizontalS} 0 ${tokens.spacingHorizontalL}`,
  },
  title: {
    flexGrow: 1,
    minWidth: 0,
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  back: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})`, [WIDE]: { display: 'none' } },
  close: { display: 'none', [WIDE]: { display: 'inline-flex' } },
});

interface Props {
  readonly desk: DeskView;
  readonly run: RunView;
  readonly onClose: () => void;
}

export function RunHeader({ desk, run, onClose }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { shareLink } = useSession();
  const undo = useUndo();
  const [, navigate] = useLocation();
  const { record, run: said } = useChecklistWords();
  const [asking, setAsking] = useState<'cancel' | 'reopen' | null>(null);
  const link = shareLink(desk, { id: run.id, title: run.title });
  const copy = async () => {
    if (await copyText(link)) undo.say(said.copied);
    else undo.warn(`${said.copyFailed} ${link}`);
  };
  const named = (name: string) => ({ 'aria-label': name, title: name });
  const acts = [
    ...(run.can.includes('change') ? (['cancel'] as const) : []),
    ...(run.can.includes('reopen') ? (['reopen'] as const) : []),
  ];
  return (
    <header className={styles.header}>
      <Button
        {...named(said.back)}
        appearance="subtle"
        className={mergeClasses(target, styles.back)}
        icon={<ArrowLeft20Regular />}
        onClick={onClose}
      />
      <h1 className={styles.title} title={run.title}>
        {run.title}
      </h1>
      <Button
        {...named(said.copyLink)}
        appearance="subtle"
        className={target}
        icon={<Link20Regular />}
        onClick={copy}
      />
      {run.seal !== null && (
        <Button
          {...named(record.open)}
          appearance="subtle"
          className={target}
          icon={<Print20Regular />}
          onClick={() => navigate(`/desk/${desk.id}/record/${run.id}`)}
        />
      )}
      {acts.length > 0 && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button {...named(said.more)} appearance="subtle" className={target} icon={<MoreHorizontal20Regular />} />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {acts.map((act) => (
                <MenuItem key={act} onClick={() => setAsking(act)}>
                  {said[act]}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
      <Button
        {...named(said.close)}
        appearance="subtle"
        className={mergeClasses(target, styles.close)}
        icon={<Dismiss20Regular />}
        onClick={onClose}
      />
      {asking !== null && (
        <ReasonDialog
          heading={said[asking]}
          means={asking === 'cancel' ? said.cancelMeans : said.reopenMeans}
          onClose={() => setAsking(null)}
          operation={asking === 'cancel' ? cancelRun : reopenRun}
          run={run}
        />
      )}
    </header>
  );
}
