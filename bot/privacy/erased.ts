import { createHash } from 'node:crypto';
import type { Organisation } from '#shared/accounts/organisation.ts';

/** By which somebody whose data were erased is known again, without anyone being able to tell who they were. */
export function digestOf(tenant: string, person: string): string {
  return createHash('sha256').update(`${tenant}/${person}`).digest('base64url');
}

export function isErased({ erased }: Organisation, tenant: string, person: string): boolean {
  return erased.length > 0 && erased.includes(digestOf(tenant, person));
}
