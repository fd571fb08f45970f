import { z } from 'zod';

/** What somebody is told, the strongest first: of several reasons to tell one person of one event, the first counts. */
export const NotificationKind = z.enum([
  'mentioned',
  'assigned',
  'run-assigned',
  'item-assigned',
  'run-review',
  'run-returned',
  'overdue',
  'due-soon',
  'unassigned',
  'status-changed',
  'run-completed',
  'commented',
]);
export type NotificationKind = z.infer<typeof NotificationKind>;
