import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What every page needs: one part, which stays in the browser's cache from release to release. */
const base = [
  '(react|react-dom|scheduler|zod|wouter|regexparam|stylis|rtl-css-js|keyborg)/',
  '@tanstack/[^/]+/',
  '@microsoft/teams-js/',
  '@griffel/[^/]+/',
  '@fluentui/tokens/lib/(?!.*([dD]ark|[hH]ighContrast))',
  '@fluentui/(keyboard-keys|react-(theme|provider|shared-contexts|jsx-runtime|utilities|button|input|search|text|skeleton))/',
];

/** The service sends what it finds compressed beside a file (`preCompressed`), so that it compresses nothing itself. */
function compressAssets(): Plugin {
  return {
    name: 'compress-assets',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const files = await readdir(`${dir}/assets`);
      await Promise.all(files.map((file) => compress(`${dir}/assets/${file}`)));
    },
  };
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}

/**
 * Every schema of zod can write itself as JSON Schema, which only the service does: in the tab, what writes is replaced by
 * nothing. The build fails where zod asks for more of these than is said here.
 */
const jsonSchemaWriters: Readonly<Record<string, string>> = {
  'zod/v4/core/json-schema-processors.js': 'export const allProcessors = {}; export const toJSONSchema = undefined;',
  'zod/v4/core/json-schema-generator.js': 'export const JSONSchemaGenerator = undefined;',
  'zod/v4/core/to-json-schema.js':
    'export const createToJSONSchemaMethod = () => undefined; export const createStandardJSONSchemaMethod = () => undefined;',
};

function leaveOutJsonSchema(): Plugin {
  return {
    name: 'leave-out-json-schema',
    apply: 'build',
    load: (id) => Object.entries(jsonSchemaWriters).find(([file]) => id.endsWith(file))?.[1] ?? null,
  };
}

export default defineConfig({
  root: here('.'),
  base: '/tab/',
  plugins: [react(), leaveOutJsonSchema(), compressAssets()],
  build: {
    outDir: here('../dist/tab'),
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy lets no data address be a script or a style.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // In kB before compression; the base part is one on purpose.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // Said of each schema that could have been written as JSON Schema.
      onLog: (level, log, handle) => {
        const isLeftOut = log.code === 'IMPORT_IS_UNDEFINED' && log.message.includes('json-schema-processors');
        if (!isLeftOut) handle(level, log);
      },
      output: {
        codeSplitting: {
          groups: [
            { name: 'base', test: new RegExp(`node_modules/(${base.join('|')})`), priority: 1 },
            // With all that it imports at once: many small parts would be compressed each for itself.
            { name: 'desk', test: /\/tab\/src\/(main|desks\/DeskPage)\.tsx$/ },
          ],
        },
      },
    },
  },
});
