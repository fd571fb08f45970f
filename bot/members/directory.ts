import type { Channel } from '#shared/desks/desk.ts';
import type { RosterEntry } from '#shared/members/member.ts';

/** What Microsoft Graph tells of teams; `bot/graph` implements it. */
export interface Directory {
  /** Null where there is no such team or the app may not read it. */
  team(tenant: string, team: string): Promise<{ readonly name: string } | null>;
  channels(tenant: string, team: string): Promise<readonly Channel[]>;
  /** Every member with their role: of the team, or of the channel where it is private or shared. Null where refused. */
  members(tenant: string, team: string, channel: Channel): Promise<readonly RosterEntry[] | null>;
}
