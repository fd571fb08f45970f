import type { ComponentProps } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { Status } from '#shared/desks/workflow.ts';
import { useWords } from '../app/session.tsx';
import { statusName } from './detail/field-words.ts';
import { PopMenu } from './PopMenu.tsx';

interface Props extends Pick<ComponentProps<typeof PopMenu>, 'children' | 'onOpen'> {
  readonly desk: DeskView;
  readonly statuses: readonly Status[];
  readonly onChoose: (status: string) => void;
}

/** The statuses that one may choose from. */
export function StatusMenu({ desk, statuses, onChoose, ...rest }: Props) {
  const words = useWords();
  const entries = statuses.map(({ key }) => ({
    kind: 'action' as const,
    value: key,
    text: statusName(desk, key, words),
  }));
  return <PopMenu onAction={onChoose} parts={[{ entries }]} {...rest} />;
}
