import { z } from 'zod';
import type { Document, Stored } from '#bot/store/port.ts';
import { ViewId } from '#shared/kernel/ids.ts';
import { fold } from '#shared/kernel/text.ts';
import { ColumnKey, Look, type SavedView } from '#shared/views/view.ts';

const Shape = z.object({
  id: ViewId,
  name: z.string(),
  shared: z.boolean(),
  by: z.string(),
  look: Look,
  columns: z.array(ColumnKey).nullable(),
}) satisfies z.ZodType<SavedView>;

export function viewDocument(view: SavedView): Document {
  const { id, name, shared, by } = view;
  return { id, type: 'view', schema: 1, shared, person: by, sortName: fold(name), data: view };
}

export function viewOf(document: Stored): SavedView {
  return Shape.parse(document['data']);
}
