import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

/** Debian's Chromium; as root it needs `--no-sandbox`, and without these flags it calls out to the network. */
const chromium = playwright({
  launchOptions: {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  },
});

export default defineConfig({
  test: {
    reporters: ['default', './test/support/count-reporter.ts'],
    projects: [
      { test: { name: 'shared', isolate: false, include: ['shared/**/*.test.ts', 'test/rules/**/*.test.ts'] } },
      {
        test: {
          name: 'bot',
          // The service is imported once, not once for each file: its tests share no state but what they start.
          isolate: false,
          include: ['bot/**/*.test.ts', 'test/{api,bot,relay,cloud,support,fences,package,infra}/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'stores',
          isolate: false,
          include: ['test/{stores,files,faults}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        // All at once: a dependency found in mid-run would be bundled anew, with a second React.
        optimizeDeps: {
          include: [
            '@fluentui/react-components',
            '@fluentui/react-icons',
            '@tanstack/react-query',
            '@tanstack/react-virtual',
            '@microsoft/teams-js',
            'axe-core',
            'react',
            'react-dom/client',
            'react-markdown',
            'remark-breaks',
            'remark-gfm',
            'vitest-browser-react',
            'wouter',
            'wouter/memory-location',
            'zod',
          ],
        },
        test: {
          name: 'tab',
          include: ['tab/src/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: chromium,
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          isolate: false,
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
