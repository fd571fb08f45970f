import type { CustomValue } from '../tickets/field-values.ts';
import type { Priority, Ticket } from '../tickets/ticket.ts';
import type { Desk } from './desk.ts';
import { hasChoices, valueMark } from './fields.ts';
import { withoutStatuses } from './settings.ts';

/** Something of a desk that is on its way out: its tickets take the successor, and then it goes. */
export type Leaving =
  | { readonly of: 'status' | 'category'; readonly key: string; readonly successor: string }
  | { readonly of: 'priority'; readonly key: Priority; readonly successor: Priority }
  | { readonly of: 'choice'; readonly field: string; readonly key: string; readonly successor: string };

type Part = Pick<Desk, 'workflow' | 'categories' | 'priorities' | 'fields'>;

export function leavingIn({ workflow, categories, priorities, fields }: Part): readonly Leaving[] {
  const going = <K extends string>(items: readonly { readonly key: K; readonly successor?: K | undefined }[]) =>
    items.flatMap(({ key, successor }) => (successor === undefined ? [] : [{ key, successor }]));
  return [
    ...going(workflow).map((status) => ({ of: 'status' as const, ...status })),
    ...going(categories).map((category) => ({ of: 'category' as const, ...category })),
    ...going(priorities).map((priority) => ({ of: 'priority' as const, ...priority })),
    ...fields.flatMap((field) =>
      hasChoices(field) && !field.archived
        ? going(field.choices).map((choice) => ({ of: 'choice' as const, field: field.key, ...choice }))
        : [],
    ),
  ];
}

/** The desk once the tickets of all that is leaving have moved. A choice stays, archived: the history still names it. */
export function withoutLeaving<D extends Part>(desk: D, gone: readonly Leaving[]): D {
  const keysOf = (of: Leaving['of']): ReadonlySet<string> =>
    new Set(gone.filter((leaving) => leaving.of === of).map(({ key }) => key));
  const marks = new Set(gone.flatMap((each) => (each.of === 'choice' ? [valueMark(each.field, each.key)] : [])));
  return {
    ...desk,
    workflow: withoutStatuses(desk.workflow, keysOf('status')),
    categories: desk.categories.filter(({ key, successor }) => successor === undefined || !keysOf('category').has(key)),
    priorities: desk.priorities.filter(({ key, successor }) => successor === undefined || !keysOf('priority').has(key)),
    fields: desk.fields.map((field) => {
      if (!hasChoices(field)) return field;
      const settled = field.choices.map(({ successor, ...choice }) =>
        successor === undefined || marks.has(valueMark(field.key, choice.key)) ? choice : { ...choice, successor },
      );
      return { ...field, choices: settled };
    }),
  };
}

/** What a ticket changes because of it; null where it has nothing to do with it. */
export function moveFrom(leaving: Leaving, ticket: Ticket): Move | null {
  if (leaving.of === 'priority') return ticket.priority === leaving.key ? { priority: leaving.successor } : null;
  const { key, successor } = leaving;
  if (leaving.of !== 'choice') return ticket[leaving.of] === key ? { [leaving.of]: successor } : null;
  const held: CustomValue | undefined = ticket.fields[leaving.field];
  if (held === key) return { fields: { [leaving.field]: successor } };
  if (!Array.isArray(held) || !held.includes(key)) return null;
  const others = held.filter((one: string) => one !== key && one !== successor);
  return { fields: { [leaving.field]: [...others, successor] } };
}

/** As a change of a ticket. */
interface Move {
  readonly status?: string;
  readonly category?: string;
  readonly priority?: Priority;
  readonly fields?: Record<string, string | string[]>;
}
