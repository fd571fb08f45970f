import type { EnterDesk } from '#bot/desks/enter-desk.ts';
import { personView, type Roster } from '#bot/members/roster.ts';
import type { Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { done, refuse } from '#shared/kernel/outcome.ts';
import { readFieldFilter } from '#shared/tickets/field-filter.ts';
import type * as contract from '#shared/tickets/group-contract.ts';
import { canGroup, groupKeys, mostGroups } from '#shared/tickets/grouping.ts';
import { ticketFilter } from './filter.ts';
import { filterOfGroup } from './group-filter.ts';
import { readRows } from './list-tickets.ts';

interface Deps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
  readonly roster: Roster;
  readonly now: () => Date;
}

/** Counts under way at a time. */
const atOnce = 20;

/**
 * The headings that a list has, with how many tickets stand under each. Cosmos DB: 1 count for each heading that there could be,
 * about 3 RU each: as many as the roster has people where it is by assignee.
 */
export function groupTicketsWith({ store, enterDesk, roster, now }: Deps): UseCase<typeof contract.groupTickets> {
  return async ({ caller }, { params, query }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, actor } = entered.value;
    const { by, today = dayOf(now()), fields, ...filter } = query;
    const own = readFieldFilter(fields, desk.fields, actor.person);
    if (!own.ok) return own;
    if (!canGroup(by, desk)) return refuse('invalid', 'request.invalid', { fields: ['by'] });
    const where = ticketFilter(filter, actor, own.value);
    const members = by === 'assignees' ? await roster.all(partition) : [];
    const people = new Map(members.map((member) => [member.person, member]));
    const count = async (key: string) => {
      const group = filterOfGroup(by, key, today);
      return { key, count: await store.count(partition, { type: 'ticket', where: { and: [where, group] } }) };
    };
    const keys = groupKeys(by, desk, [...people.keys()]);
    const counted: { readonly key: string; readonly count: number }[] = [];
    for (let start = 0; start < keys.length; start += atOnce) {
      counted.push(...(await Promise.all(keys.slice(start, start + atOnce).map(count))));
    }
    const held = counted.filter((group) => group.count > 0).slice(0, mostGroups);
    return done({
      items: held.map((group) => ({ ...group, person: people.has(group.key) ? personView(people, group.key) : null })),
    });
  };
}

/** Cosmos DB: as a list without headings, once for each heading that the page touches. */
export function listGroupedWith({ store, enterDesk, roster, now }: Deps): UseCase<typeof contract.listGrouped> {
  return async ({ caller }, { params, query }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { by, groups, today = dayOf(now()), ...listed } = query;
    if (!canGroup(by, entered.value.desk)) return refuse('invalid', 'request.invalid', { fields: ['by'] });
    const headings = groups.map((key) => filterOfGroup(by, key, today));
    const read = await readRows({ store, roster }, entered.value, listed, headings);
    if (!read.ok) return read;
    const { items, under, cursor } = read.value;
    const sections = groups.flatMap((key, at) => ({ key, count: under.get(at) ?? 0 })).filter(({ count }) => count > 0);
    return done({ items, sections, cursor });
  };
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
