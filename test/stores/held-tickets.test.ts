import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Operation, Store } from '#bot/store/port.ts';
import type { RunId, TicketId } from '#shared/kernel/ids.ts';
import { plan, tick } from '#test/support/checklist-builders.ts';
import { type ChecklistDesk, given, owners, stores } from './checklist-desk.ts';

/** T6: a ticket's end and a checklist that begins to hold it, decided at the same moment on two instances. */
const [one = '', two = ''] = owners;

/** A store before whose first write of a kind something else happens, as of an instance that was faster. */
function overtaken(store: Store, is: (operation: Operation) => boolean, faster: () => Promise<void>): Store {
  let happened = false;
  return {
    get: (partition, id) => store.get(partition, id),
    query: (at, query) => store.query(at, query),
    count: (at, query) => store.count(at, query),
    search: (at, search) => store.search(at, search),
    due: (type, now, limit) => store.due(type, now, limit),
    scrub: () => store.scrub(),
    close: () => store.close(),
    async write(partition, operations) {
      if (!happened && operations.some(is)) {
        happened = true;
        await faster();
      }
      return store.write(partition, operations);
    },
  };
}
const writes = (type: string) => (operation: Operation) => {
  if ('create' in operation) return operation.create.type === type;
  return 'replace' in operation && operation.replace.type === type;
};

describe.each(stores)('on %s', (_, open) => {
  let desk: ChecklistDesk;
  beforeAll(async () => {
    desk = await open();
  });
  afterAll(() => desk.close());

  const file = async (): Promise<TicketId> => {
    const at = { params: { deskId: desk.deskId }, query: {} };
    return given(await desk.instance().createTicket(desk.call(one), { ...at, body: { title: 'Arrivée' } })).id;
  };
  const close = (ticket: TicketId, over?: Store) =>
    desk.instance(over).changeTicket(desk.call(one), {
      params: { deskId: desk.deskId, ticketId: ticket },
      query: {},
      body: { version: '1', changes: { status: 'closed' } },
    });
  const hold = async (ticket: TicketId, over?: Store): Promise<RunId> => {
    const body = { from: { plan: plan([tick('a')]) }, title: 'Accueil', ticket, holds: true };
    const at = { params: { deskId: desk.deskId }, query: {} };
    return given(await desk.instance(over).startRun(desk.call(two), { ...at, body })).id;
  };
  const read = async (ticket: TicketId) => {
    const params = { deskId: desk.deskId, ticketId: ticket };
    return given(await desk.instance().readTicket(desk.call(one), { params, query: {}, body: undefined }));
  };

  test('a ticket that a checklist begins to hold after the look at what holds it does not end', async () => {
    const ticket = await file();
    const slow = overtaken(desk.store, writes('ticket'), async () => void (await hold(ticket)));
    expect(await close(ticket, slow)).toMatchObject({ ok: false, refusal: { code: 'ticket.held' } });
    expect(await read(ticket)).toMatchObject({ status: 'new', version: '1' });
  });

  test('nor one that is held again by a checklist that is reopened, or told to hold it', async () => {
    for (const again of ['reopen', 'change'] as const) {
      const ticket = await file();
      const run = await hold(ticket);
      const at = { params: { deskId: desk.deskId, runId: run }, query: {} };
      const useCases = desk.instance();
      if (again === 'reopen') await useCases.cancelRun(desk.call(two), { ...at, body: { reason: 'Non' } });
      else await useCases.changeRun(desk.call(two), { ...at, body: { holds: false } });
      const slow = overtaken(desk.store, writes('ticket'), async () => {
        if (again === 'reopen') given(await useCases.reopenRun(desk.call(two), { ...at, body: { reason: 'Si' } }));
        else given(await useCases.changeRun(desk.call(two), { ...at, body: { holds: true } }));
      });
      expect(await close(ticket, slow)).toMatchObject({ ok: false, refusal: { code: 'ticket.held' } });
    }
  });

  test('the end of a ticket that came first stays, and the checklist starts on it all the same', async () => {
    const ticket = await file();
    const slow = overtaken(desk.store, writes('run'), async () => void given(await close(ticket)));
    const run = await hold(ticket, slow);
    expect(await read(ticket)).toMatchObject({ status: 'closed', version: '2' });
    expect(await desk.store.get(desk.partition, run)).toMatchObject({ ticket, holds: 1 });
  });
});
