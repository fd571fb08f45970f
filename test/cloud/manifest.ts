import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ActivityTypes } from './activity-feed.ts';

const folder = join(import.meta.dirname, '../../manifest');
const Manifest = z.looseObject({
  activities: z
    .looseObject({ activityTypes: z.array(z.looseObject({ type: z.string(), templateText: z.string() })).default([]) })
    .optional(),
});
const Localisation = z.record(z.string(), z.unknown());

/** What the stand-ins need of the app's manifest; null and empty where there is none yet. */
export function readManifest(): { readonly activityTypes: ActivityTypes | null; readonly french: ActivityTypes } {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) return { activityTypes: null, french: {} };
  const types = Manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).activities?.activityTypes ?? [];
  const french = existsSync(join(folder, 'fr.json'))
    ? Localisation.parse(JSON.parse(readFileSync(join(folder, 'fr.json'), 'utf8')))
    : {};
  const texts = types.map(({ type, templateText }, index) => {
    const translated = french[`activities.activityTypes[${index}].templateText`];
    return [type, typeof translated === 'string' ? translated : templateText] as const;
  });
  return {
    activityTypes: Object.fromEntries(types.map(({ type, templateText }) => [type, templateText])),
    french: Object.fromEntries(texts),
  };
}
