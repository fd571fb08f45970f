import { z } from 'zod';
import { parsedOnce } from '#bot/store/parsed-once.ts';
import type { Document, Stored } from '#bot/store/port.ts';
import { fold } from '#shared/kernel/text.ts';
import { type Member, Role } from '#shared/members/member.ts';

const Shape = z.object({
  person: z.string(),
  role: Role,
  left: z.boolean(),
  data: z.object({ name: z.string(), email: z.string().nullable() }),
});

export function memberId(person: string): string {
  return `m-${person}`;
}

/** `person` and `desk` are at the top level, so that one query of the organisation finds the desks that somebody is on. */
export function memberDocument(member: Member, desk: string): Document {
  const { person, role, left, name, email } = member;
  return {
    id: memberId(person),
    type: 'member',
    schema: 1,
    desk,
    person,
    role,
    left,
    sortName: fold(name),
    data: { name, email },
  };
}

export const memberOf = parsedOnce((document: Stored): Member => {
  const { person, role, left, data } = Shape.parse(document);
  return { person, role, left, ...data };
});
