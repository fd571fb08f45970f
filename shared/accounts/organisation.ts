import { purgeAfter } from '../billing/ending.ts';
import type { Service } from '../billing/service.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import { secondsAfter } from '../kernel/time.ts';
import type { Limited, Standing } from './standing.ts';

/** What an organisation's administrators settled for all its desks. */
export interface Organisation {
  /** Whom administrators appointed here. Those who hold the app role in Microsoft Entra are administrators besides. */
  readonly administrators: readonly string[];
  /** Everybody whose account is not simply active. */
  readonly limited: readonly Limited[];
  /** Whose tokens from before an ISO instant are refused; for as long as any such token can live. */
  readonly signedOut: readonly { readonly person: string; readonly before: string }[];
  /** What goes over what Teams says of somebody; null where Teams is right. */
  readonly corrections: readonly Correction[];
  /** Whether people may deactivate their own account. */
  readonly selfDeactivation: boolean;
  /** Whatever names these people is kept, for a lawsuit or an authority. */
  readonly held: readonly string[];
  /** Whose data are not to be used while a dispute over them runs (GDPR 18): kept, and for administrators only. */
  readonly frozen: readonly string[];
  /** Whose data were erased, as digests that tell nobody who they were: they are let in and read from Teams no more. */
  readonly erased: readonly string[];
  /** What its subscriptions entitle it to. */
  readonly service: Service;
  /** ISO instant at which everything of it is deleted, since its last subscription ended; null while there is one. */
  readonly purgeAt: string | null;
}

export interface Correction {
  readonly person: string;
  readonly name: string | null;
  readonly email: string | null;
}

export const untouchedOrganisation: Organisation = {
  administrators: [],
  limited: [],
  signedOut: [],
  corrections: [],
  selfDeactivation: false,
  held: [],
  frozen: [],
  erased: [],
  service: 'full',
  purgeAt: null,
};

/** Somebody who acts for themselves or, as its administrator, for their organisation. */
export interface OrganisationActor {
  readonly person: string;
  readonly administrator: boolean;
  /** As the organisation has it. */
  readonly selfDeactivation: boolean;
}

/** The app role, as an organisation gives it to people in Microsoft Entra; tokens carry it under `roles`. */
export const administratorRole = 'Docket.Administrator';

/** Null where nothing changes. */
export function appoint(organisation: Organisation, person: string): Organisation | null {
  const { administrators } = organisation;
  return administrators.includes(person) ? null : { ...organisation, administrators: [...administrators, person] };
}

/** Null where nothing changes. */
export function dismiss(organisation: Organisation, person: string): Organisation | null {
  const { administrators } = organisation;
  if (!administrators.includes(person)) return null;
  return { ...organisation, administrators: administrators.filter((one) => one !== person) };
}

export function standingOf(organisation: Organisation, person: string): Standing {
  return organisation.limited.find((one) => one.person === person)?.standing ?? 'active';
}

/** Null where nothing changes. `at` is an ISO instant. */
export function setStanding(
  organisation: Organisation,
  person: string,
  standing: Standing,
  at: string,
): Organisation | null {
  if (standingOf(organisation, person) === standing) return null;
  const others = organisation.limited.filter((one) => one.person !== person);
  const limited = standing === 'active' ? others : [...others, { person, standing, since: at }];
  return { ...organisation, limited };
}

/** Entra's tokens live for 28 hours at most. */
const tokenHours = 48;

/** Refuses the tokens that somebody has until `at`, an ISO instant. */
export function signOut(organisation: Organisation, person: string, at: string): Organisation {
  const over = secondsAfter(at, -tokenHours * 3600);
  const others = organisation.signedOut.filter((one) => one.person !== person && one.before > over);
  return { ...organisation, signedOut: [...others, { person, before: at }] };
}

/** What is not named stays; null is as Teams has it. */
export function correct(organisation: Organisation, person: string, to: Partial<Correction>): Organisation | null {
  const before = organisation.corrections.find((one) => one.person === person) ?? { person, name: null, email: null };
  const after = { ...before, ...to };
  if (after.name === before.name && after.email === before.email) return null;
  const others = organisation.corrections.filter((one) => one.person !== person);
  const none = after.name === null && after.email === null;
  return { ...organisation, corrections: none ? others : [...others, after] };
}

export function isHeld({ held }: Organisation, person: string): boolean {
  return held.includes(person);
}

/** Null where nothing changes. */
export function hold(organisation: Organisation, person: string): Organisation | null {
  return isHeld(organisation, person) ? null : { ...organisation, held: [...organisation.held, person] };
}

/** Null where nothing changes. */
export function release(organisation: Organisation, person: string): Organisation | null {
  if (!isHeld(organisation, person)) return null;
  return { ...organisation, held: organisation.held.filter((one) => one !== person) };
}

export function isFrozen({ frozen }: Organisation, person: string): boolean {
  return frozen.includes(person);
}

/** Null where nothing changes. */
export function freeze(organisation: Organisation, person: string): Organisation | null {
  return isFrozen(organisation, person) ? null : { ...organisation, frozen: [...organisation.frozen, person] };
}

/** Null where nothing changes. */
export function thaw(organisation: Organisation, person: string): Organisation | null {
  if (!isFrozen(organisation, person)) return null;
  return { ...organisation, frozen: organisation.frozen.filter((one) => one !== person) };
}

/** Without anything of somebody whose data are to be erased. Null where nothing is left to take away. */
export function withoutPerson(organisation: Organisation, person: string, digest: string): Organisation | null {
  if (organisation.erased.includes(digest)) return null;
  const others = <T extends { readonly person: string }>(list: readonly T[]) =>
    list.filter((one) => one.person !== person);
  return {
    ...organisation,
    administrators: organisation.administrators.filter((one) => one !== person),
    limited: others(organisation.limited),
    signedOut: others(organisation.signedOut),
    corrections: others(organisation.corrections),
    frozen: organisation.frozen.filter((one) => one !== person),
    erased: [...organisation.erased, digest],
  };
}

/** Why somebody is let in no further, if they are not. */
export function barring(organisation: Organisation, person: string): Outcome<null> {
  const standing = standingOf(organisation, person);
  if (standing === 'suspended') return refuse('forbidden', 'account.suspended');
  if (standing === 'deactivated') return refuse('forbidden', 'account.deactivated');
  if (isFrozen(organisation, person)) return refuse('forbidden', 'account.frozen');
  return done(null);
}

/** Null where nothing changes. `at` is an ISO instant. */
export function serve(organisation: Organisation, service: Service, at: string): Organisation | null {
  if (organisation.service === service) return null;
  return { ...organisation, service, purgeAt: service === 'ended' ? purgeAfter(at) : null };
}

/** As `barring`, for who wants to change something. */
export function barringFromChange(organisation: Organisation, person: string): Outcome<null> {
  const { service } = organisation;
  if (service !== 'full') return refuse('rule', `subscription.${service}`);
  if (standingOf(organisation, person) === 'restricted') return refuse('forbidden', 'account.restricted');
  return barring(organisation, person);
}

/** The ISO instant before which somebody's tokens are refused; null where none are. */
export function signedOutBefore({ signedOut }: Organisation, person: string): string | null {
  return signedOut.find((one) => one.person === person)?.before ?? null;
}

/** What Teams says of somebody, as it is to be known here. */
export function asCorrected<
  P extends { readonly person: string; readonly name: string; readonly email: string | null },
>({ corrections }: Organisation, said: P): P {
  const found = corrections.find(({ person }) => person === said.person);
  return found === undefined ? said : { ...said, name: found.name ?? said.name, email: found.email ?? said.email };
}
