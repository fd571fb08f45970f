import { defineConfig } from 'vitest/config';

/** `npm run test:long`: proofs at full size, each of which takes minutes. */
export default defineConfig({
  test: {
    reporters: ['default', './test/support/count-reporter.ts'],
    name: 'long',
    include: ['test/long/**/*.test.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
