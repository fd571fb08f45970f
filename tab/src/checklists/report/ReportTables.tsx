import { Text } from '@fluentui/react-components';
import { completionRate, type FailingItem, onTimeRate, type RunCounts } from '#shared/checklists/report.ts';
import type { RunReport } from '#shared/checklists/report-contract.ts';
import { startOfDay } from '#shared/kernel/time.ts';
import { useSession } from '../../app/session.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';
import { DataTable, type Row } from './DataTable.tsx';

export function TemplateTable({ templates }: Pick<RunReport, 'templates'>) {
  const { report: words } = useChecklistWords();
  const countsIn = useCountsIn();
  const rows = templates.map(({ template, counts }): Row => {
    const name = template === null ? words.ownList : template.name || words.gone;
    return { key: template?.id ?? '', cells: { [words.name]: { text: name }, ...countsIn(counts) } };
  });
  return <DataTable heading={words.byTemplate} rows={rows} />;
}

export function TimeTable({ periods }: Pick<RunReport, 'periods'>) {
  const { locale } = useSession();
  const { report: words } = useChecklistWords();
  const countsIn = useCountsIn();
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const rows = periods
    .filter(({ counts }) => counts.started > 0)
    .map(({ from, counts }): Row => {
      const when = { text: day.format(startOfDay(from)), value: from };
      return { key: from, cells: { [words.when]: when, ...countsIn(counts) } };
    });
  return <DataTable heading={words.byTime} rows={rows} />;
}

export function FailingTable({ failing }: { readonly failing: readonly FailingItem[] }) {
  const { report: words } = useChecklistWords();
  const rows = failing.map(({ template, item, title, answered, failed }): Row => {
    const cells = {
      [words.item]: { text: title },
      [words.name]: { text: template.name || words.gone },
      [words.answered]: { value: answered },
      [words.failed]: { value: failed },
      [words.rate]: { rate: failed / answered },
    };
    return { key: `${template.id} ${item}`, cells };
  });
  if (rows.length === 0) return <Text>{words.nothingFailed}</Text>;
  return <DataTable heading={words.failing} rows={rows} />;
}

/** The columns that every table of counts has. */
function useCountsIn(): (counts: RunCounts) => Row['cells'] {
  const { report: words } = useChecklistWords();
  return (counts) => ({
    [words.started]: { value: counts.started },
    [words.completed]: { value: counts.completed },
    [words.completion]: { rate: completionRate(counts) },
    [words.onTime]: { rate: onTimeRate(counts) },
    [words.open]: { value: counts.open },
    [words.overdue]: { value: counts.overdue },
    [words.cancelled]: { value: counts.cancelled },
  });
}
