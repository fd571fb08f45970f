import { useState } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TicketView } from '#shared/tickets/shown.ts';
import { RefusalError } from '../../app/client.ts';
import { type Answers, answering, axeFindings, renderTab, type Sent } from '../../ui/render-for-test.tsx';
import { TicketPanel } from './TicketPanel.tsx';
import {
  comment,
  commentId,
  desk,
  deskId,
  entry,
  members,
  nadia,
  noRuns,
  theo,
  ticket,
  ticketId,
} from './ticket-for-test.ts';

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 900);
});

const noop = () => {};

async function open(
  answers: Answers,
  over: {
    readonly onClose?: () => void;
    readonly onOpen?: (id: string) => void;
    readonly onStep?: (delta: 1 | -1) => void;
  } = {},
) {
  const panel = <TicketPanel desk={desk()} onClose={noop} onOpen={noop} onStep={noop} ticketId={ticketId} {...over} />;
  return renderTab(panel, { send: answers.send, me: nadia });
}

/** A ticket that is opened and closed beside others. */
function Reopened() {
  const [shown, setShown] = useState(true);
  return (
    <>
      <button onClick={() => setShown(!shown)} type="button">
        Show or hide
      </button>
      {shown && (
        <TicketPanel desk={desk()} onClose={() => setShown(false)} onOpen={noop} onStep={noop} ticketId={ticketId} />
      )}
    </>
  );
}

function service(found: TicketView, more: Readonly<Record<string, (call: Sent) => unknown>> = {}): Answers {
  return answering({
    readTicket: () => found,
    listMembers: () => ({ items: members }),
    listRuns: () => noRuns,
    ...more,
  });
}

/** The ticket after a change of one's own. */
const changed = (over: Partial<TicketView>) =>
  ticket({ version: '2', timeline: [entry({ by: theo }), entry({ seq: 2, kind: 'changed', changes: [] })], ...over });

