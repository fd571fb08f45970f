import { z } from 'zod';
import { parsedOnce } from '#bot/store/parsed-once.ts';
import type { Document, Partition, Stored } from '#bot/store/port.ts';
import type { Organisation } from '#shared/accounts/organisation.ts';

/** What concerns an organisation as a whole lives in a partition of its own. */
export function organisationPartition(tenant: string): Partition {
  return { tenant, scope: 'org' };
}

export const organisationId = 'organisation';

const Shape = z.object({ data: z.object({ administrators: z.array(z.string()) }) });

export function organisationDocument(organisation: Organisation): Document {
  return { id: organisationId, type: 'organisation', schema: 1, data: organisation };
}

export const organisationOf = parsedOnce((document: Stored): Organisation => Shape.parse(document).data);
