import {
  Button,
  Field,
  Input,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
import { ChevronDown12Regular } from '@fluentui/react-icons';
import { type FormEvent, useState } from 'react';
import type { CustomField } from '#shared/desks/fields.ts';
import { fieldText } from '#shared/tickets/field-text.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { fieldTextWords } from '../detail/field-words.ts';
import { ChipFrame } from '../FilterChip.tsx';
import { readNumber, writeNumber } from '../fields/number-text.ts';

/** As the address writes a field that holds nothing. */
export const NONE = 'none';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: '220px' },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly field: CustomField;
  /** As the address writes it; empty for none. */
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

/** A filter that one types: a range of numbers or days, or how a text begins. */
export function TypedFilter({ field, chosen, onChoose }: Props) {
  const { target } = useTouchStyles();
  const { toolbar } = useWords().tab;
  const said = useSaid(field, chosen);
  const [open, setOpen] = useState(chosen === '');
  const choose = (value: string) => {
    setOpen(false);
    onChoose(value);
  };
  return (
    <ChipFrame field={field.label} on={chosen !== ''} onClear={() => choose('')}>
      <Popover onOpenChange={(_, data) => setOpen(data.open)} open={open} trapFocus>
        <PopoverTrigger disableButtonEnhancement>
          <Button
            appearance="transparent"
            aria-label={chosen === '' ? toolbar.filter(field.label) : toolbar.chosen(field.label, said)}
            className={target}
            icon={chosen === '' ? <ChevronDown12Regular /> : null}
            iconPosition="after"
            size="small"
          >
            {chosen === '' ? field.label : toolbar.chosen(field.label, said)}
          </Button>
        </PopoverTrigger>
        <PopoverSurface aria-label={toolbar.filter(field.label)}>
          <FilterForm chosen={chosen} field={field} onChoose={choose} />
        </PopoverSurface>
      </Popover>
    </ChipFrame>
  );
}

function FilterForm({ field, chosen, onChoose }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { theme, locale } = useSession();
  const { toolbar } = useWords().tab;
  const isRange = field.kind === 'number' || field.kind === 'date';
  const shown = (text: string) => (field.kind === 'number' && text !== '' ? writeNumber(Number(text), locale) : text);
  const begun = chosen === NONE ? '' : chosen;
  const [first = '', last = first] = isRange ? begun.split('..') : [begun];
  const [from, setFrom] = useState(shown(first));
  const [to, setTo] = useState(shown(last));
  const meant = (text: string) => (field.kind === 'number' ? String(readNumber(text) ?? '') : text.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = isRange ? `${meant(from)}..${meant(to)}` : from.trim();
    onChoose(wanted === '..' ? '' : wanted);
  };
  const input = {
    className: target,
    ...(field.kind === 'date'
      ? { type: 'date' as const, style: { colorScheme: theme === 'light' ? 'light' : 'dark' } }
      : {}),
    ...(field.kind === 'number' ? { inputMode: 'decimal' as const } : {}),
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {isRange ? (
        <div className={styles.pair}>
          <Field label={toolbar.from}>
            <Input {...input} input={{ size: 6 }} onChange={(_, { value }) => setFrom(value)} value={from} />
          </Field>
          <Field label={toolbar.to}>
            <Input {...input} input={{ size: 6 }} onChange={(_, { value }) => setTo(value)} value={to} />
          </Field>
        </div>
      ) : (
        <Field label={toolbar.begins}>
          <Input {...input} maxLength={60} onChange={(_, { value }) => setFrom(value)} value={from} />
        </Field>
      )}
      <Button appearance="primary" className={target} type="submit">
        {toolbar.apply}
      </Button>
    </form>
  );
}

/** The filter in the reader's words: "12 € – 20 €", "from 12 €". */
function useSaid(field: CustomField, chosen: string): string {
  const words = useWords();
  const { locale } = useSession();
  const { toolbar } = words.tab;
  if (chosen === NONE) return words.ticket.fields.none;
  if (field.kind !== 'number' && field.kind !== 'date') return chosen;
  const say = (text: string) =>
    fieldText(field, field.kind === 'number' ? Number(text) : text, fieldTextWords(words), locale);
  const [from = '', to = from] = chosen.split('..');
  if (to === '') return toolbar.least(say(from));
  return from === '' ? toolbar.most(say(to)) : toolbar.between(say(from), say(to));
}
