import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { teamsAppId } from '#test/cloud/app-registrations.ts';
import type { Cloud } from '#test/cloud/start-cloud.ts';
import { type Running, startServer } from './processes.ts';

/** The service as it is deployed, on a file of its own, with no limit on how much one person may ask. */
export async function startServiceOn(
  file: string,
  cloud: Cloud,
  nodeOptions: readonly string[] = [],
): Promise<Running> {
  const certificate = join(dirname(file), 'entra.pem');
  writeFileSync(certificate, cloud.entra.caPem);
  return startServer({
    program: ['bot/main.ts'],
    nodeOptions,
    env: {
      NODE_EXTRA_CA_CERTS: certificate,
      PUBLIC_URL: 'http://127.0.0.1',
      LOG_LEVEL: 'warn',
      DATA_FOLDER: dirname(file),
      RATE_LIMIT: '1000000000',
      RATE_LIMIT_ORGANISATION: '1000000000',
      RATE_LIMIT_ADDRESS: '1000000000',
      TEAMS_APP_ID: teamsAppId,
      ...cloud.env(),
    },
  });
}

/** Each process that writes has a copy of its own, new with each run. */
export function copyTo(data: string, to: string): string {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const file = join(to, 'docket.db');
  copyFileSync(data, file);
  return file;
}
