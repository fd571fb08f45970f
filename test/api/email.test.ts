import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '#bot/config.ts';
import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { type Mailbox, startMailbox } from '#test/cloud/mailbox.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** N2: e-mail by SMTP, where one chose it, with a way to end it. */
const { nadia, etienne, luc, camille } = people;
let mailbox: Mailbox;
let service: TestService;
let desk: string;
let number = 0;

beforeAll(async () => {
  mailbox = await startMailbox();
  service = await startTestService({
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'Docket <docket@docket.example>',
    UNSUBSCRIBE_KEY: 'a key of thirty-two characters at least',
  });
  await service.cloud.installApp(teams.services);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  desk = `/api/v1/desks/${(made.body as { id: string }).id}`;
});
afterAll(async () => {
  await service.close();
  await mailbox.close();
});
beforeEach(() => mailbox.refuse(null));

/** A new ticket for somebody, and what was sent about it. */
async function assign(person: Person) {
  const before = mailbox.received().length;
  const title = `Imprimante n° ${++number}`;
  await service.call(nadia, 'POST', `${desk}/tickets`, { title, assignees: [person.oid] });
  await service.service.idle();
  return mailbox.received().slice(before);
}
const choose = (person: Person, notifyBy: string) => service.call(person, 'PATCH', '/api/v1/me', { notifyBy });
const settingsOf = (person: Person) => service.call(person, 'GET', '/api/v1/me/notifications');
const feedOf = (person: Person) => service.cloud.graph.feedOf(person.oid);

describe('somebody who chose e-mail', () => {
  test('gets one e-mail that says what happened, and nothing in the feed', async () => {
    await choose(etienne, 'email');
    const [mail, ...others] = await assign(etienne);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      from: 'docket@docket.example',
      to: [etienne.mail],
      headers: {
        subject: expect.stringMatching(/^Nadia Bergeron-Roy vous a attribué TKT-\d+$/),
        'auto-submitted': 'auto-generated',
      },
    });
    expect(mail?.text).toContain('Imprimante n°');
    expect(mail?.text).toContain('https://teams.microsoft.com/l/entity/');
    expect(feedOf(etienne)).toEqual([]);
  });

  test('is shown the address', async () => {
    expect((await settingsOf(etienne)).body).toMatchObject({ email: etienne.mail });
  });

  test('is told in the feed where the mailbox refuses for good', async () => {
    await choose(camille, 'email');
    mailbox.refuse({ status: 550, message: 'no such user' });
    expect(await assign(camille)).toEqual([]);
    expect(feedOf(camille)).toMatchObject([{ activityType: 'ticketAssigned' }]);
  });

  test('is not told elsewhere while the mail server is only busy', async () => {
    const before = feedOf(camille).length;
    mailbox.refuse({ status: 451, message: 'try again later' });
    await assign(camille);
    expect(feedOf(camille)).toHaveLength(before);
  });
});

describe('the way out', () => {
  const wayOut = (headers: Readonly<Record<string, string>> = {}) => {
    const link = new URL(/^<(.+)>$/.exec(headers['list-unsubscribe'] ?? '')?.[1] ?? '');
    return `${service.url}${link.pathname}`;
  };

  test('is one click for the mail program, and for the reader a page that asks first', async () => {
    await choose(luc, 'email');
    const [mail] = await assign(luc);
    expect(mail?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    const way = wayOut(mail?.headers);
    const page = await fetch(way, { headers: { 'accept-language': 'fr' } });
    expect(await page.text()).toMatch(/<html lang="fr">[\s\S]+Ne plus recevoir d’e-mails de Docket/);
    expect((await service.call(luc, 'GET', '/api/v1/me')).body).toMatchObject({ notifyBy: 'email' });
    const click = await fetch(way, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
    expect(click.status).toBe(200);
    expect((await service.call(luc, 'GET', '/api/v1/me')).body).toMatchObject({ notifyBy: 'feed' });
    expect(await assign(luc)).toEqual([]);
    expect(feedOf(luc)).toMatchObject([{ activityType: 'ticketAssigned' }]);
  });

  test('also takes a form of several parts, as some mail programs send it', async () => {
    await choose(luc, 'email');
    const [mail] = await assign(luc);
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    expect((await fetch(wayOut(mail?.headers), { method: 'POST', body: form })).status).toBe(200);
    expect((await service.call(luc, 'GET', '/api/v1/me')).body).toMatchObject({ notifyBy: 'feed' });
  });

  test('ends the e-mails of nobody else: a link that was changed is none', async () => {
    await choose(etienne, 'email');
    const [mail] = await assign(etienne);
    const way = wayOut(mail?.headers);
    const forged = way.replace(/\/unsubscribe\/..../, '/unsubscribe/AAAA');
    for (const address of [way.slice(0, -4), forged])
      expect((await fetch(address, { method: 'POST' })).status).toBe(404);
    expect((await service.call(etienne, 'GET', '/api/v1/me')).body).toMatchObject({ notifyBy: 'email' });
  });
});

test('a mail server without the rest of what e-mail needs stops the start', () => {
  const { SMTP_URL: _, UNSUBSCRIBE_KEY: __, ...env } = service.config;
  const given = Object.entries({ ...env, SMTP_URL: 'smtps://mail.example' }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  expect(() => readConfig(Object.fromEntries(given))).toThrow(/SMTP_URL needs MAIL_FROM and UNSUBSCRIBE_KEY/);
});
