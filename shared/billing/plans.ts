/** The plans of the offer as published in Partner Center, where ids are locked once an offer is live. */
export const plans: ReadonlySet<string> = new Set(['free', 'team', 'organisation', 'per-person']);
