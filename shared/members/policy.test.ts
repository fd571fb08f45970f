import { expect, test } from 'vitest';
import type { Role, Visibility } from './member.ts';
import {
  type ChecklistAction,
  mayInOrganisation,
  mayOnChecklist,
  mayOnDesk,
  mayOnTicket,
  organisationPolicy,
  policy,
  type TicketAction,
} from './policy.ts';

const nadia = 'nadia';
const somebody = 'somebody';
const ticket = (
  over: Partial<{
    requester: string;
    assignees: string[];
    watchers: string[];
    closed: boolean;
    confidential: boolean;
  }> = {},
) => ({
  requester: somebody,
  assignees: [somebody],
  closed: false,
  watchers: [] as string[],
  confidential: false,
  ...over,
});

const theirs = ticket();
const mine = ticket({ requester: nadia });
const mineClosed = ticket({ requester: nadia, closed: true });
const mineToDo = ticket({ assignees: [nadia] });
const nobodys = ticket({ assignees: [] });

/** Columns: somebody else's ticket, one's request, one's closed request, assigned to one, unassigned. */
const tickets = [theirs, mine, mineClosed, mineToDo, nobodys];

const ticketCells: readonly (readonly [TicketAction, Role, string])[] = [
  ['ticket.read', 'owner', 'yes yes yes yes yes'],
  ['ticket.read', 'member', 'yes yes yes yes yes'],
  ['ticket.read', 'guest', 'no yes yes no no'],
  ['ticket.edit', 'owner', 'yes yes yes yes yes'],
  ['ticket.edit', 'member', 'no yes no yes no'],
  ['ticket.edit', 'guest', 'no no no no no'],
  ['ticket.change-requester', 'owner', 'yes yes yes yes yes'],
  ['ticket.change-requester', 'member', 'no no no yes no'],
  ['ticket.change-requester', 'guest', 'no no no no no'],
  ['ticket.move', 'owner', 'yes yes yes yes yes'],
  ['ticket.move', 'member', 'no no no yes no'],
  ['ticket.move', 'guest', 'no no no no no'],
  ['ticket.take', 'owner', 'yes yes yes yes yes'],
  ['ticket.take', 'member', 'no no no no yes'],
  ['ticket.take', 'guest', 'no no no no no'],
  ['ticket.reopen', 'owner', 'yes yes yes yes yes'],
  ['ticket.reopen', 'member', 'no yes yes no no'],
  ['ticket.reopen', 'guest', 'no no no no no'],
  ['ticket.watch', 'owner', 'yes yes yes yes yes'],
  ['ticket.watch', 'member', 'yes yes yes yes yes'],
  ['ticket.watch', 'guest', 'no no no no no'],
  ['comment.add', 'owner', 'yes yes yes yes yes'],
  ['comment.add', 'member', 'yes yes yes yes yes'],
  ['comment.add', 'guest', 'no yes yes no no'],
  ['comment.internal', 'owner', 'yes yes yes yes yes'],
  ['comment.internal', 'member', 'no no no yes no'],
  ['comment.internal', 'guest', 'no no no no no'],
];
test.each(ticketCells)('%s as %s', (action, role, expected) => {
  const answers = tickets.map((item) =>
    mayOnTicket({ person: nadia, role, visibility: 'everyone' }, action, item) ? 'yes' : 'no',
  );
  expect(answers.join(' ')).toBe(expected);
});

/** The same columns on checklists: started or made by somebody else, by oneself, by oneself and closed, falling to one. */
const checklistCells: readonly (readonly [ChecklistAction, Role, string])[] = [
  ['template.edit', 'owner', 'yes yes yes yes yes'],
  ['template.edit', 'member', 'no yes yes no no'],
  ['template.edit', 'guest', 'no no no no no'],
  ['run.answer', 'owner', 'yes yes yes yes yes'],
  ['run.answer', 'member', 'yes yes yes yes yes'],
  ['run.answer', 'guest', 'no no no no no'],
  ['run.change', 'owner', 'yes yes yes yes yes'],
  ['run.change', 'member', 'no yes no yes no'],
  ['run.change', 'guest', 'no no no no no'],
  ['run.review', 'owner', 'yes yes yes yes yes'],
  ['run.review', 'member', 'no no no yes no'],
  ['run.review', 'guest', 'no no no no no'],
  ['run.reopen', 'owner', 'yes yes yes yes yes'],
  ['run.reopen', 'member', 'no yes yes no no'],
  ['run.reopen', 'guest', 'no no no no no'],
];
test.each(checklistCells)('%s as %s', (action, role, expected) => {
  const answers = tickets.map((item) => (mayOnChecklist({ person: nadia, role }, action, item) ? 'yes' : 'no'));
  expect(answers.join(' ')).toBe(expected);
});

