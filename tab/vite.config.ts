import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/tab/',
  plugins: [react()],
  build: {
    outDir: here('../dist/tab'),
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy lets no data address be a script or a style.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
