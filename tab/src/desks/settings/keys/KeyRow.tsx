import {
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
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import type { KeyView } from '#shared/keys/contract.ts';
import { useSession } from '../../../app/session.tsx';
import { dayOf, exactDay } from '../../../ui/dates.ts';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { useTouchStyles } from '../../../ui/touch.ts';
import { useKeysWords } from './use-keys-words.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  text: { display: 'grid', gap: tokens.spacingVerticalXXS, flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  over: { color: tokens.colorStatusDangerForeground1 },
});

interface Props {
  readonly apiKey: KeyView;
  /** Whether the reader made it. */
  readonly canRotate: boolean;
  readonly onRotate: () => void;
  readonly onRevoke: () => void;
}

export function KeyRow({ apiKey, canRotate, onRotate, onRevoke }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { locale } = useSession();
  const words = useKeysWords();
  const { name, scopes, by, expires, usedAt } = apiKey;
  const day = exactDay(dayOf(Date.parse(expires)), locale);
  const isOver = Date.parse(expires) <= Date.now();
  return (
    <li className={styles.row}>
      <div className={styles.text}>
        <Text weight="semibold">{name}</Text>
        <Text>{scopes.map((scope) => words.scopes[scope]).join(' · ')}</Text>
        <Text className={styles.quiet} size={200}>
          {words.madeBy(by.name)} · {usedAt === null ? words.neverUsed : words.used}{' '}
          {usedAt !== null && <RelativeTime at={usedAt} />}
        </Text>
        <Text className={isOver ? styles.over : styles.quiet} size={200}>
          {isOver ? words.expired(day) : words.expires(day)}
        </Text>
      </div>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            aria-label={words.actions(name)}
            className={target}
            icon={<MoreHorizontal20Regular />}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {canRotate && <MenuItem onClick={onRotate}>{words.rotate}</MenuItem>}
            <MenuItem onClick={onRevoke}>{words.revoke}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </li>
  );
}
