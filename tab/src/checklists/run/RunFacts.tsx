import { Checkbox, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { changeRun, type RunView } from '#shared/checklists/run-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import type { BodyOf } from '#shared/kernel/endpoint.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { lazily } from '../../app/lazily.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { Fact } from '../../tickets/detail/Fact.tsx';
import { useMembers } from '../../tickets/detail/use-members.ts';
import { useNow } from '../../ui/clock.ts';
import { OptionalPart } from '../../ui/OptionalPart.tsx';
import { PeoplePicker } from '../../ui/PeoplePicker.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { shortMoment } from '../moment.ts';
import { useChecklistWords } from '../use-checklist-words.ts';
import { useKeepRun } from '../use-run.ts';

const MuteButton = lazily(async () => (await import('../../me/notifications/MuteButton.tsx')).MuteButton);

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  ticket: { justifySelf: 'start', textAlign: 'left' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Who started it, when it is due, and who is to do it. */
export function RunFacts({ desk, run }: { readonly desk: DeskView; readonly run: RunView }) {
  const styles = useStyles();
  const send = useSend();
  const keep = useKeepRun();
  const undo = useUndo();
  const now = useNow();
  const { locale } = useSession();
  const members = useMembers(desk);
  const words = useWords();
  const [, navigate] = useLocation();
  const { list, onTicket, run: said, start } = useChecklistWords();
  const change = useMutation({
    mutationFn: (body: BodyOf<typeof changeRun>) =>
      send(changeRun, { params: { deskId: desk.id, runId: run.id }, body }),
    onSuccess: keep,
    onError: (why) => undo.warn(reasonOf(why)),
  });
  const carrier = run.tickets.find(({ id }) => id === run.ticket);
  const facts = [
    list.startedBy(run.startedBy.name || words.ticket.people.unknown),
    ...(run.due === null ? [] : [said.dueAt(shortMoment(run.due, now, locale))]),
  ];
  return (
    <div className={styles.facts}>
      <Text className={styles.quiet} size={200}>
        {facts.join(' · ')}
      </Text>
      {carrier !== undefined && (
        <Link as="button" className={styles.ticket} onClick={() => navigate(`/desk/${desk.id}/ticket/${carrier.id}`)}>
          {onTicket.carried(`${carrier.key} ${carrier.title}`)}
        </Link>
      )}
      {carrier !== undefined && run.can.includes('change') && (
        <Checkbox
          checked={change.isPending ? (change.variables.holds ?? run.holds) : run.holds}
          label={onTicket.hold}
          onChange={(_, { checked }) => change.mutate({ holds: checked === true })}
        />
      )}
      {run.can.includes('change') && (
        <Fact error={undefined} label={start.assignees}>
          <PeoplePicker
            choose="several"
            chosen={run.assignees}
            label={start.assignees}
            offer="assignable"
            onChoose={(ids) => change.mutate({ assignees: [...ids] })}
            people={members}
          />
        </Fact>
      )}
      <OptionalPart>
        <MuteButton deskId={desk.id} subject={run.id} />
      </OptionalPart>
    </div>
  );
}
