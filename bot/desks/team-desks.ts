import type { Organisations } from '#bot/accounts/organisations.ts';
import { deskIdFor, newDeskId } from '#bot/ids.ts';
import type { Directory } from '#bot/members/directory.ts';
import { memberId, memberOf } from '#bot/members/member-document.ts';
import { readReading } from '#bot/members/reading.ts';
import type { Roster } from '#bot/members/roster.ts';
import { isOvertaken } from '#bot/store/overtaken.ts';
import type { Store } from '#bot/store/port.ts';
import type { Caller, UseCase } from '#bot/use-case.ts';
import { barringFromChange } from '#shared/accounts/organisation.ts';
import type * as contract from '#shared/desks/contract.ts';
import type { Channel, Desk } from '#shared/desks/desk.ts';
import { defaultPriorities } from '#shared/desks/priorities.ts';
import { defaultWorkflow } from '#shared/desks/workflow.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type { Member, RosterEntry } from '#shared/members/member.ts';
import { defaultCategories } from '#shared/words/categories.ts';
import { deskDocument, deskDocumentId, deskOf, deskPartition } from './desk-document.ts';
import { deskSummary, deskView } from './desk-view.ts';

export interface TeamDeskDeps {
  readonly store: Store;
  readonly roster: Roster;
  readonly directory: Directory;
  readonly now: () => Date;
  readonly organisations: Pick<Organisations, 'known'>;
}

/** For the configuration page: those desks of the team that the caller is on the roster of. */
export function listTeamDesksWith({ store, directory }: TeamDeskDeps): UseCase<typeof contract.listTeamDesks> {
  return async ({ caller }, { params, query }) => {
    const place = await findPlace(directory, caller, params.teamId, query.channelId);
    if (!place.ok) return place;
    const page = await store.query(
      { tenant: caller.tenant },
      { type: 'desk', where: { field: 'team', eq: params.teamId }, order: [['team', 'asc']], limit: 200 },
    );
    const desks = page.items.map(deskOf);
    const places = await Promise.all(desks.map((desk) => placeOn(store, caller, desk)));
    const items = desks.flatMap((desk, index) => {
      const member = places[index];
      return member === null || member === undefined ? [] : [deskSummary(desk, member)];
    });
    return done({ teamName: place.value.teamName, items });
  };
}

async function placeOn(store: Store, { tenant, person }: Caller, desk: Desk): Promise<Member | null> {
  const document = await store.get(deskPartition(tenant, desk.id), memberId(person));
  const member = document === null ? null : memberOf(document);
  return member?.left === false ? member : null;
}

/**
 * Creates a desk. Its roster is read from Teams first, so that nobody makes one for a team or private channel that they are
 * not in; guests cannot. The desk itself is written last: until then nobody sees any of it. The same Idempotency-Key gives
 * the same desk.
 */
export function createDeskWith({
  store,
  roster,
  directory,
  now,
  organisations,
}: TeamDeskDeps): UseCase<typeof contract.createDesk> {
  return async ({ caller, idempotencyKey }, { params, body }) => {
    const barred = barringFromChange(await organisations.known(caller.tenant), caller.person);
    if (!barred.ok) return barred;
    const found = await findPlace(directory, caller, params.teamId, body.channelId);
    if (!found.ok) return found;
    const { channel, teamName, members, me } = found.value;
    if (channel === null) return refuse('missing', 'team.not-found');
    if (me.role === 'guest') return refuse('forbidden', 'desk.not-owner');
    const { tenant, person } = caller;
    const desk: Desk = {
      id:
        idempotencyKey === null ? newDeskId() : deskIdFor([tenant, person, params.teamId, channel.id, idempotencyKey]),
      name: body.name,
      prefix: 'TKT',
      language: body.language,
      team: params.teamId,
      teamName,
      channel,
      categories: defaultCategories(body.language),
      priorities: defaultPriorities,
      workflow: defaultWorkflow,
      fields: [],
      cannedReplies: [],
      visibility: 'everyone',
      silent: [],
      closedBy: [],
    };
    const partition = deskPartition(tenant, desk.id);
    const known = await store.get(partition, deskDocumentId);
    if (known !== null) return done(deskView(deskOf(known), known.etag, { ...me, left: false }));
    const present = members.map((member) => ({ ...member, left: false }));
    try {
      await roster.put(partition, present, { at: now().toISOString(), before: await readReading(store, partition) });
      const [etag] = await store.write(partition, [{ create: deskDocument(desk) }]);
      return done(deskView(desk, etag ?? '', { ...me, left: false }));
    } catch (error) {
      // The same request again, or twice at once, was quicker.
      if (!isOvertaken(error)) throw error;
      const made = await store.get(partition, deskDocumentId);
      if (made === null) return refuse('busy', 'service.busy');
      return done(deskView(deskOf(made), made.etag, { ...me, left: false }));
    }
  };
}

interface Place {
  readonly teamName: string;
  /** Null where no channel was named, or it is not one of the team's. */
  readonly channel: Channel | null;
  readonly members: readonly RosterEntry[];
  readonly me: RosterEntry;
}

/** The caller's place in the team, or in the channel where it is private or shared, as Teams says now. */
async function findPlace(
  directory: Directory,
  { tenant, person }: Caller,
  team: string,
  channelId: string | undefined,
): Promise<Outcome<Place>> {
  const found = await directory.team(tenant, team);
  if (found === null) return refuse('missing', 'team.not-found');
  const channels = channelId === undefined ? [] : await directory.channels(tenant, team);
  const channel = channels.find((item) => item.id === channelId) ?? null;
  const whole = channel ?? { id: team, name: found.name, kind: 'standard' as const };
  const members = await directory.members(tenant, team, whole);
  if (members === null) return refuse('rule', 'team.no-roster');
  const me = members.find((member) => member.person === person);
  if (me === undefined) return refuse('missing', 'team.not-found');
  return done({ teamName: found.name, channel, members, me });
}
