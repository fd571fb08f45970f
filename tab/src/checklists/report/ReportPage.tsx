import { Button, Field, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { isPossible } from '#shared/checklists/report.ts';
import { readRunReport } from '#shared/checklists/report-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TemplateId } from '#shared/kernel/ids.ts';
import { wallAt } from '#shared/kernel/zone.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { DueField } from '../../tickets/detail/DueField.tsx';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { useNow } from '../../ui/clock.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useChecklistWords } from '../use-checklist-words.ts';
import { useTemplates } from '../use-templates.ts';
import { type Days, daysOf, type Span, spans } from './periods.ts';
import { ReportFigures } from './ReportFigures.tsx';
import { FailingTable, TemplateTable, TimeTable } from './ReportTables.tsx';

const useStyles = makeStyles({
  page: { height: '100%', overflowY: 'auto', backgroundColor: tokens.colorNeutralBackground1 },
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  content: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalXL,
    maxWidth: '960px',
    padding: tokens.spacingHorizontalL,
  },
  choices: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
});

/** How the checklists of a period went: rates, what is overdue, and what fails again and again. */
export function ReportPage({ desk }: { readonly desk: DeskView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const [, navigate] = useLocation();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const today = wallAt(new Date(useNow()).toISOString(), timeZone).slice(0, 10);
  const { report: words } = useChecklistWords();
  const templates = useTemplates(desk).data ?? [];
  const [span, setSpan] = useState<Span | 'own'>('month');
  const [own, setOwn] = useState<Days>(() => daysOf('month', today));
  const [template, setTemplate] = useState<TemplateId | undefined>(undefined);
  const { from, to } = span === 'own' ? own : daysOf(span, today);
  const isWrong = !isPossible({ from, to });
  const choose = (value: string) => {
    const next = spans.find((known) => known === value) ?? 'own';
    if (next === 'own') setOwn({ from, to });
    setSpan(next);
  };
  const every = { value: '', text: words.every };
  const named = templates.map(({ id, name }) => ({ value: id, text: name }));
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Button
          appearance="subtle"
          className={target}
          icon={<ArrowLeft20Regular />}
          onClick={() => navigate(`/desk/${desk.id}/checklists`)}
        >
          {words.back}
        </Button>
        <h1 className={styles.heading}>{words.heading}</h1>
      </div>
      <div className={styles.content}>
        <div className={styles.choices}>
          <Field label={words.period}>
            <ChoicePicker
              choices={[...spans, 'own' as const].map((value) => ({ value, text: words.periods[value] }))}
              chosen={{ value: span, text: words.periods[span] }}
              label={words.period}
              onChoose={choose}
            />
          </Field>
          <Field label={words.template}>
            <ChoicePicker
              choices={[every, ...named]}
              chosen={named.find(({ value }) => value === template) ?? every}
              label={words.template}
              onChoose={(value) => setTemplate(templates.find(({ id }) => id === value)?.id)}
            />
          </Field>
          {span === 'own' && (
            <>
              <Field label={words.from}>
                <DueField due={from} label={words.from} onChoose={(day) => day !== null && setOwn({ from: day, to })} />
              </Field>
              <Field
                label={words.to}
                {...(isWrong ? { validationMessage: words.wrongPeriod, validationState: 'error' as const } : {})}
              >
                <DueField due={to} label={words.to} onChoose={(day) => day !== null && setOwn({ from, to: day })} />
              </Field>
            </>
          )}
        </div>
        {!isWrong && <Report desk={desk} query={{ from, to, timeZone, template }} />}
      </div>
    </div>
  );
}

interface ReportProps {
  readonly desk: DeskView;
  readonly query: Days & { readonly timeZone: string; readonly template: TemplateId | undefined };
}

function Report({ desk, query }: ReportProps) {
  const send = useSend();
  const { report: words } = useChecklistWords();
  const report = useQuery({
    queryKey: ['run-report', desk.id, query],
    queryFn: () => send(readRunReport, { params: { deskId: desk.id }, query }),
    placeholderData: keepPreviousData,
  });
  if (report.isError) return <ErrorState message={reasonOf(report.error)} onRetry={() => void report.refetch()} />;
  if (report.data === undefined) return <PageSkeleton />;
  const { total, templates, periods, failing, isWhole } = report.data;
  if (total.started === 0) return <EmptyState text={words.none} />;
  return (
    <>
      {!isWhole && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words.tooMany}</MessageBarBody>
        </MessageBar>
      )}
      <ReportFigures total={total} />
      <TemplateTable templates={templates} />
      <TimeTable periods={periods} />
      <FailingTable failing={failing} />
    </>
  );
}
