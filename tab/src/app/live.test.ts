import { expect, test } from 'vitest';
import { OfflineError, RefusalError } from './client.ts';
import { type Change, follow, type LiveState, readEvents } from './live.ts';

const streamOf = (...chunks: readonly string[]) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });

const told = '{"deskId":"d","ticketId":"t","version":"3"}';

test('an event cut in two by the network is read once, whole', async () => {
  const events: (Change | null)[] = [];
  await readEvents(streamOf('event: ping\ndata: {}\n\nevent: tic', `ket\ndata: ${told}\n`, '\n'), (event) => {
    events.push(event);
  });
  expect(events).toEqual([null, { deskId: 'd', ticketId: 't', version: '3' }]);
});

test('an event that makes no sense is a sign of life and nothing else', async () => {
  const events: (Change | null)[] = [];
  await readEvents(streamOf('event: ticket\ndata: {"deskId":1}\n\n', 'event: ticket\ndata: {\n\n'), (event) => {
    events.push(event);
  });
  expect(events).toEqual([null, null]);
});

test('a lost connection is said, opened again, and what was missed is caught up', async () => {
  const ending = new AbortController();
  const states: LiveState[] = [];
  let opened = 0;
  const caughtUp = await new Promise<number>((resolve) => {
    void follow({
      open: async () => {
        opened += 1;
        if (opened <= 2) {
          setTimeout(() => window.dispatchEvent(new Event('online')));
          throw new OfflineError('cut');
        }
        return streamOf('event: ping\ndata: {}\n\n');
      },
      signal: ending.signal,
      onEvent: () => {},
      onState: (state) => {
        states.push(state);
      },
      onOpen: (again) => again && resolve(opened),
      onRefused: () => {},
    });
  });
  ending.abort();
  expect(caughtUp).toBe(3);
  expect(states).toEqual(['lost', 'live']);
});

test.each([403, 404])('what is refused (%i) is said, and followed again once it may be', async (status) => {
  const ending = new AbortController();
  const states: LiveState[] = [];
  let opened = 0;
  let refused = 0;
  await new Promise<void>((resolve) => {
    void follow({
      open: async () => {
        opened += 1;
        if (opened > 1) return streamOf('event: ping\ndata: {}\n\n');
        setTimeout(() => window.dispatchEvent(new Event('online')));
        throw new RefusalError({ status, code: 'desk.not-found', message: 'This desk does not exist.' });
      },
      signal: ending.signal,
      onEvent: () => {},
      onState: (state) => {
        states.push(state);
      },
      onOpen: () => resolve(),
      onRefused: () => {
        refused += 1;
      },
    });
  });
  ending.abort();
  expect(refused).toBe(1);
  expect(states[0]).toBe('lost');
});
