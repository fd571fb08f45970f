import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { answering, renderTab } from '../ui/render-for-test.tsx';
import { OpenStreamContext, useLive } from './live.ts';

/** T7: a change by one person shows on another's screen, also one from before the stream told anything. */
test('what was read before the stream opened is read again, and what comes after it is not', async () => {
  let begin = () => {};
  const opening = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const openStream = async () => {
    await opening;
    return new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('event: ping\ndata: {}\n\n')),
    });
  };
  let reads = 0;
  function List({ name }: { readonly name: string }) {
    const list = useQuery({ queryKey: ['tickets', 'd', name], queryFn: () => ++reads });
    return (
      <p>
        {name}: {list.data}
      </p>
    );
  }
  function Desk() {
    useLive(['d']);
    const [more, setMore] = useState(false);
    return (
      <>
        <List name="First" />
        {more && <List name="Second" />}
        <button onClick={() => setMore(true)} type="button">
          More
        </button>
      </>
    );
  }
  await renderTab(
    <OpenStreamContext.Provider value={openStream}>
      <Desk />
    </OpenStreamContext.Provider>,
    { send: answering({}).send },
  );
  await expect.element(page.getByText('First: 1')).toBeVisible();
  begin();
  await expect.element(page.getByText('First: 2')).toBeVisible();
  await page.getByRole('button', { name: 'More' }).click();
  await expect.element(page.getByText('Second: 3')).toBeVisible();
  expect(reads).toBe(3);
});