const deskCells = [
  ['desk.read', 'yes yes yes'],
  ['desk.change', 'yes no no'],
  ['members.read', 'yes yes no'],
  ['ticket.create', 'yes yes yes'],
  ['ticket.create-for-other', 'yes yes no'],
  ['template.read', 'yes yes no'],
  ['template.create', 'yes yes no'],
  ['run.start', 'yes yes no'],
  ['view.share', 'yes no no'],
  ['run.read', 'yes yes no'],
] as const;
test.each(deskCells)('%s as owner, member, guest', (action, expected) => {
  const roles: readonly Role[] = ['owner', 'member', 'guest'];
  const answers = roles.map((role) => (mayOnDesk({ role }, action) ? 'yes' : 'no'));
  expect(answers.join(' ')).toBe(expected);
});

const organisationCells = [
  ['organisation.administer', 'yes yes no no'],
  ['organisation.change', 'yes yes no no'],
  ['accounts.read', 'yes yes no no'],
  ['administrators.change', 'yes yes no no'],
  ['account.correct', 'yes yes no no'],
  ['account.sign-out', 'yes yes yes no'],
  ['account.limit', 'no yes no no'],
  ['data-requests.handle', 'yes yes no no'],
  ['account.export', 'yes yes yes no'],
  ['account.erase', 'no yes no no'],
  ['account.deactivate-own', 'no no no no'],
  ['account.hold', 'yes yes no no'],
  ['account.freeze', 'no yes no no'],
  ['feedback.handle', 'yes yes no no'],
  ['policy.publish', 'yes yes no no'],
  ['retention.change', 'yes yes no no'],
  ['audit.read', 'yes yes no no'],
] as const;
test.each(organisationCells)(
  '%s as administrator on one’s own account, on another’s; as anybody else, likewise',
  (action, expected) => {
    const answers = [true, false].flatMap((administrator) =>
      [nadia, somebody].map((account) =>
        mayInOrganisation({ person: nadia, administrator, selfDeactivation: false }, action, account),
      ),
    );
    expect(answers.map((may) => (may ? 'yes' : 'no')).join(' ')).toBe(expected);
  },
);

test('anybody deactivates their own account where the organisation allows it', () => {
  const actor = { person: nadia, administrator: false, selfDeactivation: true };
  expect(mayInOrganisation(actor, 'account.deactivate-own')).toBe(true);
});

test('every action of the tables is tried above', () => {
  const tried = [...ticketCells, ...checklistCells, ...deskCells].map(([action]) => action);
  expect(new Set(tried)).toEqual(new Set(Object.keys(policy)));
  expect(new Set(organisationCells.map(([action]) => action))).toEqual(new Set(Object.keys(organisationPolicy)));
});

/** Columns: somebody else's ticket, one's request, assigned to one, watched by one, unassigned; then the same, confidential. */
const seenColumns = [theirs, mine, mineToDo, ticket({ watchers: [nadia] }), nobodys];
test.each<[Role, Visibility, string, string]>([
  ['owner', 'own', 'yes yes yes yes yes', 'yes yes yes yes yes'],
  ['member', 'everyone', 'yes yes yes yes yes', 'no yes yes no no'],
  ['member', 'own', 'no yes yes yes no', 'no yes yes no no'],
  ['member', 'own-or-unassigned', 'no yes yes yes yes', 'no yes yes no no'],
  ['guest', 'everyone', 'no yes no no no', 'no yes no no no'],
])('seen as %s where the desk shows %s', (role, visibility, open, confidential) => {
  const seen = (secret: boolean) =>
    seenColumns
      .map((item) => mayOnTicket({ person: nadia, role, visibility }, 'ticket.read', { ...item, confidential: secret }))
      .map((may) => (may ? 'yes' : 'no'))
      .join(' ');
  expect([seen(false), seen(true)]).toEqual([open, confidential]);
});

test('nothing may be done on a ticket that one may not see', () => {
  const actor = { person: nadia, role: 'member', visibility: 'own' } as const;
  const actions = Object.keys(policy).filter((action) => /^(ticket|comment)\./.test(action)) as TicketAction[];
  const allowed = actions.filter((action) => mayOnTicket(actor, action, nobodys));
  expect(allowed).toEqual([]);
});
