import type { OrganisationActor } from '../accounts/organisation.ts';
import type { Actor, Role } from './member.ts';

/**
 * What each role may do: the one table behind API, bot, cards and tab. Deny by default: what no cell allows is refused.
 *
 * - `yes`, `no`: whatever the ticket
 * - `requested`: on tickets that the person requested
 * - `involved`: on tickets that the person requested while they are not closed, or is assigned to
 * - `assigned`: on tickets that the person is assigned to; requesters do not hand theirs to another, for then it would be there
 *   for them to take, with the internal notes about them
 * - `unassigned`: on others' tickets that nobody is assigned to: taking one opens its internal notes
 *
 * On checklists, who made a template or started a run is its requester; whoever the review falls to is assigned to it.
 */
export const policy = {
  'desk.read': { owner: 'yes', member: 'yes', guest: 'yes' },
  'desk.change': { owner: 'yes', member: 'no', guest: 'no' },
  'view.share': { owner: 'yes', member: 'no', guest: 'no' },
  'members.read': { owner: 'yes', member: 'yes', guest: 'no' },
  'ticket.create': { owner: 'yes', member: 'yes', guest: 'yes' },
  'ticket.create-for-other': { owner: 'yes', member: 'yes', guest: 'no' },
  'ticket.read': { owner: 'yes', member: 'yes', guest: 'requested' },
  'ticket.edit': { owner: 'yes', member: 'involved', guest: 'no' },
  'ticket.change-requester': { owner: 'yes', member: 'assigned', guest: 'no' },
  'ticket.move': { owner: 'yes', member: 'assigned', guest: 'no' },
  'ticket.take': { owner: 'yes', member: 'unassigned', guest: 'no' },
  'ticket.reopen': { owner: 'yes', member: 'requested', guest: 'no' },
  'ticket.watch': { owner: 'yes', member: 'yes', guest: 'no' },
  'comment.add': { owner: 'yes', member: 'yes', guest: 'requested' },
  'comment.internal': { owner: 'yes', member: 'assigned', guest: 'no' },
  'template.read': { owner: 'yes', member: 'yes', guest: 'no' },
  'template.create': { owner: 'yes', member: 'yes', guest: 'no' },
  'template.edit': { owner: 'yes', member: 'requested', guest: 'no' },
  'run.start': { owner: 'yes', member: 'yes', guest: 'no' },
  'run.read': { owner: 'yes', member: 'yes', guest: 'no' },
  'run.answer': { owner: 'yes', member: 'yes', guest: 'no' },
  'run.change': { owner: 'yes', member: 'involved', guest: 'no' },
  'run.review': { owner: 'yes', member: 'assigned', guest: 'no' },
  'run.reopen': { owner: 'yes', member: 'requested', guest: 'no' },
} as const satisfies Record<string, Record<Role, Cell>>;

/** What concerns an organisation as a whole, for its administrators and for everybody else. */
export const organisationPolicy = {
  'organisation.administer': { administrator: 'yes', person: 'no' },
  'organisation.change': { administrator: 'yes', person: 'no' },
  'accounts.read': { administrator: 'yes', person: 'no' },
  'administrators.change': { administrator: 'yes', person: 'no' },
  'account.correct': { administrator: 'yes', person: 'no' },
  'account.sign-out': { administrator: 'yes', person: 'own' },
  'account.limit': { administrator: 'others', person: 'no' },
  'data-requests.handle': { administrator: 'yes', person: 'no' },
  'account.export': { administrator: 'yes', person: 'own' },
  'account.erase': { administrator: 'others', person: 'no' },
  'account.deactivate-own': { administrator: 'allowed', person: 'allowed' },
  'account.hold': { administrator: 'yes', person: 'no' },
  'account.freeze': { administrator: 'others', person: 'no' },
  'feedback.handle': { administrator: 'yes', person: 'no' },
  'policy.publish': { administrator: 'yes', person: 'no' },
  'retention.change': { administrator: 'yes', person: 'no' },
  'audit.read': { administrator: 'yes', person: 'no' },
} as const satisfies Record<string, Record<'administrator' | 'person', OrganisationCell>>;
/** `own`, `others`: on one's own account, on others'; `allowed`: where the organisation allows it. */
type OrganisationCell = 'yes' | 'no' | 'own' | 'others' | 'allowed';
export type OrganisationAction = keyof typeof organisationPolicy;

