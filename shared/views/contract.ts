import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId, ViewId } from '../kernel/ids.ts';
import { line } from '../kernel/line.ts';
import { Day } from '../tickets/shown.ts';
import { ColumnKey, Look } from './view.ts';

const onDesk = z.strictObject({ deskId: DeskId });
const onView = z.strictObject({ deskId: DeskId, viewId: ViewId });
const columns = z.array(ColumnKey).min(1).max(40).nullable();
const name = line(60);
const refusals = ['desk.not-found', 'desk.read-only', 'signin.missing', 'view.forbidden'] as const;

export const ViewRow = z
  .object({
    id: ViewId,
    name: z.string(),
    /** For everyone on the desk, or for the reader alone. */
    shared: z.boolean(),
    look: Look,
    /** Of the list; null shows those that the reader has chosen. */
    columns,
    /** The tickets in it that the reader may see; null for a search, and where it asks for a field that is gone. */
    count: z.int().nullable(),
    can: z.array(z.literal('change')),
  })
  .meta({ id: 'View' });
export type ViewRow = z.infer<typeof ViewRow>;

export const listViews = endpoint({
  id: 'listViews',
  method: 'GET',
  path: '/api/v1/desks/:deskId/views',
  tag: 'Views',
  summary: "The desk's saved views and the reader's own, by name, with how many tickets each shows",
  params: onDesk,
  query: z.strictObject({
    today: Day.optional().describe("The day where the reader is, before which what is due is late; UTC's unless told"),
  }),
  reply: z.object({ items: z.array(ViewRow) }),
  refusals: ['desk.not-found', 'signin.missing'],
});

export const saveView = endpoint({
  id: 'saveView',
  method: 'POST',
  path: '/api/v1/desks/:deskId/views',
  tag: 'Views',
  summary: 'Save a view for oneself or, as an owner, for everyone on the desk',
  params: onDesk,
  body: z.strictObject({ name, shared: z.boolean(), look: Look, columns }),
  reply: ViewRow,
  status: 201,
  refusals: [...refusals, 'view.too-many'],
});

export const changeView = endpoint({
  id: 'changeView',
  method: 'PATCH',
  path: '/api/v1/desks/:deskId/views/:viewId',
  tag: 'Views',
  summary: 'Rename a saved view, share it or not, or let it show something else',
  params: onView,
  body: z
    .strictObject({ name, shared: z.boolean(), look: Look, columns })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, { error: 'something has to change' }),
  reply: ViewRow,
  refusals: [...refusals, 'view.not-found', 'view.too-many', 'service.busy'],
});

export const removeView = endpoint({
  id: 'removeView',
  method: 'DELETE',
  path: '/api/v1/desks/:deskId/views/:viewId',
  tag: 'Views',
  summary: 'Remove a saved view; its tickets stay as they are',
  params: onView,
  reply: z.object({ id: ViewId }),
  refusals: [...refusals, 'view.not-found'],
});

export const viewEndpoints = [listViews, saveView, changeView, removeView] as const;
