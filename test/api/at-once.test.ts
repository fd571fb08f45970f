import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Service, startService } from '#bot/service.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { type Answer, startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia, camille } = people;
let service: TestService;
/** On the same store. */
let twin: Service;
let tickets: string;

beforeAll(async () => {
  service = await startTestService();
  twin = await startService(service.config, { tabFolder: null, now: () => new Date() });
  service.cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  tickets = `/api/v1/desks/${(made.body as { id: string }).id}/tickets`;
});
afterAll(async () => {
  await twin.close();
  await service.close();
});

interface Made {
  readonly id: string;
  readonly number: number;
  readonly timeline: readonly { readonly kind: string }[];
}
const madeOf = ({ body }: Answer) => body as Made;

/** The same request to both instances in turn, all of them on their way before the first is answered. */
async function sendTimes(times: number, path: string, bodyOf: (index: number) => unknown, key?: string) {
  const token = await service.cloud.entra.mintPersonToken(camille);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return Promise.all(
    Array.from({ length: times }, async (_, index) => {
      const reply = await fetch(`${index % 2 === 0 ? service.url : twin.url}${path}`, {
        method: 'POST',
        headers: { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) },
        body: JSON.stringify(bodyOf(index)),
      });
      return { status: reply.status, headers: reply.headers, body: await reply.json() } satisfies Answer;
    }),
  );
}

test('a hundred tickets filed at once through two instances have numbers without gap or double', async () => {
  const answers = await sendTimes(100, tickets, (index) => ({ title: `Ticket ${index}` }));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  const numbers = answers.map((answer) => madeOf(answer).number).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
});

test('one request sent twenty times at once files one ticket, and each sending is answered with it', async () => {
  const answers = await sendTimes(20, tickets, () => ({ title: 'Badge perdu' }), 'badge-perdu-1');
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map((answer) => madeOf(answer).id)).size).toBe(1);
  const next = await service.call(camille, 'POST', tickets, { title: 'Le suivant' });
  expect(madeOf(next).number).toBe(Number(madeOf(answers[0] as Answer).number) + 1);
});

test('one comment sent twenty times at once is written once', async () => {
  const { id } = madeOf(await service.call(camille, 'POST', tickets, { title: 'Écran noir' }));
  const answers = await sendTimes(20, `${tickets}/${id}/comments`, () => ({ text: 'Depuis midi.' }), 'depuis-midi-1');
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  const ticket = madeOf(await service.call(camille, 'GET', `${tickets}/${id}`));
  expect(ticket.timeline.filter(({ kind }) => kind === 'comment')).toHaveLength(1);
});

test('fifty comments written at once through two instances are all there', async () => {
  const { id } = madeOf(await service.call(camille, 'POST', tickets, { title: 'Réseau lent' }));
  const answers = await sendTimes(50, `${tickets}/${id}/comments`, (index) => ({ text: `Mesure ${index}` }));
  const written = answers.filter(({ status }) => status === 201).length;
  const ticket = madeOf(await service.call(camille, 'GET', `${tickets}/${id}`));
  expect(ticket.timeline.filter(({ kind }) => kind === 'comment')).toHaveLength(written);
  expect(written).toBe(50);
});
