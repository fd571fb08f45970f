import { readFile } from 'node:fs/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

interface Settings {
  /** The built tab. */
  readonly folder: string;
  readonly appId: string;
  /** Origins of hosts beside those that teams-js knows. */
  readonly hostOrigins: readonly string[];
  /** The app registration that people sign in to outside Teams. */
  readonly clientId: string;
  /** Origin of Microsoft Entra. */
  readonly authority: string;
}

/** The tab's files, and its page for every address under `/tab/`, with the settings that it needs to find its host. */
export async function registerTab(app: FastifyInstance, settings: Settings): Promise<void> {
  const { folder } = settings;
  const page = await readPage(settings);
  await app.register(async (tab) => {
    await tab.register(fastifyStatic, {
      root: `${folder}/assets`,
      prefix: '/tab/assets/',
      immutable: true,
      maxAge: '365d',
      preCompressed: true,
    });
    tab.get('/tab/*', (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
    );
  });
}

async function readPage({ folder, appId, hostOrigins, clientId, authority }: Settings): Promise<string> {
  const html = await readFile(`${folder}/index.html`, 'utf8');
  const metas = [
    `<meta name="docket-app-id" content="${appId}">`,
    `<meta name="docket-host-origins" content="${hostOrigins.join(',')}">`,
    `<meta name="docket-client-id" content="${clientId}">`,
    `<meta name="docket-authority" content="${authority}">`,
  ];
  return html.replace('<head>', `<head>${metas.join('')}`);
}
