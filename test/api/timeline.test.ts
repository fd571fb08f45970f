import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#test/cloud/cast.ts';
import { openItDesk, type Read, ticketsOf } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia, etienne, luc } = people;
let service: TestService;
let tickets: ReturnType<typeof ticketsOf>;

beforeAll(async () => {
  service = await startTestService();
  tickets = ticketsOf(service, await openItDesk(service));
});
afterAll(() => service.close());

test('a long timeline comes by its newest 200 entries, and the earlier ones on demand, each once', async () => {
  const { id } = await tickets.file(etienne, { title: 'Longue histoire' });
  await tickets.comment(nadia, id, 'entre nous', true);
  for (let count = 1; count <= 230; count++) await tickets.comment(etienne, id, `n° ${count}`, false);
  const read = await tickets.read(luc, id);
  expect(read.timeline).toHaveLength(200);
  expect(read.earlier).toBe(31);
  const before = read.timeline[0]?.seq;
  const early = await service.call(luc, 'GET', `${tickets.path}/${id}/entries?before=${before}`);
  const { items, earlier } = early.body as { items: Read['timeline']; earlier: number };
  expect(earlier).toBe(0);
  expect([...items, ...read.timeline].map(({ comment }) => comment?.text)).toEqual([
    undefined,
    ...Array.from({ length: 230 }, (_, index) => `n° ${index + 1}`),
  ]);
});

test('undo gives back the very times of before', async () => {
  const filed = await tickets.file(etienne, { title: 'Réouverture' });
  const answered = (await tickets.comment(nadia, filed.id, 'Je regarde')).body as Read;
  expect(answered.firstResponseAt).not.toBeNull();
  const closed = (await tickets.change(nadia, answered, { status: 'closed' })).body as Read;
  const reopened = (await tickets.change(nadia, closed, { status: 'active' })).body as Read;
  expect(reopened).toMatchObject({ resolvedAt: null, closedAt: null });
  const undone = (await tickets.undo(nadia, filed.id, 4)).body as { ticket: Read };
  expect(undone.ticket).toMatchObject({ resolvedAt: closed.resolvedAt, closedAt: closed.closedAt });
  const withdrawn = (await tickets.undo(nadia, filed.id, 2)).body as { ticket: Read };
  expect(withdrawn.ticket.firstResponseAt).toBeNull();
});

test('undo of the first response leaves the next one as the first', async () => {
  const filed = await tickets.file(etienne, { title: 'Deux réponses' });
  await tickets.comment(nadia, filed.id, 'Une');
  const second = (await tickets.comment(luc, filed.id, 'Deux')).body as Read;
  const undone = (await tickets.undo(nadia, filed.id, 2)).body as { ticket: Read };
  const at = (second.timeline.at(-1) as unknown as { at: string }).at;
  expect(undone.ticket.firstResponseAt).toBe(at);
});
