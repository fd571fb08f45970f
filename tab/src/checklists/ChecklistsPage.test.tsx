import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { RunView } from '#shared/checklists/run-contract.ts';
import { CommentId } from '#shared/kernel/ids.ts';
import { OfflineError, RefusalError } from '../app/client.ts';
import { desk, deskId, renderPage } from '../app/stage-for-test.tsx';
import { members, nadia, theo } from '../tickets/detail/ticket-for-test.ts';
import { answering, axeFindings, type Sent } from '../ui/render-for-test.tsx';
import { ChecklistsPage } from './ChecklistsPage.tsx';
import {
  fridge,
  lights as lightsItem,
  plan,
  row,
  run,
  runId,
  template,
  templateId,
  templateRow,
} from './checklist-for-test.ts';
import { ruleOf } from './templates/schedule-form.ts';

beforeEach(() => localStorage.clear());

interface Scene {
  readonly shows?: string;
  readonly id?: string | null;
  readonly theme?: 'light' | 'dark' | 'contrast';
  readonly width?: number;
  readonly language?: 'en' | 'fr';
}

async function open(more: Parameters<typeof answering>[0] = {}, scene: Scene = {}) {
  const { shows = 'checklists', id = null, ...rest } = scene;
  const service = answering({
    listRuns: () => ({ items: [row()], cursor: null }),
    readRun: () => run(),
    listRunEntries: () => ({ items: [], people: [], cursor: null }),
    listTemplates: () => ({ items: [templateRow()] }),
    readTemplate: () => template(),
    listSchedules: () => ({ items: [] }),
    listMembers: () => ({ items: members }),
    ...more,
  });
  const shown = <ChecklistsPage desk={desk()} id={id} shows={shows} />;
  const rendered = await renderPage(shown, { send: service.send, ...rest });
  return { ...service, ...rendered };
}
const openRun = (more: Parameters<typeof answering>[0] = {}, scene: Scene = {}) =>
  open(more, { shows: 'run', id: runId, ...scene });

const ticked = { kind: 'tick' } as const;
const lightsDone = (over: Partial<RunView> = {}) =>
  run(
    { version: '2', ...over },
    { i1: { isDone: true, answer: ticked, version: 1, by: nadia, at: '2026-03-02T09:05:00.000Z' } },
  );
const lights = page.getByRole('checkbox', { name: 'Switch on the lights' });

describe('the list', () => {
  test('shows how far each run is, and opens one', async () => {
    const { history } = await open({
      listRuns: () => ({ items: [row({ progress: { done: 2, total: 3, missing: 1, failed: 0 } })], cursor: null }),
    });
    await userEvent.click(page.getByRole('button', { name: /Opening the shop.*2 of 3 items done/ }));
    await expect.poll(() => history?.at(-1)).toBe(`/tab/desk/${deskId}/run/${runId}`);
  });
  test('is saved as a table, page after page, in which no title is a formula', async () => {
    const saved: Blob[] = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return make.call(URL, blob);
    };
    onTestFinished(() => {
      URL.createObjectURL = make;
    });
    const second = row({
      title: '=HYPERLINK("https://example.com")',
      state: 'done',
      due: '2026-03-02T12:00:00.000Z',
      completedAt: '2026-03-02T11:00:00.000Z',
    });
    const pages = (query: Sent['query']) =>
      query?.['cursor'] === 'next' ? { items: [second], cursor: null } : { items: [row()], cursor: 'next' };
    await open({ listRuns: ({ query }: Sent) => pages(query) });
    await userEvent.click(page.getByRole('button', { name: 'Save as a table (CSV)' }));
    await expect.poll(() => saved.length).toBe(1);
    const lines = (await saved[0]?.text())?.split('\r\n') ?? [];
    expect(lines.length).toBe(4);
    expect(lines[1]).toMatch(/^Opening the shop,Open,/);
    expect(lines[2]).toMatch(/^"'=HYPERLINK\(""https:\/\/example\.com""\)",Done,.*,yes,/);
  });
  test('asks for what waits for the reader', async () => {
    const { callsOf } = await open();
    await userEvent.click(page.getByRole('tab', { name: 'Waiting for me' }));
    await expect
      .poll(() => callsOf('listRuns').at(-1)?.query)
      .toMatchObject({ assignee: 'me', state: ['open', 'review'] });
  });
  test('an empty desk says how to begin, and offers it', async () => {
    await open({ listRuns: () => ({ items: [], cursor: null }) });
    await expect.element(page.getByText(/No checklist is open/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'New checklist' }).last()).toBeVisible();
  });
});

