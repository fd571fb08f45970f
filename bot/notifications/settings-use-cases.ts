import { accountId, accountOf } from '#bot/accounts/account-document.ts';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import type { Organisations } from '#bot/accounts/organisations.ts';
import { runOf } from '#bot/checklists/run-document.ts';
import type { EnterDesk } from '#bot/desks/enter-desk.ts';
import { changePreferences, personPartition, readPreferences } from '#bot/members/preferences-document.ts';
import type { Store } from '#bot/store/port.ts';
import { findTicket } from '#bot/tickets/read-ticket.ts';
import type { Caller, UseCase } from '#bot/use-case.ts';
import { asCorrected } from '#shared/accounts/organisation.ts';
import { DeskId, RunId, TicketId } from '#shared/kernel/ids.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { mayOnDesk } from '#shared/members/policy.ts';
import { type Muted, mostMuted, type Preferences, withWays } from '#shared/notifications/preferences.ts';
import type * as contract from '#shared/notifications/preferences-contract.ts';
import type { MutedView, NotificationSettings } from '#shared/notifications/preferences-contract.ts';
import { keyOf } from '#shared/tickets/ticket.ts';
import { reconsider } from './held.ts';

interface Deps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
  readonly organisations: Pick<Organisations, 'known'>;
  /** Whether people can be told by e-mail. */
  readonly mails: boolean;
  readonly now: () => Date;
}

/** Cosmos DB: 1 point read, and up to 3 for each thing muted. */
export function readNotificationSettingsWith(deps: Deps): UseCase<typeof contract.readNotificationSettings> {
  return async ({ caller }) =>
    done(await show(deps, caller, await readPreferences(deps.store, caller.tenant, caller.person)));
}

export function changeNotificationSettingsWith(deps: Deps): UseCase<typeof contract.changeNotificationSettings> {
  return async ({ caller }, { body }) =>
    change(deps, caller, (before) => ({
      ...before,
      ways: withWays(before.ways, body.ways ?? {}),
      timeZone: body.timeZone ?? before.timeZone,
      quiet: body.quiet === undefined ? before.quiet : body.quiet,
      digest: body.digest === undefined ? before.digest : body.digest,
    }));
}

export function muteWith(deps: Deps): UseCase<typeof contract.mute> {
  return async ({ caller }, { params, body }) => {
    const entry = mutedAs(params.subject, body.deskId);
    const found = await name(deps, caller, entry);
    if (!found.ok) return found;
    const others = without(await readPreferences(deps.store, caller.tenant, caller.person), params.subject);
    if (others.length >= mostMuted) return refuse('rule', 'mute.too-many');
    return change(deps, caller, (before) => ({ ...before, muted: [...without(before, params.subject), entry] }));
  };
}

export function unmuteWith(deps: Deps): UseCase<typeof contract.unmute> {
  return async ({ caller }, { params }) =>
    change(deps, caller, (before) => ({ ...before, muted: without(before, params.subject) }));
}

async function change(
  deps: Deps,
  caller: Caller,
  decide: (before: Preferences) => Preferences,
): Promise<Outcome<NotificationSettings>> {
  const preferences = await changePreferences(deps.store, caller, decide);
  await reconsider(deps.store, personPartition(caller.tenant, caller.person), deps.now().toISOString());
  return done(await show(deps, caller, preferences));
}

async function show(deps: Deps, caller: Caller, preferences: Preferences): Promise<NotificationSettings> {
  const { ways, timeZone, quiet, digest } = preferences;
  const [email, ...muted] = await Promise.all([
    emailOf(deps, caller),
    ...preferences.muted.map((one) => mutedView(deps, caller, one)),
  ]);
  return { email, ways, timeZone, quiet, digest, muted };
}

/** Null where no e-mail can be sent to the caller. */
async function emailOf({ store, organisations, mails }: Deps, { tenant, person }: Caller): Promise<string | null> {
  if (!mails) return null;
  const [document, organisation] = await Promise.all([
    store.get(organisationPartition(tenant), accountId(person)),
    organisations.known(tenant),
  ]);
  return document === null ? null : asCorrected(organisation, accountOf(document)).email;
}

async function mutedView(deps: Deps, caller: Caller, one: Muted): Promise<MutedView> {
  const found = await name(deps, caller, one);
  const names = found.ok ? found.value : { deskName: null, named: null };
  return { subject: idOf(one), deskId: one.desk, ...names };
}

/** What the caller may see of it. */
async function name(
  { store, enterDesk }: Deps,
  caller: Caller,
  { desk: deskId, subject }: Muted,
): Promise<Outcome<Pick<MutedView, 'deskName' | 'named'>>> {
  const entered = await enterDesk(caller, deskId);
  if (!entered.ok) return entered;
  const { partition, desk, actor } = entered.value;
  if (subject === null) return done({ deskName: desk.name, named: null });
  if (TicketId.safeParse(subject).success) {
    const found = await findTicket(store, entered.value, subject);
    if (!found.ok) return found;
    const { number, title } = found.value.ticket;
    return done({ deskName: desk.name, named: `${keyOf(desk.prefix, number)} · ${title}` });
  }
  const document = mayOnDesk(actor, 'run.read') ? await store.get(partition, subject) : null;
  if (document?.type !== 'run') return refuse('missing', 'run.not-found');
  return done({ deskName: desk.name, named: runOf(document).title });
}

/** A desk is its own place, whatever else is said of where it is. */
function mutedAs(subject: string, deskId: DeskId): Muted {
  const [desk, ticket, run] = [DeskId.safeParse(subject), TicketId.safeParse(subject), RunId.safeParse(subject)];
  if (desk.success) return { desk: desk.data, subject: null };
  return { desk: deskId, subject: ticket.data ?? run.data ?? null };
}

function idOf({ desk, subject }: Muted): MutedView['subject'] {
  return subject ?? desk;
}

function without({ muted }: Preferences, id: string): Muted[] {
  return muted.filter((one) => idOf(one) !== id);
}
