import { z } from 'zod';
import { Guid } from '../kernel/ids.ts';

/** Roles come from Teams (the team, or the channel where it is private or shared) and are never edited here. */
export const Role = z.enum(['owner', 'member', 'guest']);
export type Role = z.infer<typeof Role>;

/** A person on a desk's roster. One who left stays known, so that what they did keeps its name. */
export interface Member {
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly email: string | null;
  readonly left: boolean;
}

/**
 * Which of a desk's tickets its members see, as an owner chose: everyone's; those that they requested, are assigned to or
 * watch; or those and the unassigned.
 */
export const Visibility = z.enum(['everyone', 'own', 'own-or-unassigned']);
export type Visibility = z.infer<typeof Visibility>;

/** Somebody who acts on a desk, with what decides what they may do there. */
export interface Actor {
  readonly person: string;
  readonly role: Role;
  /** As the desk has it. */
  readonly visibility: Visibility;
  /** The name of the API key through which a program acts for them. */
  readonly key?: string;
}

/** How a person appears in replies. `left` is someone who is on the roster no longer. */
export const PersonView = z
  .object({ id: Guid, name: z.string(), left: z.boolean() })
  .meta({ id: 'Person', description: 'A person as others see them' });
export type PersonView = z.infer<typeof PersonView>;

export const MemberView = z
  .object({ id: Guid, name: z.string(), left: z.boolean(), role: Role })
  .meta({ id: 'Member', description: "A person on a desk's roster" });
export type MemberView = z.infer<typeof MemberView>;

export interface RosterEntry {
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly email: string | null;
}
export interface RosterChange {
  readonly put: readonly Member[];
}

/**
 * What a fresh reading of the roster changes: people who are new or changed, and those who left, kept by name.
 * @param known everyone the desk knows, those who left included
 * @param read the whole roster as Microsoft Graph gave it
 */
export function compareRoster(known: readonly Member[], read: readonly RosterEntry[]): RosterChange {
  const before = new Map(known.map((member) => [member.person, member]));
  const present = new Set(read.map((entry) => entry.person));
  const arrived = read
    .filter((entry) => !isSame(before.get(entry.person), entry))
    .map((entry) => ({ ...entry, left: false }));
  const gone = known
    .filter((member) => !member.left && !present.has(member.person))
    .map((member) => ({ ...member, left: true }));
  return { put: [...arrived, ...gone] };
}

function isSame(member: Member | undefined, entry: RosterEntry): boolean {
  return (
    member !== undefined &&
    !member.left &&
    member.name === entry.name &&
    member.role === entry.role &&
    member.email === entry.email
  );
}