describe('starting', () => {
  test('from a template, for somebody', async () => {
    const { callsOf, history } = await open({ startRun: () => run() });
    await userEvent.click(page.getByRole('button', { name: 'New checklist' }));
    await expect.element(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Opening the shop');
    await userEvent.click(page.getByRole('button', { name: 'Start', exact: true }));
    await expect.poll(() => history?.at(-1)).toBe(`/tab/desk/${deskId}/run/${runId}`);
    expect(callsOf('startRun')).toMatchObject([
      { body: { from: { template: templateId }, title: 'Opening the shop' } },
    ]);
  });
  test('from a pasted list, which is counted before anything is started', async () => {
    const { callsOf } = await open({ startRun: () => run() });
    await userEvent.click(page.getByRole('button', { name: 'New checklist' }));
    await userEvent.click(page.getByRole('radio', { name: 'A pasted list' }));
    await page.getByRole('textbox', { name: 'Your list' }).fill('Morning:\n- Lights\n- Fridge');
    await expect.element(page.getByText('2 items in 1 section')).toBeVisible();
    await page.getByRole('textbox', { name: 'Title' }).fill('Monday');
    await userEvent.click(page.getByRole('button', { name: 'Start', exact: true }));
    await expect
      .poll(() => callsOf('startRun'))
      .toMatchObject([{ body: { title: 'Monday', from: { plan: { sections: [{ title: 'Morning' }] } } } }]);
  });
});

describe('a run', () => {
  test('ticks at once, and counts', async () => {
    let arrive: (value: unknown) => void = () => {};
    const { callsOf } = await openRun({
      answerItem: () =>
        new Promise((resolve) => {
          arrive = resolve;
        }),
    });
    await userEvent.click(lights);
    await expect.element(lights).toBeChecked();
    await expect.element(page.getByText('2 required items left')).toBeVisible();
    arrive(lightsDone());
    expect(callsOf('answerItem')).toMatchObject([
      { params: { itemKey: 'i1' }, body: { version: 0, answer: { kind: 'tick' } } },
    ]);
  });
  test('gives back what the service refuses, and says why', async () => {
    await openRun({
      answerItem: () => {
        throw new RefusalError({ status: 422, code: 'run.closed', message: 'This checklist is no longer open.' });
      },
    });
    await userEvent.click(lights);
    await expect
      .element(page.getByText('“Switch on the lights” was not saved. This checklist is no longer open.'))
      .toBeVisible();
    await expect.element(lights).not.toBeChecked();
  });
  test('keeps what the network loses, says so, and sends it again', async () => {
    let cut = true;
    const { callsOf } = await openRun({
      answerItem: () => {
        if (cut) throw new OfflineError('cut');
        return lightsDone();
      },
    });
    await userEvent.click(lights);
    await expect.element(page.getByText('1 answer is not sent yet. It is sent again by itself.')).toBeVisible();
    await expect.element(lights).toBeChecked();
    cut = false;
    await expect.poll(() => callsOf('answerItem').length, { timeout: 8_000 }).toBe(2);
    await expect.element(page.getByText('1 answer is not sent yet.', { exact: false })).not.toBeInTheDocument();
    await expect.element(lights).toBeChecked();
  });
  test('an item that depends on an answer comes and goes with it', async () => {
    await openRun({ answerItem: () => new Promise(() => {}) });
    const reason = page.getByRole('textbox', { name: 'Why is it wedged open?' });
    await expect.element(page.getByRole('radio', { name: 'Wedged open' })).toBeVisible();
    await expect.element(reason).not.toBeInTheDocument();
    await userEvent.click(page.getByRole('radio', { name: 'Wedged open' }));
    await expect.element(reason).toBeVisible();
    await expect.element(page.getByText('Not as it should be')).toBeVisible();
  });
  test('a number takes a decimal comma, and says when it is out of range', async () => {
    const { callsOf } = await openRun({ answerItem: () => new Promise(() => {}) });
    await page.getByRole('textbox', { name: 'Fridge temperature' }).fill('7,5');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Out of range')).toBeVisible();
    await expect.element(page.getByText(/Expected: 0 to 4/)).toBeVisible();
    expect(callsOf('answerItem')).toMatchObject([{ body: { answer: { kind: 'number', value: 7.5 } } }]);
  });
  test('two different answers stand side by side, to choose from', async () => {
    const clash = { field: 'i3', yours: { kind: 'choice', option: 'ko' }, theirs: { kind: 'choice', option: 'ok' } };
    const { callsOf } = await openRun({
      answerItem: ({ body }: Sent) => {
        if ((body as { version: number }).version > 0) return run({ version: '3' });
        throw new RefusalError({
          status: 409,
          code: 'item.clash',
          message: 'clash',
          clashes: [{ ...clash, by: theo.id, at: '2026-03-02T09:00:00.000Z' }],
        });
      },
    });
    await userEvent.click(page.getByRole('radio', { name: 'Wedged open' }));
    await expect.element(page.getByText('Théo Marchand answered differently at the same time')).toBeVisible();
    await expect.element(page.getByText('Theirs: Closes')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Keep mine' }));
    await expect.poll(() => callsOf('answerItem').length).toBe(2);
  });
  test('is completed once nothing required is left', async () => {
    const done = { i1: { isDone: true, answer: ticked }, i2: { isDone: true }, i3: { isDone: true } };
    const { callsOf } = await openRun({
      readRun: () => run({}, done),
      completeRun: () => run({ state: 'done', version: '9', can: ['reopen'] }, done),
    });
    await userEvent.click(page.getByRole('button', { name: 'Complete' }));
    await expect.element(page.getByText('Checklist completed.')).toBeVisible();
    expect(callsOf('completeRun').length).toBe(1);
  });
  test('its reviewer sends single items back with a reason', async () => {
    const inReview = run({ state: 'review', can: ['review', 'comment'] }, { i1: { isDone: true, answer: ticked } });
    const { callsOf } = await openRun({ readRun: () => inReview, reviewRun: () => run({ version: '5' }) });
    await userEvent.click(page.getByRole('checkbox', { name: 'Send “Switch on the lights” back' }));
    await page.getByRole('textbox', { name: 'What is to be done again?' }).fill('The sign is dark');
    await userEvent.click(page.getByRole('button', { name: 'Send 1 item back' }));
    await expect
      .poll(() => callsOf('reviewRun'))
      .toMatchObject([{ body: { sendBack: [{ item: 'i1', reason: 'The sign is dark' }] } }]);
  });
  test('one’s own comment is edited where it stands, and deleted after a question', async () => {
    const comment = CommentId.parse('cmt_0123456789abcdefghjk');
    const said = {
      seq: 2,
      at: '2026-03-02T09:05:00.000Z',
      by: nadia,
      via: 'tab',
      kind: 'comment',
      comment,
      text: 'Key at dock 3',
      can: ['edit', 'delete'],
    } as const;
    const { callsOf } = await openRun({
      listRunEntries: () => ({ items: [said], people: [], cursor: null }),
      editRunComment: () => run(),
      deleteRunComment: () => run(),
    });
    const menu = page.getByRole('button', { name: 'Actions on the comment by Nadia Benali' });
    await userEvent.click(menu);
    await userEvent.click(page.getByRole('menuitem', { name: 'Edit' }));
    await userEvent.fill(page.getByRole('textbox', { name: 'Edit the comment' }), 'Key at dock 4');
    await userEvent.click(page.getByRole('button', { name: 'Save', exact: true }));
    await expect
      .poll(() => callsOf('editRunComment'))
      .toMatchObject([{ params: { commentId: comment }, body: { text: 'Key at dock 4' } }]);
    await userEvent.click(menu);
    await userEvent.click(page.getByRole('menuitem', { name: 'Delete' }));
    await userEvent.click(page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }));
    await expect.poll(() => callsOf('deleteRunComment')).toMatchObject([{ params: { commentId: comment } }]);
  });
  test('a sealed record says by whom, and whether it still holds', async () => {
    const sealed = (intact: boolean) =>
      run({
        state: 'done',
        can: [],
        completedBy: theo,
        completedAt: '2026-03-02T10:00:00.000Z',
        seal: { hash: 'ab12', intact },
      });
    const first = await openRun({ readRun: () => sealed(true) });
    await expect.element(page.getByText(/Completed by Théo Marchand/)).toBeVisible();
    await expect.element(lights).toBeDisabled();
    await userEvent.click(page.getByRole('button', { name: 'Record to print' }));
    await expect.poll(() => first.history?.at(-1)).toBe(`/tab/desk/${deskId}/record/${runId}`);
    await first.screen.unmount();
    await openRun({ readRun: () => sealed(false) });
    await expect.element(page.getByText(/no longer matches its seal/)).toBeVisible();
  });
});