describe('a ticket', () => {
  test('saves its title in place with the version that the writer saw, and can be taken back', async () => {
    const answers = service(ticket(), {
      changeTicket: () => changed({ title: 'The printer is well' }),
      undoTicket: () => ({ ticket: ticket({ version: '3' }) }),
    });
    await open(answers);
    await page.getByRole('button', { name: 'Edit the title' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('The printer is well');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Saved.')).toBeVisible();
    expect(answers.callsOf('changeTicket')).toMatchObject([
      { params: { deskId, ticketId }, body: { version: '1', changes: { title: 'The printer is well' } } },
    ]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(page.getByText('Undone.')).toBeVisible();
    expect(answers.callsOf('undoTicket')).toMatchObject([{ body: { seq: 2 } }]);
    await expect.element(page.getByRole('heading', { name: 'The printer on floor 2 eats paper' })).toBeVisible();
  });

  test('offers another requester to those only who may name one', async () => {
    const asOwner = await open(service(ticket()));
    await expect.element(page.getByRole('combobox', { name: 'Requester' })).toBeEnabled();
    await asOwner.unmount();
    await open(service(ticket({ can: ['edit', 'assign', 'comment', 'watch'] })));
    await expect.element(page.getByRole('combobox', { name: 'Requester' })).toBeDisabled();
    await expect.element(page.getByRole('combobox', { name: 'Priority' })).toBeEnabled();
  });

  test('shows a new status before the service has answered, and the old one again where it says no', async () => {
    let refuse: (problem: Error) => void = noop;
    const answers = service(ticket(), {
      changeTicket: () =>
        new Promise((_, reject) => {
          refuse = reject;
        }),
    });
    await open(answers);
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'In progress' }).click();
    await expect.element(page.getByRole('combobox', { name: 'Status' })).toHaveTextContent('In progress');
    refuse(new RefusalError({ status: 403, code: 'ticket.forbidden', message: 'Your role does not allow this.' }));
    await expect.element(page.getByText('Status was not saved. Your role does not allow this.')).toBeVisible();
    await expect.element(page.getByRole('combobox', { name: 'Status' })).toHaveTextContent('New');
  });

  test('changed by two people at once shows both values, and keeps the one chosen', async () => {
    const clash = { field: 'priority', yours: 'high', theirs: 'urgent', by: theo.id, at: '2026-03-02T10:00:00.000Z' };
    const answers = service(ticket({ version: '5', priority: 'urgent' }), {
      changeTicket: ({ body }) => {
        if (answers.callsOf('changeTicket').length > 1) return changed({ version: '6', priority: 'high' });
        expect(body).toMatchObject({ changes: { priority: 'high' } });
        throw new RefusalError({ status: 409, code: 'ticket.clash', message: 'Compare both.', clashes: [clash] });
      },
    });
    await open(answers);
    await page.getByRole('combobox', { name: 'Priority' }).click();
    await page.getByRole('option', { name: 'High' }).click();
    const choice = page.getByRole('alert').filter({ hasText: 'Théo Marchand changed “Priority”' });
    await expect.element(choice).toHaveTextContent(/Yours\s*High/);
    await expect.element(choice).toHaveTextContent(/From Théo Marchand\s*Urgent/);
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect.element(page.getByRole('combobox', { name: 'Priority' })).toHaveTextContent('High');
    await expect.element(choice).not.toBeInTheDocument();
    expect(answers.callsOf('changeTicket')[1]).toMatchObject({ body: { version: '5', changes: { priority: 'high' } } });
  });

  test('two people changed keeps both values until the choice is saved, also while another is read', async () => {
    let refused = true;
    const clash = { field: 'priority', yours: 'high', theirs: 'urgent', by: theo.id, at: '2026-03-02T10:00:00.000Z' };
    const answers = service(ticket({ version: '5', priority: 'urgent' }), {
      changeTicket: () => {
        if (answers.callsOf('changeTicket').length === 1)
          throw new RefusalError({ status: 409, code: 'ticket.clash', message: 'Compare both.', clashes: [clash] });
        if (refused) throw new RefusalError({ status: 503, code: 'service.busy', message: 'Docket is busy.' });
        return changed({ version: '6', priority: 'high' });
      },
    });
    await renderTab(<Reopened />, { send: answers.send, me: nadia });
    await page.getByRole('combobox', { name: 'Priority' }).click();
    await page.getByRole('option', { name: 'High' }).click();
    const choice = page.getByRole('alert').filter({ hasText: 'Théo Marchand changed “Priority”' });
    await expect.element(choice).toBeVisible();
    await page.getByRole('button', { name: 'Show or hide' }).click();
    await page.getByRole('button', { name: 'Show or hide' }).click();
    await expect.element(choice).toBeVisible();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect.element(page.getByText('Priority was not saved. Docket is busy.')).toBeVisible();
    await expect.element(choice).toBeVisible();
    refused = false;
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect.element(choice).not.toBeInTheDocument();
  });

  test('offers only what its reader may do', async () => {
    await open(service(ticket({ can: ['comment'], next: [] })));
    await expect.element(page.getByRole('heading', { name: 'The printer on floor 2 eats paper' })).toBeVisible();
    await expect.element(page.getByRole('combobox', { name: 'Status' })).toBeDisabled();
    await expect.element(page.getByRole('button', { name: 'Assign to me' })).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: 'Edit the title' })).not.toBeInTheDocument();
    await expect.element(page.getByRole('radio', { name: 'Internal note' })).not.toBeInTheDocument();
  });

  test('is taken by one click', async () => {
    const answers = service(ticket(), { changeTicket: () => changed({ assignees: [nadia] }) });
    await open(answers);
    await page.getByRole('button', { name: 'Assign to me' }).click();
    await expect.element(page.getByRole('combobox', { name: 'Assignees' })).toHaveValue('Nadia Benali (you)');
    expect(answers.callsOf('changeTicket')).toMatchObject([{ body: { changes: { assignees: [nadia.id] } } }]);
  });

  test('is not offered to whoever may only take what nobody has, while somebody has it', async () => {
    const answers = service(ticket({ can: ['take'], assignees: [theo] }));
    await open(answers);
    await expect.element(page.getByRole('heading', { name: 'The printer on floor 2 eats paper' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Assign to me' })).not.toBeInTheDocument();
  });

  test('is assigned by typing part of a name without its accent; guests are not on offer', async () => {
    const answers = service(ticket(), { changeTicket: () => changed({ assignees: [theo] }) });
    await open(answers);
    await page.getByRole('combobox', { name: 'Assignees' }).click();
    await expect.element(page.getByRole('menuitemcheckbox', { name: 'Nadia Benali (you)' })).toBeVisible();
    await expect.element(page.getByRole('menuitemcheckbox', { name: 'Gus Guest' })).not.toBeInTheDocument();
    await userEvent.keyboard('theo');
    await expect.element(page.getByRole('menuitemcheckbox', { name: 'Nadia Benali (you)' })).not.toBeInTheDocument();
    await page.getByRole('menuitemcheckbox', { name: 'Théo Marchand' }).click();
    expect(answers.callsOf('changeTicket')).toMatchObject([{ body: { changes: { assignees: [theo.id] } } }]);
  });

  test('closes on Escape and goes on by j and k, but not while one types', async () => {
    const heard: unknown[] = [];
    await open(service(ticket()), { onClose: () => heard.push('close'), onStep: (delta) => heard.push(delta) });
    await expect.element(page.getByRole('heading', { name: 'The printer on floor 2 eats paper' })).toBeVisible();
    await userEvent.keyboard('jk');
    await page.getByRole('textbox', { name: 'Public reply' }).click();
    await userEvent.keyboard('jk{Escape}');
    expect(heard).toEqual([1, -1]);
    await userEvent.keyboard('{Escape}');
    expect(heard).toEqual([1, -1, 'close']);
  });

  test('that may not be seen says so, with a way to try again', async () => {
    const answers = answering({
      readTicket: () => {
        throw new RefusalError({ status: 404, code: 'ticket.not-found', message: 'This ticket does not exist.' });
      },
    });
    await open(answers);
    await expect.element(page.getByText('This ticket does not exist.')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
});

describe('the timeline', () => {
  test('folds a run of changes into one line that opens to old and new values', async () => {
    const change = (seq: number, field: string, from: string, to: string) =>
      entry({ seq, kind: 'changed', at: `2026-03-02T09:0${seq}:00.000Z`, changes: [{ field, from, to }] });
    const timeline = [
      entry({ by: theo }),
      change(2, 'status', 'new', 'active'),
      change(3, 'priority', 'normal', 'high'),
    ];
    await open(service(ticket({ timeline, version: '3' })));
    const line = page.getByRole('button', { name: 'Nadia Benali changed status and priority' });
    await line.click();
    await expect.element(page.getByText('from New to In progress')).toBeVisible();
    await expect.element(page.getByText('from Normal to High')).toBeVisible();
  });

  test('shows earlier entries on demand, and how many there are', async () => {
    const early = [entry({ by: theo }), comment('The very first words', { seq: 2 })];
    const answers = service(ticket({ timeline: [comment('The latest', { seq: 3 })], earlier: 2, version: '3' }), {
      listEntries: () => ({ items: early, earlier: 0, people: members }),
    });
    await open(answers);
    await page.getByRole('button', { name: 'Show 2 earlier entries' }).click();
    await expect.element(page.getByText('The very first words')).toBeVisible();
    await expect.element(page.getByText('The latest')).toBeVisible();
    await expect.element(page.getByRole('button', { name: /earlier/ })).not.toBeInTheDocument();
    expect(answers.callsOf('listEntries')).toMatchObject([{ query: { before: 3 } }]);
  });

  test('never runs what a comment brings: no HTML, no script address, no picture from outside', async () => {
    const text =
      '<img src=x onerror=alert(1)> [a](javascript:alert(1)) ![logo](https://evil.example/x.png) [web](https://a.example/)';
    await open(service(ticket({ timeline: [comment(text)] })));
    await expect.element(page.getByRole('link', { name: /web/ })).toHaveAttribute('rel', 'noopener noreferrer');
    expect(document.querySelectorAll('img')).toHaveLength(0);
    expect([...document.querySelectorAll('a')].map((link) => link.protocol)).toEqual(['https:']);
    await expect.element(page.getByText('Image not shown: logo')).toBeVisible();
  });

  test('shows the name that a mentioned person has now', async () => {
    const text = `[@Old Name](person:${theo.id}) please look`;
    await open(service(ticket({ timeline: [comment(text)] })));
    await expect.element(page.getByText('@Théo Marchand')).toBeVisible();
  });

  test('lets one edit and, once confirmed, delete one’s own comment', async () => {
    const answers = service(ticket({ timeline: [comment('First words')] }), {
      editComment: () =>
        ticket({ version: '3', timeline: [comment('Second words', {}, { editedAt: '2026-03-02T10:00:00.000Z' })] }),
      deleteComment: () =>
        ticket({ version: '4', timeline: [comment('', {}, { deletedAt: '2026-03-02T11:00:00.000Z' })] }),
    });
    await open(answers);
    const actions = page.getByRole('button', { name: 'Actions on the comment by Nadia Benali' });
    await actions.click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Edit the comment' }).fill('Second words');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText('Second words')).toBeVisible();
    expect(answers.callsOf('editComment')).toMatchObject([{ params: { commentId }, body: { text: 'Second words' } }]);
    await actions.click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect.element(page.getByText('Nadia Benali deleted a comment.')).toBeVisible();
  });
});

describe('the composer', () => {
  const reply = page.getByRole('textbox', { name: 'Public reply' });

  test('sends by Ctrl+Enter, naming people by a link, and says who will read it', async () => {
    const answers = service(ticket(), { addComment: () => ticket({ version: '2', timeline: [comment('Thanks')] }) });
    await open(answers);
    await reply.click();
    await expect
      .element(page.getByText('Everyone who can see this ticket will read it, the requester included.'))
      .toBeVisible();
    await userEvent.keyboard('Thanks @the');
    await expect.element(page.getByRole('option', { name: 'Théo Marchand' })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(reply).toHaveValue('Thanks @Théo Marchand ');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('Comment sent.')).toBeVisible();
    expect(answers.callsOf('addComment')).toMatchObject([
      { body: { text: `Thanks [@Théo Marchand](person:${theo.id})`, internal: false } },
    ]);
  });

  test('gives the text back where it did not arrive, and sends it again under the same key', async () => {
    const answers = service(ticket(), {
      addComment: () => {
        if (answers.callsOf('addComment').length === 1) throw new Error('No connection.');
        return ticket({ version: '2', timeline: [comment('On my way')] });
      },
    });
    await open(answers);
    await reply.fill('On my way');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await expect.element(page.getByText('It was not sent; your text is kept. No connection.')).toBeVisible();
    await expect.element(reply).toHaveValue('On my way');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await expect.element(page.getByText('Comment sent.')).toBeVisible();
    const keys = answers.callsOf('addComment').map((call) => call.idempotencyKey);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  test('keeps an internal note as an internal note when the page is opened again', async () => {
    const answers = service(ticket());
    const first = await open(answers);
    await page.getByRole('radio', { name: 'Internal note' }).click();
    await page.getByRole('textbox', { name: 'Internal note' }).fill('Do not tell');
    await expect.element(page.getByText('Only owners and assignees will read it.')).toBeVisible();
    await first.unmount();
    await open(answers);
    await expect.element(page.getByRole('textbox', { name: 'Internal note' })).toHaveValue('Do not tell');
    await expect.element(page.getByRole('radio', { name: 'Internal note' })).toBeChecked();
  });
});

describe('accessibility', () => {
  test.each(['light', 'dark', 'contrast'] as const)(
    'axe finds nothing on a full ticket in the %s theme',
    async (theme) => {
      const full = ticket({
        description: 'See **this** list:\n\n- one\n- [x] two\n\n```\ncode\n```',
        assignees: [nadia, theo],
        tags: ['printer'],
        due: '2026-03-01',
        priority: 'urgent',
        timeline: [entry({ by: theo }), comment('Public', {}, {}), comment('Hidden', { seq: 3 }, { internal: true })],
      });
      const panel = <TicketPanel desk={desk()} onClose={noop} onOpen={noop} onStep={noop} ticketId={ticketId} />;
      await renderTab(panel, { send: service(full).send, me: nadia, theme });
      await page.getByRole('button', { name: 'Details' }).click();
      await expect.element(page.getByRole('combobox', { name: 'Category' })).toBeVisible();
      await expect.element(page.getByRole('listitem').filter({ hasText: 'one' })).toBeVisible();
      await page.getByRole('radio', { name: 'Internal note' }).click();
      await page.getByRole('textbox', { name: 'Internal note' }).click();
      expect(await axeFindings()).toEqual([]);
    },
  );
});

test('at 320 pixels nothing reaches beyond the page, and the composer opens when one writes', async () => {
  await page.viewport(320, 700);
  const panel = <TicketPanel desk={desk()} onClose={noop} onOpen={noop} onStep={noop} ticketId={ticketId} />;
  await renderTab(panel, { send: service(ticket()).send, me: nadia, language: 'fr', width: 320 });
  const reply = page.getByRole('textbox', { name: 'Réponse publique' });
  await expect.element(reply).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Envoyer la réponse' })).not.toBeInTheDocument();
  await reply.click();
  await expect.element(page.getByRole('button', { name: 'Envoyer la réponse' })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBe(320);
});

test('a comment that is refused once its ticket is closed is said, and its text is there again', async () => {
  let refuse: (problem: Error) => void = noop;
  const answers = service(ticket(), {
    addComment: () =>
      new Promise((_, reject) => {
        refuse = reject;
      }),
  });
  await renderTab(<Reopened />, { send: answers.send, me: nadia });
  const field = page.getByRole('textbox', { name: 'Public reply' });
  await field.fill('On my way');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect.poll(() => answers.callsOf('addComment').length).toBe(1);
  await page.getByRole('button', { name: 'Show or hide' }).click();
  refuse(new RefusalError({ status: 403, code: 'ticket.forbidden', message: 'Your role does not allow this.' }));
  await expect
    .element(page.getByText(/Your comment on TKT-42 was not sent.*Your role does not allow this/))
    .toBeVisible();
  await page.getByRole('button', { name: 'Show or hide' }).click();
  await expect.element(field).toHaveValue('On my way');
});

describe('a description', () => {
  const edit = page.getByRole('button', { name: 'Edit the description' });
  const text = page.getByRole('textbox', { name: 'Description' });
  const clash = { field: 'description', yours: 'Mine', theirs: 'Theirs', by: theo.id, at: '2026-03-02T10:00:00.000Z' };
  const clashing = () =>
    new RefusalError({ status: 409, code: 'ticket.clash', message: 'Compare both.', clashes: [clash] });

  test('that was begun goes on from the version it began with, so that what others changed meanwhile clashes', async () => {
    const first = await open(service(ticket({ version: '1', description: 'First' })));
    await edit.click();
    await text.fill('Mine');
    await first.unmount();
    const later = service(ticket({ version: '7', description: 'Theirs' }), {
      changeTicket: () => {
        throw clashing();
      },
    });
    await open(later);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect.element(text).toHaveValue('Mine');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/Yours\s*Mine/);
    expect(later.callsOf('changeTicket')).toMatchObject([{ body: { version: '1', changes: { description: 'Mine' } } }]);
  });

  test('that clashes stays a draft until one of both is chosen', async () => {
    const found = ticket({ version: '7', description: 'Theirs' });
    const refusing = service(found, {
      changeTicket: () => {
        throw clashing();
      },
    });
    const first = await open(refusing);
    await edit.click();
    await text.fill('Mine');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByRole('button', { name: 'Keep mine' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Continue' })).not.toBeInTheDocument();
    await first.unmount();
    const second = await open(refusing);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect.element(text).toHaveValue('Mine');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: /^Take/ }).click();
    await expect.element(page.getByRole('button', { name: 'Continue' })).not.toBeInTheDocument();
    await second.unmount();
    await open(service(found));
    await expect.element(edit).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Continue' })).not.toBeInTheDocument();
  });
});

describe('a ticket that goes away while it is read', () => {
  test('because it was taken back is closed', async () => {
    let closed = 0;
    const answers = service(ticket({ assignees: [nadia] }), {
      changeTicket: () => changed({}),
      undoTicket: () => ({ ticket: null }),
    });
    await open(answers, { onClose: () => (closed += 1) });
    await page.getByRole('combobox', { name: 'Priority' }).click();
    await page.getByRole('option', { name: 'High' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => closed).toBe(1);
  });

  test.each([
    [403, 'ticket.forbidden'],
    [404, 'ticket.not-found'],
  ] as const)(
    'because it may no longer be seen (%i) is no longer shown, nor can it be changed',
    async (status, code) => {
      let withheld = false;
      const answers = service(ticket(), {
        readTicket: () => {
          if (withheld) throw new RefusalError({ status, code, message: 'You cannot see this ticket.' });
          return ticket();
        },
      });
      await open(answers);
      await expect.element(page.getByRole('button', { name: 'Edit the title' })).toBeVisible();
      withheld = true;
      window.dispatchEvent(new Event('visibilitychange'));
      await expect.element(page.getByText('You cannot see this ticket.')).toBeVisible();
      await expect.element(page.getByText('The printer on floor 2 eats paper')).not.toBeInTheDocument();
    },
  );
});
