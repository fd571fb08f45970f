import type { MeView } from '#shared/members/contract.ts';
import { languageOf } from '#shared/words/language.ts';
import type { Card } from './cards/card.ts';
import { personWelcomeCard, teamWelcomeCard } from './cards/help-card.ts';
import type { Conversations } from './conversations.ts';
import type { ChannelChanged, HappeningInTeams, Installed, Place, Sender, TeamChanged, TeamRef } from './incoming.ts';
import type { BotUseCases } from './turn.ts';
import { botWords } from './words.ts';

/** What the rest of the product does when something happens to a team. Each may be told the same thing twice. */
export interface TeamHooks {
  onInstalled(tenant: string, team: TeamRef): Promise<void>;
  onUninstalled(tenant: string, group: string): Promise<void>;
  onRosterChanged(tenant: string, group: string): Promise<void>;
  onTeamRenamed(tenant: string, group: string, name: string): Promise<void>;
  onChannelRenamed(tenant: string, group: string, channel: string, name: string): Promise<void>;
  /** `restored` also where an archived team is taken out of the archive. */
  onTeamState(tenant: string, group: string, state: 'archived' | 'deleted' | 'restored'): Promise<void>;
  onChannelState(tenant: string, group: string, channel: string, state: 'deleted' | 'restored'): Promise<void>;
}

export interface HappenDeps {
  readonly conversations: Conversations;
  readonly useCases: Pick<BotUseCases, 'readMe'>;
  readonly hooks: TeamHooks;
  /** Posts a card as a new thread. @throws where it was not posted */
  readonly postInChannel: (tenant: string, group: string, channel: string, card: Card) => Promise<void>;
}

/**
 * Takes in what Teams tells of installs, rosters and names.
 * @param post sends a card into the chat that the event came from
 */
export async function happen(
  deps: HappenDeps,
  event: HappeningInTeams,
  post: (card: Card) => Promise<void>,
): Promise<void> {
  const { place } = event;
  if (event.kind === 'installed')
    return place.scope === 'personal' ? await greetPerson(deps, event, post) : await greetTeam(deps, event);
  if (event.kind === 'uninstalled') return await leave(deps, place, event.by);
  if (place.team === null) return;
  switch (event.kind) {
    case 'members-changed':
      return await deps.hooks.onRosterChanged(place.tenant, place.team.group);
    case 'channel-changed':
      return await changeChannel(deps.hooks, place.tenant, place.team, event);
    case 'team-changed':
      return await changeTeam(deps, place.tenant, place.team, event);
    default:
      return event satisfies never;
  }
}

/** Install events repeat: whoever claims the greeting gives it, in the channel that the person chose. */
async function greetTeam({ conversations, hooks, postInChannel }: HappenDeps, event: Installed): Promise<void> {
  const { tenant, team } = event.place;
  if (team === null) return;
  await conversations.meetTeam(event.place, team);
  await hooks.onInstalled(tenant, team);
  if (event.greetIn === null || !(await conversations.claimTeamGreeting(tenant, team.group))) return;
  try {
    const card = teamWelcomeCard(team.name, botWords[languageOf(event.locale)]);
    await postInChannel(tenant, team.group, event.greetIn, card);
  } catch (error) {
    await conversations.forgetTeamGreeting(tenant, team.group);
    throw error;
  }
}

async function greetPerson(
  { conversations, useCases }: HappenDeps,
  event: Installed,
  post: (card: Card) => Promise<void>,
) {
  const { place, by, locale } = event;
  if (by === null) return;
  await conversations.meetPerson(place, by);
  if (event.greetIn === null || !(await conversations.claimPersonGreeting(place.tenant, by.person))) return;
  try {
    const me = await readMe(useCases, place, by);
    const words = botWords[me?.language ?? languageOf(locale)];
    await post(personWelcomeCard(by.name, me !== null && me.desks.length > 0 ? 'has a desk' : 'has no desk', words));
  } catch (error) {
    await conversations.forgetPersonGreeting(place.tenant, by.person);
    throw error;
  }
}

async function readMe(useCases: HappenDeps['useCases'], { tenant }: Place, by: Sender): Promise<MeView | null> {
  const caller = { tenant, person: by.person, name: by.name };
  const call = { caller, via: 'bot', idempotencyKey: null } as const;
  const found = await useCases.readMe(call, { params: {}, query: {}, body: undefined });
  return found.ok ? found.value : null;
}

async function leave(
  { conversations, hooks }: HappenDeps,
  { tenant, scope, team }: Place,
  by: Sender | null,
): Promise<void> {
  if (scope === 'personal') {
    if (by !== null) await conversations.endPerson(tenant, by.person);
    return;
  }
  if (team === null) return;
  await conversations.suspendTeam(tenant, team.group);
  await hooks.onUninstalled(tenant, team.group);
}

async function changeChannel(
  hooks: TeamHooks,
  tenant: string,
  { group }: TeamRef,
  event: ChannelChanged,
): Promise<void> {
  if (event.change === 'renamed') return await hooks.onChannelRenamed(tenant, group, event.channel, event.name);
  return await hooks.onChannelState(tenant, group, event.channel, event.change);
}

async function changeTeam(
  { conversations, hooks }: HappenDeps,
  tenant: string,
  { group }: TeamRef,
  { change, name }: TeamChanged,
): Promise<void> {
  if (change === 'renamed') {
    await conversations.renameTeam(tenant, group, name);
    return await hooks.onTeamRenamed(tenant, group, name);
  }
  return await hooks.onTeamState(tenant, group, change === 'unarchived' ? 'restored' : change);
}