describe('the template editor', () => {
  const editor = (more: Parameters<typeof answering>[0] = {}, id: string = templateId, scene: Scene = {}) =>
    open(more, { shows: 'templates', id, ...scene });
  const titles = () =>
    page
      .getByRole('textbox', { name: 'What is to be done?' })
      .elements()
      .map((field) => (field as HTMLInputElement).value);

  test('moves an item by keyboard, and says where it went', async () => {
    await editor();
    await expect.element(page.getByRole('textbox', { name: 'What is to be done?' }).first()).toBeVisible();
    const handle = page.getByRole('button', { name: 'Drag “Fridge temperature”' });
    handle.element().focus();
    await userEvent.keyboard('{ArrowUp}');
    expect(titles().slice(0, 2)).toEqual(['Fridge temperature', 'Switch on the lights']);
    await expect.element(page.getByText('“Fridge temperature” is now 1 of 4')).toBeInTheDocument();
  });
  test('keeps the next version', async () => {
    const { callsOf } = await editor({ changeTemplate: () => template({ version: 4 }) });
    await userEvent.click(page.getByRole('button', { name: 'Add an item' }).last());
    await page.getByRole('textbox', { name: 'What is to be done?' }).last().fill('Lock the back door');
    await userEvent.click(page.getByRole('button', { name: 'Save' }));
    await expect.poll(() => callsOf('changeTemplate').length).toBe(1);
    const body = callsOf('changeTemplate')[0]?.body as { version: number; plan: ReturnType<typeof plan> };
    expect(body.version).toBe(3);
    expect(body.plan.sections[1]?.items.at(-1)).toMatchObject({ key: 'i5', kind: 'tick', title: 'Lock the back door' });
  });
  test('says what is missing before anything is sent', async () => {
    const { callsOf } = await editor({}, 'new');
    await userEvent.click(page.getByRole('button', { name: 'Save' }));
    await expect.element(page.getByText('Give the template a name.')).toBeVisible();
    await expect.element(page.getByText(/Say what is to be done/)).toBeVisible();
    expect(callsOf('createTemplate')).toEqual([]);
  });
  test('begins from a starter, and can be tried as on a phone', async () => {
    await editor({}, 'new-opening');
    await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Opening the shop');
    await userEvent.click(page.getByRole('button', { name: 'Preview' }));
    const phone = page.getByRole('region', { name: 'Preview' });
    await userEvent.click(phone.getByRole('checkbox', { name: 'Switch the alarm off' }));
    await expect.element(phone.getByText('1 of 11', { exact: true })).toBeVisible();
  });
  test('a condition on an item that is moved below is dropped', async () => {
    const { callsOf } = await editor({ changeTemplate: () => template({ version: 4 }) });
    await userEvent.click(page.getByRole('button', { name: 'Move “Fire door” down' }));
    await userEvent.click(page.getByRole('button', { name: 'Save' }));
    await expect.poll(() => callsOf('changeTemplate').length).toBe(1);
    const body = callsOf('changeTemplate')[0]?.body as { plan: ReturnType<typeof plan> };
    expect(body.plan.sections[1]?.items).toMatchObject([{ key: 'i4', when: null }, { key: 'i3' }]);
  });
});

