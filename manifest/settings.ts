import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';

export const environments = ['dev', 'prod'] as const;
export type Environment = (typeof environments)[number];

const address = z.url({ protocol: /^https$/ });
/** What differs from one deployment to the next; the ids and the address are the service's own settings. */
const Settings = z.object({
  TEAMS_APP_ID: z.guid(),
  BOT_APP_ID: z.guid(),
  TAB_APP_ID: z.guid(),
  PUBLIC_URL: address.transform((url) => new URL(url).origin),
  DEVELOPER_NAME: z.string().min(1).max(32),
  DEVELOPER_URL: address,
  PRIVACY_URL: address,
  TERMS_URL: address,
});

/**
 * The values of the manifest's placeholders: from `<environment>.env` in the manifest's folder where there is one, and from
 * the environment, which has the last word.
 * @throws Error that names every value that is missing or wrong
 */
export function readSettings(
  folder: string,
  environment: Environment,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const file = join(folder, `${environment}.env`);
  const written = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const error = (issue: { readonly input?: unknown }) => (issue.input === undefined ? 'is missing' : undefined);
  const parsed = Settings.safeParse({ ...written, ...env }, { error });
  if (!parsed.success) {
    const problems = z.prettifyError(parsed.error);
    throw new Error(
      `The package for ${environment} needs settings, in manifest/${environment}.env or the environment:\n${problems}`,
    );
  }
  const { PUBLIC_URL } = parsed.data;
  const suffix = environment === 'prod' ? '' : ` (${environment})`;
  return { ...parsed.data, PUBLIC_HOST: new URL(PUBLIC_URL).host, APP_NAME_SUFFIX: suffix };
}
