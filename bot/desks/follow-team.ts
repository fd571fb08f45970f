import type { SyncRoster } from '#bot/members/sync-roster.ts';
import { retryOvertaken } from '#bot/store/overtaken.ts';
import type { Store } from '#bot/store/port.ts';
import type { Closure, Desk } from '#shared/desks/desk.ts';
import { deskDocument, deskDocumentId, deskOf, deskPartition } from './desk-document.ts';

/** Keeps the desks of a team what Teams tells of it. Each may be told the same thing twice. */
export interface FollowTeam {
  deskOfChannel(tenant: string, channel: string): Promise<Desk | null>;
  rosterChanged(tenant: string, team: string): Promise<void>;
  teamRenamed(tenant: string, team: string, name: string): Promise<void>;
  channelRenamed(tenant: string, channel: string, name: string): Promise<void>;
  /** Read-only from now on, for this reason beside any other; nothing is deleted. */
  closeTeam(tenant: string, team: string, by: Closure): Promise<void>;
  /** This reason is over; the desk is in use again where it was the last. */
  reopenTeam(tenant: string, team: string, by: Closure): Promise<void>;
  closeChannel(tenant: string, channel: string): Promise<void>;
  reopenChannel(tenant: string, channel: string): Promise<void>;
}

export function followTeamWith({
  store,
  syncRoster,
}: {
  readonly store: Store;
  readonly syncRoster: SyncRoster;
}): FollowTeam {
  async function find(tenant: string, field: 'team' | 'channel', value: string): Promise<readonly Desk[]> {
    const where = { field, eq: value };
    const page = await store.query({ tenant }, { type: 'desk', where, order: [['team', 'asc']], limit: 200 });
    return page.items.map(deskOf);
  }

  async function changeAll(tenant: string, desks: readonly Desk[], change: (desk: Desk) => Desk): Promise<void> {
    for (const desk of desks) await changeOne(store, tenant, desk.id, change);
  }

  return {
    async deskOfChannel(tenant, channel) {
      return (await find(tenant, 'channel', channel))[0] ?? null;
    },
    async rosterChanged(tenant, team) {
      const desks = await find(tenant, 'team', team);
      const outcomes = await Promise.allSettled(desks.map((desk) => syncRoster(tenant, desk.id)));
      const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
      if (reasons.length > 0) throw new AggregateError(reasons, `rosters of the team ${team} were not read`);
    },
    async teamRenamed(tenant, team, teamName) {
      await changeAll(tenant, await find(tenant, 'team', team), (desk) => ({ ...desk, teamName }));
    },
    async channelRenamed(tenant, channel, name) {
      const desks = await find(tenant, 'channel', channel);
      await changeAll(tenant, desks, (desk) => ({ ...desk, channel: { ...desk.channel, name } }));
    },
    async closeTeam(tenant, team, by) {
      await changeAll(tenant, await find(tenant, 'team', team), closed(by));
    },
    async reopenTeam(tenant, team, by) {
      await changeAll(tenant, await find(tenant, 'team', team), reopened(by));
    },
    async closeChannel(tenant, channel) {
      await changeAll(tenant, await find(tenant, 'channel', channel), closed('channel-gone'));
    },
    async reopenChannel(tenant, channel) {
      await changeAll(tenant, await find(tenant, 'channel', channel), reopened('channel-gone'));
    },
  };
}

const closed = (by: Closure) => (desk: Desk) => ({ ...desk, closedBy: [...new Set([...desk.closedBy, by])] });
const reopened = (by: Closure) => (desk: Desk) => ({ ...desk, closedBy: desk.closedBy.filter((one) => one !== by) });

async function changeOne(store: Store, tenant: string, id: string, change: (desk: Desk) => Desk): Promise<void> {
  const partition = deskPartition(tenant, id);
  await retryOvertaken(async () => {
    const document = await store.get(partition, deskDocumentId);
    if (document === null) return;
    await store.write(partition, [{ replace: deskDocument(change(deskOf(document))), etag: document.etag }]);
  });
}
