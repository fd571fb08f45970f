import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PriorityColour } from '#shared/desks/priorities.ts';
import { StatusGroup } from '#shared/desks/workflow.ts';
import { deskId, nadia, ticketId } from '../tickets/detail/ticket-for-test.ts';
import { DueText } from './DueText.tsx';
import { dayOf } from './dates.ts';
import { draftKey, readDraft, useDraft } from './draft.ts';
import { PersonAvatars } from './PersonAvatar.tsx';
import { PriorityMark } from './PriorityMark.tsx';
import { RelativeTime } from './RelativeTime.tsx';
import { answering, axeFindings, renderTab } from './render-for-test.tsx';
import { StatusPill } from './StatusPill.tsx';
import { useUndo } from './undo.tsx';

beforeEach(() => localStorage.clear());

const day = (away: number) => dayOf(Date.now() + away * 86_400_000);
const { send } = answering({});

const key = draftKey(nadia.id, deskId, ticketId, 'comment');

function Field() {
  const draft = useDraft(key);
  return (
    <>
      <input aria-label="Text" onChange={(event) => draft.set(event.target.value)} value={draft.text} />
      <button onClick={draft.clear} type="button">
        Send
      </button>
    </>
  );
}

function Act() {
  const undo = useUndo();
  return (
    <>
      <button onClick={() => undo.offer({ message: 'Moved.', deskId, steps: [{ ticketId, seq: 7 }] })} type="button">
        Move
      </button>
      <input aria-label="Text" />
    </>
  );
}

describe('due', () => {
  test.each([
    [day(-3), 'new', 'Overdue by 3 days'],
    [day(-1), 'active', 'Overdue by 1 day'],
    [day(0), 'active', 'Due today'],
    [day(1), 'waiting', 'Due tomorrow'],
  ] as const)('%s on an open ticket reads in words', async (due, group, words) => {
    await renderTab(<DueText due={due} group={group} />, { send });
    await expect.element(page.getByText(words)).toBeVisible();
  });

  test('a closed ticket is never overdue', async () => {
    await renderTab(<DueText due={day(-3)} group="closed" />, { send });
    await expect.element(page.getByText(/^Due /)).toBeVisible();
  });

  test('French says it as French does', async () => {
    await renderTab(<DueText due={day(-1)} group="new" />, { send, language: 'fr' });
    await expect.element(page.getByText('En retard de 1 jour', { exact: true })).toBeVisible();
  });
});

test('a time is relative to the eye and exact to the ear', async () => {
  const at = new Date(Date.now() - 2 * 3_600_000).toISOString();
  await renderTab(<RelativeTime at={at} />, { send });
  await expect.element(page.getByText('2 hr ago')).toBeVisible();
  await expect.element(page.getByRole('time')).toHaveAccessibleDescription(/\d{4} at \d/);
});

test('four people are three avatars and one more, all named', async () => {
  const people = ['Ana', 'Ben', 'Cleo', 'Dan'].map((name, n) => ({
    ...nadia,
    id: `${nadia.id.slice(0, -1)}${n}`,
    name,
  }));
  await renderTab(<PersonAvatars people={people} />, { send });
  await expect.element(page.getByText('+1')).toBeVisible();
  await expect.element(page.getByText('Ana, Ben, Cleo, Dan')).toBeInTheDocument();
});

test.each(['light', 'dark', 'contrast'] as const)(
  'every status and priority can be read in the %s theme',
  async (theme) => {
    await renderTab(
      <div>
        {StatusGroup.options.map((group) => (
          <StatusPill group={group} key={group} name={group} />
        ))}
        {PriorityColour.options.map((colour) => (
          <PriorityMark colour={colour} key={colour} name={colour} priority="urgent" show="word" />
        ))}
        <DueText due={day(-3)} group="new" />
      </div>,
      { send, theme },
    );
    expect(await axeFindings()).toEqual([]);
  },
);

describe('a draft', () => {
  test('is there again when the tab was closed at once, and gone once it is sent', async () => {
    const first = await renderTab(<Field />, { send });
    await page.getByRole('textbox').fill('Half a sentence');
    await first.unmount();
    await renderTab(<Field />, { send });
    await expect.element(page.getByRole('textbox')).toHaveValue('Half a sentence');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect.element(page.getByRole('textbox')).toHaveValue('');
    expect(readDraft(key)).toBeNull();
  });
});

describe('undo', () => {
  test('Ctrl+Z takes the last act back, once, and not while one types', async () => {
    const answers = answering({ undoTicket: () => ({ ticket: null }) });
    await renderTab(<Act />, { send: answers.send });
    await page.getByRole('button', { name: 'Move' }).click();
    await expect.element(page.getByText('Moved.')).toBeVisible();
    await page.getByRole('textbox').click();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(answers.calls).toEqual([]);
    page.getByRole('textbox').element().blur();
    await userEvent.keyboard('{Control>}zz{/Control}');
    await expect.element(page.getByText('Undone.')).toBeVisible();
    expect(answers.calls).toMatchObject([{ id: 'undoTicket', params: { deskId, ticketId }, body: { seq: 7 } }]);
  });

  test('that comes too late says why', async () => {
    const answers = answering({
      undoTicket: () => {
        throw new Error('Somebody has changed it since.');
      },
    });
    await renderTab(<Act />, { send: answers.send });
    await page.getByRole('button', { name: 'Move' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(page.getByText('This could not be undone. Somebody has changed it since.')).toBeVisible();
  });
});
