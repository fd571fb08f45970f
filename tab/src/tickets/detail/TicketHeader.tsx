import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import {
  ArrowLeft20Regular,
  ChevronDown20Regular,
  ChevronUp20Regular,
  Dismiss20Regular,
  Eye20Filled,
  Eye20Regular,
  Link20Regular,
} from '@fluentui/react-icons';
import type { TicketView } from '#shared/tickets/shown.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useUndo } from '../../ui/undo.tsx';
import { copyText } from './copy-text.ts';
import type { Save } from './use-save-ticket.ts';

const WIDE = '@media (min-width: 1024px)';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    flexShrink: 0,
    minHeight: '40px',
    padding: `0 ${tokens.spacingHorizontalS} 0 ${tokens.spacingHorizontalL}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  key: { flexGrow: 1, fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  back: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})`, [WIDE]: { display: 'none' } },
  close: { display: 'none', [WIDE]: { display: 'inline-flex' } },
});

interface Props {
  readonly ticket: TicketView;
  readonly link: string;
  readonly onSave: Save;
  readonly onClose: () => void;
  readonly onStep: (delta: 1 | -1) => void;
}

export function TicketHeader({ ticket, link, onSave, onClose, onStep }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { panel } = useWords().ticket;
  const undo = useUndo();
  const copy = async () => {
    if (await copyText(link)) undo.say(panel.copied);
    else undo.warn(`${panel.copyFailed} ${link}`);
  };
  const button = { appearance: 'subtle', className: target } as const;
  const named = (name: string) => ({ 'aria-label': name, title: name });
  return (
    <header className={styles.header}>
      <Button
        {...button}
        {...named(panel.back)}
        className={mergeClasses(target, styles.back)}
        icon={<ArrowLeft20Regular />}
        onClick={onClose}
      />
      <Text className={styles.key}>{ticket.key}</Text>
      <Button {...button} {...named(panel.previous)} icon={<ChevronUp20Regular />} onClick={() => onStep(-1)} />
      <Button {...button} {...named(panel.next)} icon={<ChevronDown20Regular />} onClick={() => onStep(1)} />
      {ticket.can.includes('watch') && <WatchButton onSave={onSave} ticket={ticket} />}
      <Button {...button} {...named(panel.copyLink)} icon={<Link20Regular />} onClick={copy} />
      <Button
        {...button}
        {...named(panel.close)}
        className={mergeClasses(target, styles.close)}
        icon={<Dismiss20Regular />}
        onClick={onClose}
      />
    </header>
  );
}

function WatchButton({ ticket, onSave }: Pick<Props, 'ticket' | 'onSave'>) {
  const { target } = useTouchStyles();
  const { panel } = useWords().ticket;
  const { me } = useSession();
  const watching = ticket.watchers.some((person) => person.id === me.id);
  const others = ticket.watchers.map((person) => person.id).filter((id) => id !== me.id);
  const name = watching ? panel.unwatch : panel.watch;
  return (
    <Button
      appearance="subtle"
      aria-label={name}
      className={target}
      icon={watching ? <Eye20Filled /> : <Eye20Regular />}
      onClick={() => void onSave({ watchers: watching ? others : [...others, me.id] })}
      title={name}
    />
  );
}
