import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular, Print20Regular } from '@fluentui/react-icons';
import { useLocation } from 'wouter';
import type { Section } from '#shared/checklists/plan.ts';
import type { RunItemView, RunView } from '#shared/checklists/run-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { answerText } from '#shared/words/run.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { exactTime } from '../../ui/dates.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { EvidenceFiles } from '../run/EvidenceFiles.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';

const line = `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`;

const useStyles = makeStyles({
  sheet: {
    boxSizing: 'border-box',
    maxWidth: '960px',
    margin: '0 auto',
    padding: tokens.spacingHorizontalXL,
    '@media print': { maxWidth: 'none', padding: 0 },
  },
  bar: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    '@media print': { display: 'none' },
  },
  title: { margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalM}`, fontSize: tokens.fontSizeBase600 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  fact: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  broken: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  heading: { margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase400 },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  row: { breakInside: 'avoid' },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 0`,
    borderTop: line,
    textAlign: 'left',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    fontWeight: tokens.fontWeightRegular,
  },
  head: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  files: { display: 'grid', gap: tokens.spacingVerticalXS, marginTop: tokens.spacingVerticalXS },
  hashes: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    overflowWrap: 'anywhere',
  },
  note: { color: tokens.colorNeutralForeground2, whiteSpace: 'pre-wrap' },
});

interface Props {
  readonly desk: DeskView;
  readonly run: RunView;
  readonly seal: NonNullable<RunView['seal']>;
  readonly completedAt: string;
}

/** What was asked, what was answered, by whom and when, under the hash that seals it. */
export function RecordSheet({ desk, run, seal, completedAt }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const [, navigate] = useLocation();
  const { locale } = useSession();
  const words = useWords();
  const { record, run: said } = useChecklistWords();
  const nameOf = (name: string | undefined) => name || words.ticket.people.unknown;
  const carrier = run.tickets.find(({ id }) => id === run.ticket);
  const facts: readonly (readonly [string, string])[] = [
    [record.desk, `${desk.name} · ${desk.teamName}`],
    [record.template, run.template === null ? record.ownList : record.version(run.template.version)],
    ...(carrier === undefined ? [] : [[record.ticket, `${carrier.key} ${carrier.title}`] as const]),
    [record.started, record.byAt(nameOf(run.startedBy.name), exactTime(run.startedAt, locale))],
    [record.completed, record.byAt(nameOf(run.completedBy?.name), exactTime(completedAt, locale))],
    [record.seal, said.fingerprint(seal.hash)],
  ];
  return (
    <main className={styles.sheet}>
      <div className={styles.bar}>
        <Button
          appearance="subtle"
          className={target}
          icon={<ArrowLeft20Regular />}
          onClick={() => navigate(`/desk/${desk.id}/run/${run.id}`)}
        >
          {said.back}
        </Button>
        <Button appearance="primary" className={target} icon={<Print20Regular />} onClick={() => window.print()}>
          {record.print}
        </Button>
      </div>
      <h1 className={styles.title}>{run.title}</h1>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <Fact key={label} label={label} value={value} />
        ))}
      </dl>
      <p className={mergeClasses(!seal.intact && styles.broken)}>{seal.intact ? record.intact : said.broken}</p>
      {run.plan.sections.map((section, index) => (
        <SectionTable key={section.key} number={index + 1} run={run} section={section} />
      ))}
    </main>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.fact}>{label}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}

/** Pictures as pictures; under each its name and its hash, which the seal is taken over. */
function RecordFiles({ run, state }: { readonly run: RunView; readonly state: RunItemView }) {
  const styles = useStyles();
  const { run: said } = useChecklistWords();
  if (state.files.length === 0) return null;
  return (
    <div className={styles.files}>
      <EvidenceFiles files={state.files} itemKey={state.key} pictures="all" run={run} />
      <ul className={styles.hashes}>
        {state.files.map(({ id, name, hash }) => (
          <li key={id}>
            {name} · {said.fingerprint(hash)}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface SectionProps {
  readonly run: RunView;
  readonly section: Section;
  readonly number: number;
}

function SectionTable({ run, section, number }: SectionProps) {
  const styles = useStyles();
  const { locale, language } = useSession();
  const words = useWords();
  const { record, run: said } = useChecklistWords();
  const rows = section.items.flatMap((definition) => {
    const state = run.items.find(({ key, applies }) => key === definition.key && applies);
    return state === undefined ? [] : [{ definition, state }];
  });
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 className={styles.heading}>{section.title || said.section(number)}</h2>
      <table className={styles.table}>
        <thead className={styles.head}>
          <tr>
            {[record.item, record.answer, record.by].map((label) => (
              <th className={styles.cell} key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ definition, state }) => (
            <tr className={styles.row} key={definition.key}>
              <th className={styles.cell} scope="row">
                {definition.title}
              </th>
              <td className={styles.cell}>
                {definition.kind !== 'evidence' &&
                  (state.isDone && state.answer !== null
                    ? answerText(definition, state.answer, language)
                    : record.noAnswer)}
                {definition.kind === 'evidence' && !state.isDone && record.noAnswer}
                {state.failed && ` (${definition.kind === 'number' ? said.outOfRange : said.failed})`}
                {state.note !== '' && <div className={styles.note}>{state.note}</div>}
                <RecordFiles run={run} state={state} />
              </td>
              <td className={styles.cell}>
                {state.isDone && state.at !== null
                  ? record.byAt(state.by?.name || words.ticket.people.unknown, exactTime(state.at, locale))
                  : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
