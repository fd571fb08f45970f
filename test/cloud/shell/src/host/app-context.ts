import type { ShellChannel, ShellState, ShellTeam } from '../../shell-state.ts';
import type { ThemeName } from '../choices.ts';

export interface TabPlace {
  readonly team: ShellTeam;
  readonly channel: ShellChannel;
}

export interface ContextOptions {
  readonly state: ShellState;
  readonly theme: ThemeName;
  /** `fr-ca` */
  readonly locale: string;
  /** Null for the personal app. */
  readonly place: TabPlace | null;
  readonly frameContext: 'content' | 'settings' | 'remove' | 'task';
  readonly entityId: string;
  readonly sub: string | null;
}

const roles = { owner: 0, member: 1, guest: 2 } as const;
const kinds = { standard: 'Regular', private: 'Private', shared: 'Shared' } as const;
const session = crypto.randomUUID();

/** The shape on the wire, which teams-js turns into `app.Context`. */
export function appContext({ state, theme, locale, place, frameContext, entityId, sub }: ContextOptions) {
  const { person, app } = state;
  return {
    theme,
    locale,
    frameContext,
    entityId,
    subEntityId: sub ?? '',
    appId: app.id,
    appSessionId: session,
    sessionId: session,
    hostName: 'Teams',
    hostClientType: 'web',
    ringId: 'general',
    tid: person.tenant,
    userObjectId: person.oid,
    userPrincipalName: person.upn,
    loginHint: person.upn,
    userDisplayName: person.name,
    ...(place === null ? {} : channelContext(place, person.tenant)),
  };
}

function channelContext({ team, channel }: TabPlace, tenant: string) {
  return {
    teamId: team.thread,
    teamName: team.name,
    groupId: team.groupId,
    teamType: 0,
    userTeamRole: roles[team.role],
    channelId: channel.id,
    channelName: channel.name,
    channelType: kinds[channel.kind],
    hostTeamGroupId: team.groupId,
    hostTeamTenantId: tenant,
  };
}
