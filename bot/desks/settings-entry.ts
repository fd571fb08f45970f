import { z } from 'zod';
import { refuseCursor } from '#bot/cursor.ts';
import { newSettingsEntryId } from '#bot/ids.ts';
import { personView, type Roster } from '#bot/members/roster.ts';
import type { Document, Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import type * as contract from '#shared/desks/contract.ts';
import { type SettingsChange, settingNames } from '#shared/desks/settings.ts';
import { done, refuse } from '#shared/kernel/outcome.ts';
import { mayOnDesk } from '#shared/members/policy.ts';
import type { EnterDesk } from './enter-desk.ts';

const Shape = z.object({
  at: z.string(),
  by: z.string(),
  data: z.object({
    changes: z.array(z.object({ setting: z.enum(settingNames), from: z.unknown(), to: z.unknown() })),
    copiedFrom: z.string().nullable().default(null),
  }),
});

/**
 * Who changed which setting: written in the same commit as the change, and never again.
 * @param copiedFrom the name of the desk from which the settings are, null where somebody set them by hand
 */
export function settingsEntryDocument(
  changes: SettingsChange['changes'],
  { by, at, copiedFrom }: { readonly by: string; readonly at: string; readonly copiedFrom: string | null },
): Document {
  return { id: newSettingsEntryId(), type: 'settingsEntry', schema: 1, at, by, data: { changes, copiedFrom } };
}

interface Deps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
  readonly roster: Roster;
}

const page = 50;

/** Cosmos DB: 1 query beside the entrance. */
export function listSettingsEntriesWith({
  store,
  enterDesk,
  roster,
}: Deps): UseCase<typeof contract.listSettingsEntries> {
  return async ({ caller }, { params, query }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, actor } = entered.value;
    if (!mayOnDesk(actor, 'desk.change')) return refuse('forbidden', 'desk.not-owner');
    const { cursor } = query;
    try {
      const found = await store.query(partition, {
        type: 'settingsEntry',
        order: [['at', 'desc']],
        limit: page,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const entries = found.items.map((document) => Shape.parse(document));
      const people = await roster.named(
        partition,
        entries.map(({ by }) => by),
      );
      const items = entries.map(({ at, by, data }) => ({ at, by: personView(people, by), ...data }));
      return done({ items, cursor: found.cursor });
    } catch (error) {
      return refuseCursor(error, cursor);
    }
  };
}
