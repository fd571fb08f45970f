import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useWords } from '../../app/session.tsx';

export type CommentKind = 'public' | 'internal';

const useStyles = makeStyles({
  group: {
    marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})`,
    flexWrap: 'wrap',
    '& .fui-Radio': { '@media (pointer: coarse)': { minHeight: '44px', alignItems: 'center' } },
    '& .fui-Radio__input:enabled:not(:checked) ~ .fui-Radio__label': { color: tokens.colorNeutralForeground1 },
  },
});

interface Props {
  readonly kind: CommentKind;
  readonly onChoose: (kind: CommentKind) => void;
}

export function CommentKindChoice({ kind, onChoose }: Props) {
  const styles = useStyles();
  const { composer } = useWords().ticket;
  return (
    <RadioGroup
      aria-label={composer.kind}
      className={styles.group}
      layout="horizontal"
      onChange={(_, { value }) => onChoose(value === 'internal' ? 'internal' : 'public')}
      value={kind}
    >
      <Radio label={composer.public} value="public" />
      <Radio label={composer.internal} value="internal" />
    </RadioGroup>
  );
}
