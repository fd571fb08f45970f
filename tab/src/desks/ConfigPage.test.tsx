import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { RefusalError } from '../app/client.ts';
import { channel, desk, deskId, renderPage, stagedHost } from '../app/stage-for-test.tsx';
import { answering, axeFindings } from '../ui/render-for-test.tsx';
import { ConfigPage } from './ConfigPage.tsx';

beforeEach(() => localStorage.clear());

const summary = {
  id: deskId,
  name: 'IT help',
  team: channel.teamId,
  teamName: 'Operations',
  channelId: '19:printers@thread.tacv2',
  channelName: 'Printers',
  role: 'owner',
};
const desksOf = (items: readonly unknown[]) => ({ teamName: 'Operations', items });

async function open(
  answers: Parameters<typeof answering>[0],
  over: { channel?: null; theme?: 'dark' | 'contrast' } = {},
) {
  const service = answering(answers);
  const host = stagedHost();
  await renderPage(<ConfigPage />, { send: service.send, host, channel, path: '/config', width: 640, ...over });
  return { ...service, host };
}

test('a channel of a team without desks gets one named as the channel, in one step', async () => {
  const { host, callsOf } = await open({ listTeamDesks: () => desksOf([]), createDesk: () => desk({ name: 'Help' }) });
  await expect.element(page.getByLabelText(/Name of the desk/)).toHaveValue('Help');
  expect(host.maySave()).toBe(true);
  expect(await host.save()).toEqual({
    entityId: deskId,
    contentUrl: `${location.origin}/tab/desk/${deskId}`,
    removeUrl: `${location.origin}/tab/remove`,
    name: 'Help',
  });
  expect(callsOf('createDesk')).toMatchObject([
    { params: { teamId: channel.teamId }, body: { name: 'Help', language: 'en', channelId: channel.id } },
  ]);
});

test('a desk that the team has can be picked: nothing is created', async () => {
  const { host, callsOf } = await open({ listTeamDesks: () => desksOf([summary]) });
  await userEvent.click(page.getByRole('radio', { name: 'IT help, from the channel Printers' }));
  expect(await host.save()).toMatchObject({ entityId: deskId, name: 'IT help' });
  expect(callsOf('createDesk')).toEqual([]);
});

test('a desk without a name cannot be saved, and the field says so', async () => {
  const { host } = await open({ listTeamDesks: () => desksOf([]) });
  await userEvent.clear(page.getByLabelText(/Name of the desk/));
  await expect.element(page.getByText('Give the desk a name.')).toBeVisible();
  expect(host.maySave()).toBe(false);
});

test('a refusal is shown, what was typed stays, and saving again sends the same key', async () => {
  let refused = true;
  const { host, callsOf } = await open({
    listTeamDesks: () => desksOf([]),
    createDesk: () => {
      if (refused) throw new RefusalError({ status: 403, code: 'desk.not-owner', message: 'Only owners can do this.' });
      return desk();
    },
  });
  await userEvent.fill(page.getByLabelText(/Name of the desk/), 'Printers');
  expect(await host.save()).toBeNull();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Only owners can do this.');
  await expect.element(page.getByLabelText(/Name of the desk/)).toHaveValue('Printers');
  refused = false;
  expect(await host.save()).not.toBeNull();
  const keys = callsOf('createDesk').map(({ idempotencyKey }) => idempotencyKey);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[\x21-\x7e]{8,100}$/);
});

test('a list of desks that cannot be read still lets one create one', async () => {
  const { host } = await open({
    listTeamDesks: () => {
      throw new RefusalError({ status: 422, code: 'team.no-roster', message: 'Add the app to the team.' });
    },
    createDesk: () => desk(),
  });
  await expect.element(page.getByText(/Add the app to the team\./)).toBeVisible();
  expect(await host.save()).toMatchObject({ entityId: deskId });
});

test('a desk that the channel has is chosen once the list could be read, and none is created beside it', async () => {
  let failing = true;
  const { host, callsOf } = await open({
    listTeamDesks: () => {
      if (failing) throw new RefusalError({ status: 503, code: 'service.busy', message: 'Docket is busy.' });
      return desksOf([{ ...summary, channelId: channel.id, channelName: 'Its name of last year' }]);
    },
  });
  await expect.element(page.getByText(/Docket is busy\./)).toBeVisible();
  failing = false;
  await userEvent.click(page.getByRole('button', { name: 'Try again' }));
  await expect.element(page.getByRole('radio', { name: /IT help/ })).toBeChecked();
  expect(await host.save()).toMatchObject({ entityId: deskId });
  expect(callsOf('createDesk')).toEqual([]);
});

test('outside a channel it says where to go', async () => {
  const { host } = await open({}, { channel: null });
  await expect.element(page.getByText(/A desk belongs to a channel/)).toBeVisible();
  expect(host.maySave()).toBe(false);
});

describe('axe finds nothing', () => {
  test.each(['light', 'dark', 'contrast'] as const)('in the %s theme', async (theme) => {
    const { send } = answering({ listTeamDesks: () => desksOf([summary]) });
    await renderPage(<ConfigPage />, { send, channel, theme, path: '/config', width: 640 });
    await expect.element(page.getByRole('radio', { name: 'A new desk' })).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });
});
