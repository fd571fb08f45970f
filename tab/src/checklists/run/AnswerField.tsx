import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { Answer } from '#shared/checklists/answer.ts';
import type { PlanItem } from '#shared/checklists/plan.ts';
import type { RunItemView } from '#shared/checklists/run-contract.ts';
import { useSession } from '../../app/session.tsx';
import { DueField } from '../../tickets/detail/DueField.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useChecklistWords } from '../use-checklist-words.ts';

const useStyles = makeStyles({
  // The whole width ticks: a thumb need not aim.
  tick: { width: '100%', minHeight: '44px', alignItems: 'center' },
  label: {
    flexGrow: 1,
    paddingTop: '8px',
    paddingBottom: '8px',
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
  },
  done: { color: tokens.colorNeutralForeground2 },
  choices: {
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    '& .fui-Radio': { minHeight: '44px', alignItems: 'center' },
  },
  line: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center', maxWidth: '360px' },
  title: { overflowWrap: 'anywhere' },
  grow: { flexGrow: 1, minWidth: 0 },
});

interface Props {
  readonly definition: PlanItem;
  readonly state: RunItemView;
  readonly disabled: boolean;
  readonly onGive: (answer: Answer | null) => void;
  /** Takes photos and files; what an item that asks for evidence has in place of an answer. */
  readonly evidence: ReactNode;
}

/** The control that fits the kind of item; it saves as one goes. */
export function AnswerField(props: Props) {
  const { definition, state, disabled, onGive } = props;
  const styles = useStyles();
  const { answer } = state;
  switch (definition.kind) {
    case 'tick':
      return (
        <Checkbox
          checked={state.isDone}
          className={styles.tick}
          disabled={disabled}
          label={{ children: definition.title, className: mergeClasses(styles.label, state.isDone && styles.done) }}
          onChange={(_, { checked }) => onGive(checked === true ? { kind: 'tick' } : null)}
          required={false}
          size="large"
        />
      );
    case 'choice':
      return (
        <Field label={definition.title}>
          <RadioGroup
            className={styles.choices}
            disabled={disabled}
            layout="horizontal"
            onChange={(_, { value }) => onGive({ kind: 'choice', option: value })}
            value={state.isDone && answer?.kind === 'choice' ? answer.option : ''}
          >
            {definition.options.map(({ key, label }) => (
              <Radio key={key} label={label} value={key} />
            ))}
          </RadioGroup>
        </Field>
      );
    case 'date':
      return (
        <Field label={definition.title}>
          <div className={styles.line}>
            <DueField
              disabled={disabled}
              due={answer?.kind === 'date' ? answer.day : null}
              label={definition.title}
              onChoose={(day) => onGive(day === null ? null : { kind: 'date', day })}
            />
          </div>
        </Field>
      );
    case 'text':
    case 'number':
      return <TypedField {...props} definition={definition} />;
    case 'signature':
      return <SignatureField {...props} />;
    case 'evidence':
      return (
        <>
          <Text className={styles.title}>{definition.title}</Text>
          {props.evidence}
        </>
      );
    default:
      return definition satisfies never;
  }
}

type Typed = Extract<PlanItem, { kind: 'text' | 'number' }>;

/** Saved when the field is left, or by Enter where it has one line. */
function TypedField({ definition, state, disabled, onGive }: Props & { readonly definition: Typed }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { locale } = useSession();
  const stands = typedOf(state.answer, locale);
  const [typed, setTyped] = useState<string | null>(null);
  // What somebody else answers shows, unless one is typing.
  useEffect(() => {
    if (typed === stands) setTyped(null);
  }, [typed, stands]);
  const settle = () => {
    if (typed === null || typed === stands) return;
    const answer = answerOf(definition, typed);
    if (answer === undefined) return;
    onGive(answer);
  };
  const field = { disabled, onBlur: settle, value: typed ?? stands };
  if (definition.kind === 'text')
    return (
      <Field label={definition.title}>
        <Textarea {...field} maxLength={4000} onChange={(_, { value }) => setTyped(value)} resize="vertical" rows={2} />
      </Field>
    );
  return (
    <Field label={definition.title}>
      <div className={styles.line}>
        <Input
          {...field}
          className={mergeClasses(styles.grow, target)}
          contentAfter={definition.unit}
          inputMode="decimal"
          onChange={(_, { value }) => setTyped(value)}
          onKeyDown={(event) => event.key === 'Enter' && settle()}
        />
      </div>
    </Field>
  );
}

function typedOf(answer: Answer | null, locale: string): string {
  if (answer?.kind === 'text') return answer.text;
  if (answer?.kind !== 'number') return '';
  return new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 10 }).format(answer.value);
}

/** Undefined where it is no number yet; a decimal comma is one as well. */
function answerOf(definition: Typed, typed: string): Answer | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  if (definition.kind === 'text') return { kind: 'text', text };
  const value = Number(text.replace(',', '.').replace(/[\s\u00a0\u202f]/g, ''));
  return Number.isFinite(value) ? { kind: 'number', value } : undefined;
}

function SignatureField({ definition, state, disabled, onGive }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { run: said } = useChecklistWords();
  const signed = state.isDone && state.answer?.kind === 'signature' ? state.answer.name : '';
  const [typed, setTyped] = useState('');
  const sign = () => typed.trim() !== '' && onGive({ kind: 'signature', name: typed.trim() });
  return (
    <Field hint={signed === '' ? said.signHint : null} label={definition.title}>
      <div className={styles.line}>
        <Input
          autoComplete="name"
          className={mergeClasses(styles.grow, target)}
          disabled={disabled || signed !== ''}
          maxLength={120}
          onChange={(_, { value }) => setTyped(value)}
          onKeyDown={(event) => event.key === 'Enter' && sign()}
          placeholder={said.sign}
          value={signed === '' ? typed : signed}
        />
        {signed === '' && (
          <Button className={target} disabledFocusable={disabled || typed.trim() === ''} onClick={sign}>
            {said.signButton}
          </Button>
        )}
      </div>
    </Field>
  );
}
