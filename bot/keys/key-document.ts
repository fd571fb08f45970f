import { z } from 'zod';
import type { Document, Stored } from '#bot/store/port.ts';
import { DeskId, KeyId } from '#shared/kernel/ids.ts';
import { type ApiKey, KeyScope } from '#shared/keys/key.ts';

const Shape = z.object({
  id: KeyId,
  desk: DeskId,
  name: z.string(),
  scopes: z.array(KeyScope),
  person: z.string(),
  createdAt: z.string(),
  usedAt: z.string().nullable(),
  secrets: z.array(z.object({ digest: z.string(), expires: z.string() })),
}) satisfies z.ZodType<ApiKey>;

export const keyType = 'apiKey';

/** Lies with the organisation, so that one commit holds the key and the audit entry that tells of it. */
export function keyDocument(key: ApiKey): Document {
  const { id, desk, person } = key;
  return { id, type: keyType, schema: 1, desk, person, data: key };
}

export function keyOf(document: Stored): ApiKey {
  return Shape.parse(document['data']);
}
