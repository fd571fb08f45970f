import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Delete20Regular, Edit20Regular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listSchedules, removeSchedule, type ScheduleView } from '#shared/checklists/schedule-contract.ts';
import type { TemplateRow } from '#shared/checklists/template-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useSession } from '../../app/session.tsx';
import { exactTime } from '../../ui/dates.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useUndo } from '../../ui/undo.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import { kindOf } from './schedule-form.ts';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  rows: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  words: { display: 'grid', flexGrow: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly desk: DeskView;
  readonly templates: readonly TemplateRow[];
}

/** What starts by itself, the next to come first; nothing where there is none. */
export function Schedules({ desk, templates }: Props) {
  const styles = useStyles();
  const send = useSend();
  const { schedule: words } = useChecklistWords();
  const schedules = useQuery({
    queryKey: ['schedules', desk.id],
    queryFn: () => send(listSchedules, { params: { deskId: desk.id } }),
  });
  if (schedules.isError)
    return <ErrorState message={schedules.error.message} onRetry={() => void schedules.refetch()} />;
  if (schedules.data === undefined || schedules.data.items.length === 0) return null;
  const nameOf = (id: string) => templates.find((template) => template.id === id)?.name ?? words.gone;
  return (
    <section aria-label={words.heading}>
      <h2 className={styles.heading}>{words.heading}</h2>
      <ul className={styles.rows}>
        {schedules.data.items.map((schedule) => (
          <ScheduleLine desk={desk} key={schedule.id} name={nameOf(schedule.template)} schedule={schedule} />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly desk: DeskView;
  readonly schedule: ScheduleView;
  readonly name: string;
}

function ScheduleLine({ desk, schedule, name }: LineProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { locale } = useSession();
  const { schedule: words } = useChecklistWords();
  const [changing, setChanging] = useState(false);
  const kind = kindOf(schedule.rule);
  const next = schedule.next === null ? words.ended : words.next(exactTime(schedule.next, locale));
  const remove = useMutation({
    mutationFn: () => send(removeSchedule, { params: { deskId: desk.id, scheduleId: schedule.id } }),
    onSuccess: () => {
      undo.say(words.removed);
      void queries.invalidateQueries({ queryKey: ['schedules', desk.id] });
    },
    onError: (why) => undo.warn(reasonOf(why)),
  });
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <Text>{name}</Text>
        <Text className={styles.quiet} size={200}>
          {[kind === null ? schedule.rule : words.kinds[kind], schedule.timeZone, next].join(' · ')}
        </Text>
      </span>
      {schedule.can.includes('change') && (
        <Button
          appearance="subtle"
          aria-label={words.changeFor(name)}
          className={target}
          icon={<Edit20Regular />}
          onClick={() => setChanging(true)}
          title={words.change}
        />
      )}
      {schedule.can.includes('remove') && (
        <Button
          appearance="subtle"
          aria-label={words.removeFor(name)}
          className={target}
          disabledFocusable={remove.isPending}
          icon={<Delete20Regular />}
          onClick={() => remove.mutate()}
          title={words.remove}
        />
      )}
      {changing && (
        <ScheduleDialog
          desk={desk}
          onClose={() => setChanging(false)}
          schedule={schedule}
          template={{ id: schedule.template, name }}
        />
      )}
    </li>
  );
}
