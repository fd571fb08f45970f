import { Badge, Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { Archive20Regular, ChevronDown20Regular, ChevronRight20Regular, Delete20Regular } from '@fluentui/react-icons';
import type { DeskView } from '#shared/desks/desk.ts';
import type { CustomField } from '#shared/desks/fields.ts';
import { useTouchStyles } from '../../../ui/touch.ts';
import { FieldEditor } from './FieldEditor.tsx';
import { useFieldsWords } from './use-fields-words.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  line: { display: 'flex', alignItems: 'center', minWidth: 0 },
  toggle: {
    flexGrow: 1,
    minWidth: 0,
    justifyContent: 'flex-start',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
  },
  name: { overflowWrap: 'anywhere' },
  facts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly desk: DeskView;
  readonly field: CustomField;
  /** As the desk has it; undefined for one not yet saved. */
  readonly saved: CustomField | undefined;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (field: CustomField) => void;
  readonly onRemove: () => void;
}

/** One field as a line that opens to be edited. */
export function FieldCard({ desk, field, saved, open, onOpen, onChange, onRemove }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const words = useFieldsWords();
  const name = field.label.trim() === '' ? words.unnamed : field.label;
  const away = saved === undefined ? words.remove(name) : words.archive(name);
  return (
    <div className={styles.card}>
      <div className={styles.line}>
        <Button
          appearance="transparent"
          aria-expanded={open}
          className={mergeClasses(styles.toggle, target)}
          icon={open ? <ChevronDown20Regular /> : <ChevronRight20Regular />}
          onClick={() => onOpen(!open)}
        >
          <span className={styles.facts}>
            <Text className={styles.name} weight="semibold">
              {name}
            </Text>
            <Text className={styles.quiet} size={200}>
              {words.kinds[field.kind]}
            </Text>
            {field.required && (
              <Badge appearance="outline" size="small">
                {words.required}
              </Badge>
            )}
          </span>
        </Button>
        <Button
          appearance="subtle"
          aria-label={away}
          className={target}
          icon={saved === undefined ? <Delete20Regular /> : <Archive20Regular />}
          onClick={onRemove}
          title={away}
        />
      </div>
      {open && <FieldEditor desk={desk} field={field} onChange={onChange} saved={saved} />}
    </div>
  );
}
