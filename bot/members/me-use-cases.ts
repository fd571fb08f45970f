import type { Accounts } from '#bot/accounts/accounts.ts';
import { actorIn } from '#bot/accounts/enter-organisation.ts';
import type { Organisations } from '#bot/accounts/organisations.ts';
import { deskDocumentId, deskOf, deskPartition } from '#bot/desks/desk-document.ts';
import { deskSummary } from '#bot/desks/desk-view.ts';
import { isErased } from '#bot/privacy/erased.ts';
import type { Filter, Store } from '#bot/store/port.ts';
import { ticketOf } from '#bot/tickets/ticket-document.ts';
import { peopleOfRows, ticketRow } from '#bot/tickets/ticket-view.ts';
import type { Caller, UseCase } from '#bot/use-case.ts';
import { asCorrected, barring } from '#shared/accounts/organisation.ts';
import { actorOn, type Desk } from '#shared/desks/desk.ts';
import { priorityOf } from '#shared/desks/priorities.ts';
import { findStatus } from '#shared/desks/workflow.ts';
import { done, refuse } from '#shared/kernel/outcome.ts';
import type * as contract from '#shared/members/contract.ts';
import type { Actor } from '#shared/members/member.ts';
import type { listMine } from '#shared/members/mine-contract.ts';
import { mayInOrganisation, mayOnTicket } from '#shared/members/policy.ts';
import type { Preferences } from '#shared/notifications/preferences.ts';
import { touchingOf } from '#shared/tickets/ticket.ts';
import { memberOf } from './member-document.ts';
import { changePreferences, readPreferences } from './preferences-document.ts';
import type { Roster } from './roster.ts';

interface Deps {
  readonly store: Store;
  readonly roster: Roster;
  readonly organisations: Organisations;
  readonly accounts: Accounts;
}

interface Place {
  readonly desk: Desk;
  readonly actor: Actor;
}

/** The desks whose rosters somebody is on: one query of the organisation, then a point read a desk. */
export async function desksOf(store: Store, { tenant, person }: Caller): Promise<readonly Place[]> {
  const page = await store.query(
    { tenant },
    {
      type: 'member',
      where: {
        and: [
          { field: 'person', eq: person },
          { field: 'left', eq: false },
        ],
      },
      order: [['person', 'asc']],
      limit: 500,
    },
  );
  const places = await Promise.all(
    page.items.map(async (document): Promise<Place[]> => {
      const found = await store.get(deskPartition(tenant, String(document['desk'])), deskDocumentId);
      if (found === null) return [];
      const desk = deskOf(found);
      return [{ desk, actor: actorOn(desk, memberOf(document)) }];
    }),
  );
  return places.flat().sort((a, b) => a.desk.name.localeCompare(b.desk.name, 'en'));
}

async function me({ store, organisations }: Deps, caller: Caller, { language, notifyBy }: Preferences) {
  const [desks, organisation] = await Promise.all([desksOf(store, caller), organisations.known(caller.tenant)]);
  const actor = actorIn(organisation, caller);
  const { name } = asCorrected(organisation, { ...caller, email: null });
  const can = (['organisation.administer', 'account.deactivate-own'] as const).filter((action) =>
    mayInOrganisation(actor, action),
  );
  const summaries = desks.map(({ desk, actor }) => deskSummary(desk, actor));
  return {
    id: caller.person,
    name,
    organisation: caller.tenant,
    language,
    notifyBy,
    desks: summaries,
    can,
    purgeAt: organisation.purgeAt,
  };
}

export function readMeWith(deps: Deps): UseCase<typeof contract.readMe> {
  return async ({ caller }) => {
    const organisation = await deps.organisations.known(caller.tenant);
    const barred = barring(organisation, caller.person);
    if (!barred.ok) return barred;
    if (isErased(organisation, caller.tenant, caller.person)) return refuse('forbidden', 'account.deactivated');
    await deps.accounts.meetCaller(caller);
    return done(await me(deps, caller, await readPreferences(deps.store, caller.tenant, caller.person)));
  };
}

export function changeMeWith(deps: Deps): UseCase<typeof contract.changeMe> {
  return async ({ caller }, { body }) => {
    const preferences = await changePreferences(deps.store, caller, (before) => ({
      ...before,
      language: body.language === undefined ? before.language : body.language,
      notifyBy: body.notifyBy ?? before.notifyBy,
    }));
    return done(await me(deps, caller, preferences));
  };
}

const shown = 200;
const relations: Readonly<Record<'assigned' | 'requested' | 'watched', (person: string) => Filter>> = {
  assigned: (person) => ({ field: 'assignees', has: person }),
  requested: (person) => ({ field: 'requester', eq: person }),
  watched: (person) => ({ field: 'watchers', has: person }),
};

/** One query of the organisation over the desks that the reader is on now. */
export function listMineWith({ store, roster }: Pick<Deps, 'store' | 'roster'>): UseCase<typeof listMine> {
  return async ({ caller }, { query }) => {
    const places = new Map((await desksOf(store, caller)).map((place) => [place.desk.id, place]));
    if (places.size === 0) return done({ items: [], more: false });
    const mine = relations[query.relation](caller.person);
    const page = await store.query(
      { tenant: caller.tenant },
      {
        type: 'ticket',
        where: { and: [{ field: 'scope', in: [...places.keys()] }, { field: 'open', eq: 1 }, mine] },
        order: [['due', 'asc']],
        limit: shown,
      },
    );
    const items = await Promise.all(
      page.items.map(ticketOf).map(async (ticket) => {
        const place = places.get(ticket.desk);
        if (place === undefined || !mayOnTicket(place.actor, 'ticket.read', touchingOf(ticket))) return [];
        const people = await roster.named(
          deskPartition(caller.tenant, ticket.desk),
          peopleOfRows([ticket], place.desk),
        );
        const row = ticketRow(ticket, place.desk, place.actor, people);
        const statusLabel = findStatus(place.desk.workflow, ticket.status)?.label ?? null;
        const deskPriority = priorityOf(place.desk.priorities, ticket.priority);
        return [{ ...row, deskName: place.desk.name, statusLabel, deskPriority }];
      }),
    );
    return done({ items: items.flat(), more: page.cursor !== null });
  };
}
