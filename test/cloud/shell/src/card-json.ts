import { z } from 'zod';

const Execute = z.looseObject({
  type: z.literal('Action.Execute'),
  id: z.string().optional(),
  verb: z.string().optional(),
  data: z.unknown().optional(),
});
const Refreshing = z.looseObject({
  refresh: z.looseObject({ action: Execute, userIds: z.array(z.string()).nullish() }),
});

export type RefreshAction = Pick<z.infer<typeof Execute>, 'type' | 'id' | 'verb' | 'data'>;

/** The action that brings the card up to date for this reader; null where the card has none for them. */
export function refreshOf(card: unknown, botUserId: string): RefreshAction | null {
  const parsed = Refreshing.safeParse(card);
  if (!parsed.success) return null;
  const { action, userIds } = parsed.data.refresh;
  // Without a list it is for everybody, as the conversations here are small.
  if (userIds && !userIds.includes(botUserId)) return null;
  const { type, id, verb, data } = action;
  return { type, data, ...(id === undefined ? {} : { id }), ...(verb === undefined ? {} : { verb }) };
}

interface Someone {
  readonly oid: string;
  readonly name: string;
}

/**
 * What Teams does to a card before it is shown: mentions become bold names, and a people picker gets the people of the
 * team as its choices.
 */
export function prepareCard(card: unknown, roster: readonly Someone[]): unknown {
  if (typeof card === 'string') return card.replace(/<at>(.*?)<\/at>/g, '**$1**');
  if (Array.isArray(card)) return card.map((part) => prepareCard(part, roster));
  if (typeof card !== 'object' || card === null) return card;
  const entries = Object.entries(card).map(([key, value]) => [key, prepareCard(value, roster)] as const);
  const prepared: Record<string, unknown> = Object.fromEntries(entries);
  const { 'choices.data': query, ...known } = prepared;
  if (typeof query !== 'object' || query === null || !('dataset' in query)) return prepared;
  const people = String(query.dataset).startsWith('graph.microsoft.com/users');
  const given = Array.isArray(prepared['choices']) ? prepared['choices'] : [];
  const choices = people ? roster.map(({ oid, name }) => ({ title: name, value: oid })) : [];
  return { ...known, style: 'compact', choices: [...given, ...choices] };
}
