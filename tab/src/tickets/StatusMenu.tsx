import { Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { Status } from '#shared/desks/workflow.ts';
import { useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { statusName } from './detail/field-words.ts';

interface Props {
  readonly desk: DeskView;
  readonly statuses: readonly Status[];
  readonly onChoose: (status: string) => void;
  /** The button that opens it. */
  readonly children: ReactElement;
  readonly onOpen?: (open: boolean) => void;
}

export function StatusMenu({ desk, statuses, onChoose, children, onOpen }: Props) {
  const { target } = useTouchStyles();
  const words = useWords();
  return (
    <Menu onOpenChange={(_, { open }) => onOpen?.(open)}>
      <MenuTrigger disableButtonEnhancement>{children}</MenuTrigger>
      <MenuPopover>
        <MenuList>
          {statuses.map(({ key }) => (
            <MenuItem key={key} className={target} onClick={() => onChoose(key)}>
              {statusName(desk, key, words)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
