import { metrics } from '@opentelemetry/api';

/** What the service measures. Alerts and the workbook in `infra` ask for these names. */
export const metricNames = {
  requests: 'http.server.request.duration',
  storeCalls: 'docket.store.duration',
  requestUnits: 'docket.store.request_units',
  throttles: 'docket.store.throttles',
  conflicts: 'docket.store.conflicts',
  outboxAge: 'docket.outbox.age',
  deliveries: 'docket.deliveries',
} as const;

export interface Answered {
  readonly method: string;
  /** The route's template, never the address asked for. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}
export interface StoreCall {
  readonly operation: string;
  /** `done`, or the kind of the store's refusal, or `failed`. */
  readonly outcome: string;
  readonly seconds: number;
}
export interface Meters {
  answered(answered: Answered): void;
  stored(call: StoreCall): void;
  /** Request units of Azure Cosmos DB. */
  charged(units: number): void;
  /** So many of the store's requests were refused for coming too fast. */
  throttled(times: number): void;
  /** How long the oldest work in the outbox has been due. */
  overdue(seconds: number): void;
  delivered(outcome: string, count: number): void;
}

/** Made after telemetry was started, since what is made before measures for nobody. */
export function openMeters(): Meters {
  const meter = metrics.getMeter('docket');
  const requests = meter.createHistogram(metricNames.requests, { unit: 's' });
  const storeCalls = meter.createHistogram(metricNames.storeCalls, { unit: 's' });
  const requestUnits = meter.createCounter(metricNames.requestUnits);
  const throttles = meter.createCounter(metricNames.throttles);
  const conflicts = meter.createCounter(metricNames.conflicts);
  const outboxAge = meter.createGauge(metricNames.outboxAge, { unit: 's' });
  const deliveries = meter.createCounter(metricNames.deliveries);
  return {
    answered: ({ method, route, status, seconds }) =>
      requests.record(seconds, {
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': status,
      }),
    stored({ operation, outcome, seconds }) {
      storeCalls.record(seconds, { operation, outcome });
      if (outcome === 'stale' || outcome === 'exists') conflicts.add(1, { operation });
    },
    charged: (units) => requestUnits.add(units),
    throttled: (times) => throttles.add(times),
    overdue: (seconds) => outboxAge.record(seconds),
    delivered: (outcome, count) => deliveries.add(count, { outcome }),
  };
}
