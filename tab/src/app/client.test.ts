import { afterEach, expect, test, vi } from 'vitest';
import { createDesk } from '#shared/desks/contract.ts';
import { changeTicket } from '#shared/tickets/contract.ts';
import { listTickets } from '#shared/tickets/list-contract.ts';
import { deskId, ticketId } from '../tickets/detail/ticket-for-test.ts';
import { createClient, OfflineError, RefusalError } from './client.ts';

const words = { offline: 'No connection.', failed: 'Failed.', signIn: 'Sign in.' };
const params = { deskId };

afterEach(() => vi.unstubAllGlobals());

/** The browser's own fetch, answered here: what was asked for is kept. */
function answer(reply: () => Response | Promise<Response>) {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(new Request(new URL(path, location.origin), init));
    return await reply();
  });
  return asked;
}

const client = (token = async () => 'abc') => createClient({ token, language: 'fr', words });
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const problem = {
  type: 'urn:docket:problem:ticket.clash',
  title: 'Clash',
  status: 409,
  detail: 'Quelqu’un d’autre a modifié ce champ.',
  code: 'ticket.clash',
  requestId: 'r1',
  clashes: [{ field: 'title', yours: 'a', theirs: 'b', by: 'x', at: '2026-05-04T12:00:00.000Z' }],
};

test('a call carries its address, lists by commas, the person and their language', async () => {
  const asked = answer(() => json({ items: [], cursor: null }));
  await client().send(listTickets, { params, query: { status: ['new', 'active'], assignee: 'me', cursor: undefined } });
  const [request] = asked;
  expect(request?.url).toBe(`${location.origin}/api/v1/desks/${deskId}/tickets?status=new%2Cactive&assignee=me`);
  expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
    authorization: 'Bearer abc',
    'accept-language': 'fr',
    'x-docket-client': 'tab',
  });
});

test('a no of the service is thrown with its sentence, its code and both sides of the clash', async () => {
  answer(() => json(problem, 409));
  const call = client().send(changeTicket, { params: { deskId, ticketId }, body: { version: '1', changes: {} } });
  const refusal = await call.catch((thrown: unknown) => thrown);
  expect(refusal).toBeInstanceOf(RefusalError);
  expect(refusal).toMatchObject({
    status: 409,
    code: 'ticket.clash',
    message: problem.detail,
    clashes: problem.clashes,
    fields: [],
  });
});

test('a page of some gateway in between is told as a failure of the service', async () => {
  answer(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
  await expect(client().send(listTickets, { params })).rejects.toMatchObject({ status: 502, message: 'Failed.' });
});

test('a service that is not reached is told as no connection', async () => {
  answer(() => Promise.reject(new TypeError('Failed to fetch')));
  await expect(client().send(listTickets, { params })).rejects.toBeInstanceOf(OfflineError);
});

test('somebody who is not signed in asks nothing of the service', async () => {
  const asked = answer(() => json({}));
  const call = client(() => Promise.reject(new Error('CancelledByUser'))).send(listTickets, { params });
  await expect(call).rejects.toMatchObject({ code: 'signin.missing', message: 'Sign in.' });
  expect(asked).toEqual([]);
});

test('a create carries its key and its body', async () => {
  const asked = answer(() => json(problem, 409));
  const body = { name: 'IT', language: 'fr', channelId: '19:a' } as const;
  const teamId = '00000000-0000-4000-8000-0000000000aa';
  await client()
    .send(createDesk, { params: { teamId }, body, idempotencyKey: 'key-12345' })
    .catch(() => {});
  expect(asked[0]?.headers.get('idempotency-key')).toBe('key-12345');
  expect(await asked[0]?.json()).toEqual(body);
});
