import type { RunRow } from './run-row.ts';

/** What the columns and states of a table of runs are called. */
export interface TableWords {
  readonly title: string;
  readonly state: string;
  readonly states: Readonly<Record<RunRow['state'], string>>;
  readonly assignees: string;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly due: string;
  readonly completedAt: string;
  readonly onTime: string;
  readonly yes: string;
  readonly no: string;
  readonly done: string;
  readonly total: string;
  readonly missing: string;
  readonly failed: string;
}

/** Runs as rows of a sheet, one column each for what reports count; instants as ISO texts, which every sheet reads. */
export function tableOfRuns(runs: readonly RunRow[], words: TableWords): readonly Readonly<Record<string, unknown>>[] {
  return runs.map((run) => ({
    [words.title]: run.title,
    [words.state]: words.states[run.state],
    [words.assignees]: run.assignees.map(({ name }) => name).join('; '),
    [words.startedBy]: run.startedBy.name,
    [words.startedAt]: run.startedAt,
    [words.due]: run.due,
    [words.completedAt]: run.completedAt,
    [words.onTime]: onTimeIn(run, words),
    [words.done]: run.progress.done,
    [words.total]: run.progress.total,
    [words.missing]: run.progress.missing,
    [words.failed]: run.progress.failed,
  }));
}

/** Nothing for a run that was never due or is not completed. */
function onTimeIn({ due, completedAt }: RunRow, { yes, no }: TableWords): string {
  if (due === null || completedAt === null) return '';
  return completedAt <= due ? yes : no;
}
