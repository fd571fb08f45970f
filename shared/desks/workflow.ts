import { z } from 'zod';

/** Every status belongs to one of five groups, in the order of a ticket's life (T2). */
export const StatusGroup = z.enum(['new', 'active', 'waiting', 'resolved', 'closed']);
export type StatusGroup = z.infer<typeof StatusGroup>;

export const StatusKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** One of a desk's statuses. The label is null for the default ones, which read in each reader's language. */
export const Status = z
  .object({
    key: StatusKey,
    label: z.string().min(1).max(40).nullable(),
    group: StatusGroup,
    /** The keys of the statuses that may follow. */
    next: z.array(StatusKey),
    /** Takes its tickets over: the status is on its way out, and nothing leads to it. */
    successor: StatusKey.optional(),
  })
  .meta({ id: 'Status' });
export type Status = z.infer<typeof Status>;

/** Works untouched: every desk begins with it. */
export const defaultWorkflow: readonly Status[] = [
  { key: 'new', label: null, group: 'new', next: ['active', 'waiting', 'resolved', 'closed'] },
  { key: 'active', label: null, group: 'active', next: ['new', 'waiting', 'resolved', 'closed'] },
  { key: 'waiting', label: null, group: 'waiting', next: ['active', 'resolved', 'closed'] },
  { key: 'resolved', label: null, group: 'resolved', next: ['active', 'closed'] },
  { key: 'closed', label: null, group: 'closed', next: ['active'] },
];

export function findStatus(workflow: readonly Status[], key: string): Status | undefined {
  return workflow.find((status) => status.key === key);
}

/** The status a ticket takes when it enters a group; the first of the group in the desk's order. */
export function firstOfGroup(workflow: readonly Status[], group: StatusGroup): Status | undefined {
  return workflow.find((status) => status.group === group && !isLeaving(status));
}

export function mayFollow(from: Status, to: string): boolean {
  return from.key === to || from.next.includes(to);
}

export function isOpenGroup(group: StatusGroup): boolean {
  return group === 'new' || group === 'active' || group === 'waiting';
}

export function isLeaving(status: Status): boolean {
  return status.successor !== undefined;
}
