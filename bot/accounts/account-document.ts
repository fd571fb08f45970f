import { z } from 'zod';
import { parsedOnce } from '#bot/store/parsed-once.ts';
import type { Document, Stored } from '#bot/store/port.ts';
import { fold, searchText } from '#shared/kernel/text.ts';

/** A person known to an organisation's Docket, as it last heard of them. */
export interface Account {
  readonly person: string;
  readonly name: string;
  readonly email: string | null;
  /** ISO instant of first sight. */
  readonly createdAt: string;
}

const Shape = z.object({
  person: z.string(),
  createdAt: z.string(),
  data: z.object({ name: z.string(), email: z.string().nullable() }),
});

export const accountType = 'account';

export function accountId(person: string): string {
  return `acc-${person}`;
}

export function accountDocument({ person, name, email, createdAt }: Account): Document {
  return {
    id: accountId(person),
    type: accountType,
    schema: 1,
    person,
    createdAt,
    sortName: fold(name),
    search: searchText([name, email ?? '']),
    data: { name, email },
  };
}

export const accountOf = parsedOnce((document: Stored): Account => {
  const { person, createdAt, data } = Shape.parse(document);
  return { person, createdAt, ...data };
});
