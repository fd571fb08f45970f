import { z } from 'zod';
import { auditDocument, auditEntryOf, auditType } from '#bot/audit/audit-document.ts';
import type { Sealed } from '#bot/audit/chain.ts';
import { memberDocument, memberOf } from '#bot/members/member-document.ts';
import type { Document, Operation } from '#bot/store/port.ts';
import { type Identity, type Pseudonym, type Replace, replacing, rewritten } from '#shared/privacy/erasure.ts';
import { exactMarks, sortKeys } from '#shared/tickets/field-keys.ts';
import { CustomValue } from '#shared/tickets/field-values.ts';
import type { Holding } from './holdings.ts';

/** What is to be written so that a document names somebody no longer; null where it does not name them. */
export type Pseudonymise = (holding: Holding) => readonly Operation[] | null;

export function pseudonymiseWith(identity: Identity, pseudonym: Pseudonym): Pseudonymise {
  const replace = replacing(identity, pseudonym);
  return ({ type, document, partition }) => {
    const { etag, ...before } = document;
    if (type === 'account' && document['person'] === identity.person) return [{ remove: document.id, etag }];
    if (type === auditType) return withoutValues(document, replace);
    if (type === 'member' && document['person'] === identity.person) {
      const gone = { ...memberOf(document), ...pseudonym, name: pseudonym.label, email: null, left: true };
      return [{ put: memberDocument(gone, partition.scope) }, { remove: document.id, etag }];
    }
    const after = findable(rewritten(before, replace) as Document);
    if (JSON.stringify(after) === JSON.stringify(before)) return null;
    if (after.id === document.id) return [{ replace: after, etag }];
    return [{ put: after }, { remove: document.id, etag }];
  };
}

/** What documents are found and sorted by, made anew: it may hold a name cut short, which nobody would recognise as one. */
function findable(document: Document): Document {
  const own = Values.safeParse(document);
  if (!own.success) return searchable(document);
  const { number, data } = own.data;
  return searchable({ ...document, own: sortKeys(data.fields, number), held: exactMarks(data.fields) });
}

/** Of a document that has values of a desk's own fields. */
const Values = z.object({
  own: z.record(z.string(), z.string()),
  number: z.int(),
  data: z.object({ fields: z.record(z.string(), CustomValue) }),
});

/** Fields that are compared in folded form stay so. */
function searchable(document: Document): Document {
  const folded = ['search', 'sortName'].flatMap((field) => {
    const text = document[field];
    return typeof text === 'string' ? [[field, text.toLowerCase()] as const] : [];
  });
  return { ...document, ...Object.fromEntries(folded) };
}

/** Entries stay as they are but for the values that name somebody; their digests keep the chain whole. */
function withoutValues(document: Holding['document'], replace: Replace): readonly Operation[] | null {
  const entry = auditEntryOf(document);
  const open = (sealed: Sealed): Sealed =>
    sealed.value === null || replace(sealed.value) === sealed.value ? sealed : { ...sealed, salt: null, value: null };
  const after = { ...entry, by: open(entry.by), subject: open(entry.subject), detail: open(entry.detail) };
  if (after.by === entry.by && after.subject === entry.subject && after.detail === entry.detail) return null;
  return [{ replace: auditDocument(after), etag: document.etag }];
}
