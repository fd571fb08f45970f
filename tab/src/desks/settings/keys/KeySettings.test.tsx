import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { KeyId } from '#shared/kernel/ids.ts';
import type { KeyView } from '#shared/keys/contract.ts';
import { desk, renderPage } from '../../../app/stage-for-test.tsx';
import { theo } from '../../../tickets/detail/ticket-for-test.ts';
import { answering, axeFindings } from '../../../ui/render-for-test.tsx';
import { KeySettings } from './KeySettings.tsx';

/** I1: owners give programs access to a desk. */
const here = desk();
const { left, id, name } = here.me;
const badges: KeyView = {
  id: KeyId.parse('key_00000000000000000001'),
  name: 'Badges',
  scopes: ['tickets.read', 'tickets.write'],
  by: { id, name, left },
  createdAt: '2026-01-02T09:00:00.000Z',
  expires: '2126-01-02T09:00:00.000Z',
  usedAt: null,
};
const others: KeyView = {
  ...badges,
  id: KeyId.parse('key_00000000000000000002'),
  name: 'Old gate',
  by: theo,
  expires: '2026-01-03T09:00:00.000Z',
};
const secret = `dkt_${'0'.repeat(32)}_${'0'.repeat(20)}_${'s'.repeat(43)}`;

async function open(items: readonly KeyView[], language: 'en' | 'fr' = 'en', width = 900) {
  const service = answering({
    listKeys: () => ({ items }),
    createKey: () => ({ ...badges, secret }),
    rotateKey: () => ({ ...badges, secret }),
    revokeKey: () => ({ id: badges.id }),
  });
  await renderPage(<KeySettings desk={here} />, { send: service.send, language, width });
  return service;
}
const button = (label: string) => page.getByRole('button', { name: label, exact: true });
async function choose(label: string, action: string) {
  await userEvent.click(button(`More about ${label}`));
  await userEvent.click(page.getByRole('menuitem', { name: action }));
}

test('a new key is named, given what it may do, and shows its secret once', async () => {
  const service = await open([]);
  await expect.element(page.getByText('No API key yet.')).toBeVisible();
  await userEvent.click(button('New API key'));
  await userEvent.click(button('Make the key'));
  await expect.element(page.getByText('Give the key a name.')).toBeVisible();
  await userEvent.fill(page.getByRole('textbox', { name: 'Name' }), 'Badges');
  await userEvent.click(page.getByRole('checkbox', { name: 'Create and change tickets' }));
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Expires in' }), 'One year');
  expect(await axeFindings()).toEqual([]);
  await userEvent.click(button('Make the key'));
  await expect.element(page.getByRole('textbox', { name: 'Secret' })).toHaveValue(secret);
  expect(service.callsOf('createKey')).toMatchObject([
    { body: { name: 'Badges', scopes: ['tickets.read'], days: 365 } },
  ]);
  expect(await axeFindings()).toEqual([]);
  await userEvent.click(button('Done'));
  await expect.element(page.getByText(secret)).not.toBeInTheDocument();
});

test('one’s own key takes a new secret; somebody else’s can only be revoked', async () => {
  const service = await open([badges, others]);
  await expect.element(page.getByText(/Expired on/)).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  await choose('Badges', 'New secret');
  await userEvent.click(button('Make the secret'));
  await expect.element(page.getByRole('textbox', { name: 'Secret' })).toHaveValue(secret);
  await userEvent.click(button('Done'));
  expect(service.callsOf('rotateKey')).toHaveLength(1);
  await userEvent.click(button('More about Old gate'));
  await expect.element(page.getByRole('menuitem', { name: 'New secret' })).not.toBeInTheDocument();
  await userEvent.click(page.getByRole('menuitem', { name: 'Revoke' }));
  await userEvent.click(button('Revoke'));
  await expect.element(page.getByText('Old gate is revoked.')).toBeVisible();
  expect(service.callsOf('revokeKey')).toMatchObject([{ params: { keyId: others.id } }]);
});

test('fits a phone, in French', async () => {
  await open([badges, others], 'fr', 360);
  await expect.element(page.getByText(/Expirée le/)).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});

test('says why the keys cannot be shown, and tries again', async () => {
  let asked = 0;
  const service = answering({
    listKeys: () => {
      if (++asked === 1) throw new Error('no');
      return { items: [badges] };
    },
  });
  await renderPage(<KeySettings desk={here} />, { send: service.send });
  await userEvent.click(page.getByRole('alert').getByRole('button'));
  await expect.element(page.getByText('Badges')).toBeVisible();
});
