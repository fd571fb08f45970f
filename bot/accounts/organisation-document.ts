import { z } from 'zod';
import { parsedOnce } from '#bot/store/parsed-once.ts';
import type { Document, Partition, Stored } from '#bot/store/port.ts';
import type { Organisation } from '#shared/accounts/organisation.ts';
import { Standing } from '#shared/accounts/standing.ts';
import { Service } from '#shared/billing/service.ts';

/** What concerns an organisation as a whole lives in a partition of its own. */
export function organisationPartition(tenant: string): Partition {
  return { tenant, scope: 'org' };
}

export const organisationId = 'organisation';
export const organisationType = 'organisation';

const Data = z.object({
  administrators: z.array(z.string()),
  limited: z
    .array(z.object({ person: z.string(), standing: Standing.exclude(['active']), since: z.string() }))
    .default([]),
  signedOut: z.array(z.object({ person: z.string(), before: z.string() })).default([]),
  corrections: z
    .array(z.object({ person: z.string(), name: z.string().nullable(), email: z.string().nullable() }))
    .default([]),
  selfDeactivation: z.boolean().default(false),
  held: z.array(z.string()).default([]),
  frozen: z.array(z.string()).default([]),
  erased: z.array(z.string()).default([]),
  service: Service.default('full'),
  purgeAt: z.string().nullable().default(null),
});

export function organisationDocument(organisation: Organisation): Document {
  const due = organisation.purgeAt === null ? {} : { due: organisation.purgeAt };
  return { id: organisationId, type: organisationType, schema: 1, ...due, data: organisation };
}

export const organisationOf = parsedOnce((document: Stored): Organisation => Data.parse(document['data']));
