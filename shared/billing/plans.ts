/** The offer as published in Partner Center; its id and those of its plans are locked once it is live. */
export const offer = 'docket';
export const plans: ReadonlySet<string> = new Set(['free', 'team', 'organisation', 'per-person']);
