/** What a request is, as faults and statistics name it. */
export type RequestKind = 'account' | 'definition' | 'ranges' | 'read' | 'batch' | 'plan' | 'query';

export type Fault =
  | { readonly status: 429 | 449 | 500 | 503; readonly retryAfterMs?: number }
  /** The connection breaks before anything was done, after it was done and before the answer, or halfway through that. */
  | { readonly cut: 'before' | 'after' | 'within' }
  /** Done, and never answered: whoever asked gives up waiting. */
  | { readonly silent: true }
  /** At most so many rows on a page, however many were asked for; 0 gives an empty page with more to come. */
  | { readonly rows: number };

export interface FaultPlan {
  readonly on: RequestKind;
  /** How many requests of this kind meet it. */
  readonly times: number;
  readonly fault: Fault;
}

/** Faults still to be met, in the order in which they were asked for. */
export class Faults {
  #plans: { on: RequestKind; left: number; fault: Fault }[] = [];

  add({ on, times, fault }: FaultPlan): void {
    this.#plans.push({ on, left: times, fault });
  }

  take(kind: RequestKind): Fault | null {
    const plan = this.#plans.find(({ on }) => on === kind);
    if (plan === undefined) return null;
    plan.left -= 1;
    if (plan.left <= 0) this.#plans = this.#plans.filter((one) => one !== plan);
    return plan.fault;
  }
}