describe('schedules', () => {
  const planned = {
    id: 'sch_0123456789abcdefghjk',
    template: templateId,
    rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    begins: '2026-05-04T07:30',
    timeZone: 'Europe/Paris',
    holidays: [],
    missed: 'start',
    assignees: [],
    createdBy: nadia,
    next: '2026-05-05T05:30:00.000Z',
    can: ['change', 'remove'],
  };

  test('what a version changed from the one before can be read', async () => {
    const plans: Readonly<Record<string, ReturnType<typeof plan>>> = {
      1: plan({ sections: [{ key: 's1', title: 'Shop floor', items: [lightsItem] }] }),
      2: plan({ sections: [{ key: 's1', title: 'Shop floor', items: [lightsItem, fridge] }] }),
      3: plan({
        sections: [{ key: 's1', title: 'Shop floor', items: [{ ...lightsItem, title: 'Lights on' }, fridge] }],
      }),
    };
    await open(
      { readTemplate: ({ query }: Sent) => template({ plan: plans[String(query?.['version'])] ?? plan() }) },
      { shows: 'templates' },
    );
    await userEvent.click(page.getByRole('button', { name: 'What changed: Opening the shop' }));
    await expect.element(page.getByText('“Switch on the lights” is now “Lights on”.')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(page.getByRole('combobox', { name: /Compared with the version before/ }));
    await userEvent.click(page.getByRole('option', { name: 'Version 2' }));
    await expect.element(page.getByText('“Fridge temperature” is new.')).toBeVisible();
  });
  test('a template is planned by day and time, in a zone, without days off', async () => {
    const { callsOf } = await open({ createSchedule: () => planned }, { shows: 'templates' });
    await userEvent.click(page.getByRole('button', { name: 'Schedule: Opening the shop' }));
    await userEvent.click(page.getByRole('button', { name: 'Schedule', exact: true }));
    await expect.element(page.getByText('Say when it starts for the first time.')).toBeVisible();
    await page.getByLabelText('First time').fill('2026-05-04T07:30');
    await page.getByRole('textbox', { name: 'Time zone' }).fill('Europe/Paris');
    await page.getByRole('textbox', { name: 'Days off' }).fill('2026-05-08');
    await userEvent.click(page.getByRole('button', { name: 'Schedule', exact: true }));
    await expect.element(page.getByText('Scheduled.')).toBeVisible();
    expect(callsOf('createSchedule')).toMatchObject([
      {
        body: {
          template: templateId,
          rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
          begins: '2026-05-04T07:30',
          timeZone: 'Europe/Paris',
          holidays: ['2026-05-08'],
          missed: 'start',
        },
      },
    ]);
  });
  test('is changed from what it is', async () => {
    const { callsOf } = await open(
      { listSchedules: () => ({ items: [planned] }), changeSchedule: () => planned },
      { shows: 'templates' },
    );
    await userEvent.click(page.getByRole('button', { name: 'Change the schedule of “Opening the shop”' }));
    await userEvent.click(page.getByRole('combobox', { name: 'Repeats: Monday to Friday' }));
    await userEvent.click(page.getByRole('option', { name: 'Every day' }));
    await userEvent.click(page.getByRole('button', { name: 'Schedule', exact: true }));
    await expect
      .poll(() => callsOf('changeSchedule'))
      .toMatchObject([
        { body: { rule: 'FREQ=DAILY', begins: '2026-05-04T07:30', timeZone: 'Europe/Paris', missed: 'start' } },
      ]);
  });
  test('says what comes next, and ends when it is removed', async () => {
    const { callsOf } = await open(
      { listSchedules: () => ({ items: [planned] }), removeSchedule: () => ({ id: planned.id }) },
      { shows: 'templates' },
    );
    await expect.element(page.getByText(/Monday to Friday · Europe\/Paris · Next: Tuesday/)).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Remove the schedule of “Opening the shop”' }));
    await expect.poll(() => callsOf('removeSchedule').length).toBe(1);
  });
  test.each([
    ['weekly', '2026-05-04T07:30', 'FREQ=WEEKLY;BYDAY=MO'],
    ['monthly', '2026-05-04T07:30', 'FREQ=MONTHLY;BYMONTHDAY=4'],
    ['monthly', '2026-01-31T07:30', 'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1'],
  ] as const)('%s from %s is %s', (kind, begins, rule) => {
    expect(ruleOf(kind, begins)).toBe(rule);
  });
});

describe('axe finds nothing', () => {
  const failed = {
    i3: {
      isDone: true,
      failed: true,
      answer: { kind: 'choice', option: 'ko' } as const,
      by: theo,
      at: '2026-03-02T09:00:00.000Z',
    },
  };

  test.each(['light', 'dark', 'contrast'] as const)(
    'in the list and beside it a run, in the %s theme',
    async (theme) => {
      await openRun({ readRun: () => run({ due: '2026-03-01T09:00:00.000Z' }, failed) }, { theme });
      await expect.element(lights).toBeVisible();
      expect(await axeFindings()).toEqual([]);
    },
  );
  test('in the editor with its preview', async () => {
    await open({}, { shows: 'templates', id: templateId });
    await userEvent.click(page.getByRole('button', { name: 'Details' }).nth(1));
    await userEvent.click(page.getByRole('button', { name: 'Preview' }));
    await expect.element(page.getByRole('region', { name: 'Preview' })).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });
  test('in the templates and on the form to start one', async () => {
    await open({}, { shows: 'templates' });
    await expect.element(page.getByText('Server patching')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: 'Start: Opening the shop' }));
    await expect.poll(() => getComputedStyle(page.getByRole('dialog').element()).opacity).toBe('1');
    expect(await axeFindings()).toEqual([]);
  });
  test('on a phone, in French, without sideways scrolling', async () => {
    await openRun({}, { width: 320, language: 'fr' });
    await expect.element(lights).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
  });
});
