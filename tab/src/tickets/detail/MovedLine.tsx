import { makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../../app/session.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { stepValues } from './ChangeLine.tsx';
import { type FieldContext, fieldName } from './field-words.ts';
import type { MovedEntry } from './timeline.ts';

const useStyles = makeStyles({
  line: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  changes: {
    listStyleType: 'none',
    margin: 0,
    padding: `${tokens.spacingVerticalXXS} 0 0 ${tokens.spacingHorizontalL}`,
  },
  field: { fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly entry: MovedEntry;
  readonly context: FieldContext;
}

/** That the ticket came from another desk, and what of it did not fit here. */
export function MovedLine({ entry: { by, at, origin, changes = [] }, context }: Props) {
  const styles = useStyles();
  const { timeline: words } = useWords().ticket;
  return (
    <div className={styles.line}>
      {words.movedHere(by.name, origin.deskName, origin.key)} · <RelativeTime at={at} />
      {changes.length > 0 && (
        <ul className={styles.changes}>
          {changes.map((change) => (
            <li key={change.field}>
              <span className={styles.field}>{fieldName(change.field, context)}</span> {stepValues(change, context)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
