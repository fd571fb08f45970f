/** The offer as published in Partner Center; its id and those of its plans are locked once it is live. */
export const offer = 'docket';

/** What a plan of the offer gives. */
export interface Plan {
  readonly id: string;
  /** Tickets and checklists together, in each month of the term; null where any number is included. */
  readonly included: number | null;
}

/** As published in Partner Center. What is included is no barrier: whoever does more goes on working. */
export const plans: readonly Plan[] = [
  { id: 'free', included: 100 },
  { id: 'team', included: 1000 },
  { id: 'organisation', included: null },
  { id: 'per-person', included: null },
];

/** A plan that this release does not know includes everything: nobody who pays is held to limits that are not theirs. */
export function planOf(id: string): Plan {
  return plans.find((plan) => plan.id === id) ?? { id, included: null };
}

/** What an organisation has that never bought anything. */
export const freePlan: Plan = planOf('free');
