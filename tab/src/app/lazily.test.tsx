import { Suspense } from 'react';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { answering, renderTab } from '../ui/render-for-test.tsx';
import { Boundary } from './Boundary.tsx';
import { lazily } from './lazily.ts';

test('a part that did not come the first time is asked for again, and what stands around it stays', async () => {
  let tries = 0;
  const Part = lazily(async () => {
    tries += 1;
    if (tries === 1) throw new TypeError('Failed to fetch');
    return () => <p>The part</p>;
  });
  await renderTab(
    <Boundary fallback="Broken">
      <Suspense fallback="Loading">
        <Part />
      </Suspense>
    </Boundary>,
    { send: answering({}).send },
  );
  await expect.element(page.getByText('The part')).toBeVisible();
  expect(tries).toBe(2);
});
