import { NotificationKind } from './kind.ts';

interface Event {
  readonly subject: string;
  readonly by: string;
  readonly kind: NotificationKind;
}
/** What one person did to one ticket or checklist. */
export interface Deeds<T> {
  readonly by: string;
  /** The strongest kind first, each with how often. */
  readonly kinds: readonly { readonly kind: NotificationKind; readonly count: number }[];
  /** In the order in which they were given. */
  readonly events: readonly T[];
}
/** What happened to one ticket or checklist, by person. */
export interface Chapter<T> {
  readonly subject: string;
  readonly deeds: readonly Deeds<T>[];
  readonly count: number;
}

/** Sums events up by what they happened to and who did it, each in the order of its first event; every event counts once. */
export function summarise<T extends Event>(events: readonly T[]): readonly Chapter<T>[] {
  return [...Map.groupBy(events, ({ subject }) => subject)].map(([subject, about]) => ({
    subject,
    deeds: [...Map.groupBy(about, ({ by }) => by)].map(([by, own]) => ({ by, kinds: kindsOf(own), events: own })),
    count: about.length,
  }));
}

function kindsOf(events: readonly Event[]): Deeds<Event>['kinds'] {
  return NotificationKind.options.flatMap((kind) => {
    const count = events.filter((event) => event.kind === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });
}
