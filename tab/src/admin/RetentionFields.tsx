import { Field, Select } from '@fluentui/react-components';
import { RetentionCategory, RetentionSchedule, retentionBounds } from '#shared/privacy/retention.ts';
import { useAdminWords } from './use-admin-words.ts';

/** Offered where they lie within what the law leaves open. */
const offered = [30, 90, 180, 365, 730, 1095, 1825, 3650];
const endless = '';

interface Props {
  readonly schedule: RetentionSchedule;
  readonly onChange: (schedule: RetentionSchedule) => void;
}

export function RetentionFields({ schedule, onChange }: Props) {
  const { retention: words } = useAdminWords();
  const spoken = (days: number) => (days % 365 === 0 ? words.years(days / 365) : words.days(days));
  return RetentionCategory.options.map((category) => (
    <Field hint={words.counted[category]} key={category} label={words.categories[category]}>
      <Select
        onChange={(_, { value }) =>
          onChange(RetentionSchedule.parse({ ...schedule, [category]: value === endless ? null : Number(value) }))
        }
        value={schedule[category] ?? endless}
      >
        {termsOf(category, schedule[category]).map((days) => (
          <option key={days} value={days}>
            {spoken(days)}
          </option>
        ))}
        {retentionBounds[category].endless && <option value={endless}>{words.endless}</option>}
      </Select>
    </Field>
  ));
}

/** With what was decided over the API. */
function termsOf(category: RetentionCategory, decided: number | null): readonly number[] {
  const { min, max } = retentionBounds[category];
  const terms = offered.filter((days) => days >= min && days <= max);
  return [...new Set([...terms, ...(decided === null ? [] : [decided])])].sort((a, b) => a - b);
}