type Cell = 'yes' | 'no' | 'requested' | 'involved' | 'assigned' | 'unassigned';
export type Action = keyof typeof policy;
export type DeskAction = Extract<
  Action,
  | `desk.${string}`
  | 'members.read'
  | 'view.share'
  | 'ticket.create'
  | 'ticket.create-for-other'
  | 'template.read'
  | 'template.create'
  | 'run.start'
  | 'run.read'
>;
export type ChecklistAction = Exclude<Extract<Action, `template.${string}` | `run.${string}`>, DeskAction>;
export type TicketAction = Exclude<Action, DeskAction | ChecklistAction>;

/** The facts of a ticket that rights depend on. */
export interface Touching {
  readonly requester: string;
  readonly assignees: readonly string[];
  readonly closed: boolean;
}

/** On tickets, who sees them too. */
export interface TicketFacts extends Touching {
  readonly watchers: readonly string[];
  readonly confidential: boolean;
}

/** @param account whose account it is about, where it is about one */
export function mayInOrganisation(actor: OrganisationActor, action: OrganisationAction, account?: string): boolean {
  const cell: OrganisationCell = organisationPolicy[action][actor.administrator ? 'administrator' : 'person'];
  switch (cell) {
    case 'yes':
      return true;
    case 'no':
      return false;
    case 'own':
      return account === actor.person;
    case 'others':
      return account !== actor.person;
    case 'allowed':
      return actor.selfDeactivation;
    default:
      return cell satisfies never;
  }
}

export function mayOnDesk(actor: Pick<Actor, 'role'>, action: DeskAction): boolean {
  return policy[action][actor.role] === 'yes';
}

/** Nobody may do anything on a ticket that they may not see. */
export function mayOnTicket(actor: Actor, action: TicketAction, ticket: TicketFacts): boolean {
  return maySee(actor, ticket) && allows(policy[action][actor.role], actor, ticket);
}

/** Of several actions those that `mayOnTicket` allows. */
export function allowedOnTicket<A extends TicketAction>(actor: Actor, actions: readonly A[], ticket: TicketFacts): A[] {
  const allowed: A[] = [];
  if (!maySee(actor, ticket)) return allowed;
  for (const action of actions) if (allows(policy[action][actor.role], actor, ticket)) allowed.push(action);
  return allowed;
}

/**
 * Deny by default (R5): owners see every ticket; a confidential one is for its requester and assignees besides; guests see
 * what they requested; members what the desk's visibility gives them. `bot/tickets/filter.ts` says the same to the store.
 */
function maySee({ person, role, visibility }: Actor, ticket: TicketFacts): boolean {
  const requested = ticket.requester === person;
  if (role === 'owner') return true;
  if (role === 'guest') return requested;
  if (requested || ticket.assignees.includes(person)) return true;
  if (ticket.confidential) return false;
  if (visibility === 'everyone' || ticket.watchers.includes(person)) return true;
  return visibility === 'own-or-unassigned' && ticket.assignees.length === 0;
}

/** On a template or a run; what a desk's role alone decides is for `mayOnDesk`. */
export function mayOnChecklist(
  actor: Pick<Actor, 'person' | 'role'>,
  action: ChecklistAction,
  checklist: Touching,
): boolean {
  return allows(policy[action][actor.role], actor, checklist);
}

function allows(cell: Cell, { person }: Pick<Actor, 'person'>, ticket: Touching): boolean {
  switch (cell) {
    case 'yes':
      return true;
    case 'no':
      return false;
    case 'requested':
      return ticket.requester === person;
    case 'involved':
      return ticket.assignees.includes(person) || (ticket.requester === person && !ticket.closed);
    case 'assigned':
      return ticket.assignees.includes(person);
    case 'unassigned':
      return ticket.assignees.length === 0 && ticket.requester !== person;
    default:
      return cell satisfies never;
  }
}
