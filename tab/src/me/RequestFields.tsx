import { Field, Select, Textarea } from '@fluentui/react-components';
import { RequestKind } from '#shared/privacy/request.ts';
import { usePrivacyWords } from './use-privacy-words.ts';

export interface Asking {
  readonly kind: RequestKind;
  readonly text: string;
}
export const nothingAsked: Asking = { kind: 'access', text: '' };

interface Props {
  readonly asking: Asking;
  readonly onChange: (asking: Asking) => void;
}

/** What somebody asks about their data, the same for themselves and for who writes it down. */
export function RequestFields({ asking, onChange }: Props) {
  const { requests: words } = usePrivacyWords();
  return (
    <>
      <Field label={words.kind}>
        <Select
          onChange={(_, { value }) => onChange({ ...asking, kind: RequestKind.parse(value) })}
          value={asking.kind}
        >
          {RequestKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.text}>
        <Textarea
          maxLength={4000}
          onChange={(_, { value }) => onChange({ ...asking, text: value })}
          value={asking.text}
        />
      </Field>
    </>
  );
}
