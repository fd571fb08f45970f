import { makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { useWords, type Words } from '../app/session.tsx';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    maxWidth: '640px',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXXL,
  },
  heading: { margin: 0 },
  table: { borderCollapse: 'collapse', width: '100%' },
  caption: { textAlign: 'left', fontWeight: tokens.fontWeightSemibold, paddingBottom: tokens.spacingVerticalS },
  cell: {
    textAlign: 'left',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    fontWeight: tokens.fontWeightRegular,
    verticalAlign: 'top',
  },
  key: {
    display: 'inline-block',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
  },
});

/** What Docket is for, and its keys. */
export function DeskHelp() {
  const styles = useStyles();
  const { help } = useWords().tab;
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.heading}>
        {help.heading}
      </Title3>
      <Text>{help.body}</Text>
      <Text>{help.roles}</Text>
      <table className={styles.table}>
        <caption className={styles.caption}>{help.shortcuts}</caption>
        <thead>
          <tr>
            <th className={styles.cell} scope="col">
              {help.key}
            </th>
            <th className={styles.cell} scope="col">
              {help.does}
            </th>
          </tr>
        </thead>
        <tbody>
          {shortcutsOf(help).map(([keys, does]) => (
            <tr key={does}>
              <th className={styles.cell} scope="row">
                {keys.map((key, index) => (
                  <span key={key}>
                    {index > 0 && ` ${help.or} `}
                    <kbd className={styles.key}>{key}</kbd>
                  </span>
                ))}
              </th>
              <td className={styles.cell}>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function shortcutsOf(help: Words['tab']['help']): readonly (readonly [readonly string[], string])[] {
  return [
    [['/'], help.search],
    [['c'], help.create],
    [['j', 'k'], help.nextPrevious],
    [[help.enter], help.open],
    [[help.space], help.select],
    [[help.escape], help.close],
    [['Ctrl+Z'], help.undo],
    [[`Ctrl+${help.enter}`], help.send],
  ];
}
