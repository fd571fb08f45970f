import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { Answer } from '#shared/checklists/answer.ts';
import { findItem } from '#shared/checklists/plan.ts';
import type { RunView } from '#shared/checklists/run-contract.ts';
import { answerText } from '#shared/words/run.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import type { AnswerClash, Answers } from '../use-answers.ts';
import { useChecklistWords } from '../use-checklist-words.ts';

interface Props {
  readonly run: RunView;
  readonly clash: AnswerClash;
  readonly answers: Answers;
}

/** Two answers to one item, side by side, to choose from. */
export function AnswerClashChoice({ run, clash, answers }: Props) {
  const { target } = useTouchStyles();
  const { language } = useSession();
  const words = useWords();
  const { clash: said } = useChecklistWords();
  const definition = findItem(run.plan, clash.item);
  const read = (answer: Answer | null) =>
    answer === null || definition === undefined ? said.none : answerText(definition, answer, language);
  const who = run.people.find(({ id }) => id === clash.by)?.name || words.ticket.people.unknown;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{said.heading(who)}</MessageBarTitle>
        <br />
        {said.mine(read(clash.yours))}
        <br />
        {said.theirs(read(clash.theirs))}
      </MessageBarBody>
      <MessageBarActions>
        <Button className={target} onClick={() => answers.settle('mine')}>
          {said.keepMine}
        </Button>
        <Button className={target} onClick={() => answers.settle('theirs')}>
          {said.takeTheirs}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
