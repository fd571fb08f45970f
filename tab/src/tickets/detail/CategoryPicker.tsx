import { offeredCategories } from '#shared/desks/categories.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { useWords } from '../../app/session.tsx';
import { type Choice, ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { categoryName } from './field-words.ts';

/** No category has this key: they hold at least one character. */
const NONE = '';

interface Props {
  readonly label: string;
  readonly desk: DeskView;
  readonly category: string | null;
  readonly onChoose: (category: string | null) => void;
  readonly disabled?: boolean;
}

export function CategoryPicker({ label, desk, category, onChoose, disabled = false }: Props) {
  const { create } = useWords().ticket;
  const choiceOf = (key: string | null): Choice =>
    key === null ? { value: NONE, text: create.noCategory } : { value: key, text: categoryName(desk, key) };
  return (
    <ChoicePicker
      choices={[null, ...offeredCategories(desk.categories).map((item) => item.key)].map(choiceOf)}
      chosen={choiceOf(category)}
      disabled={disabled}
      label={label}
      onChoose={(value) => onChoose(value === NONE ? null : value)}
    />
  );
}
