import type { CosmosPeer } from '#test/cloud/cosmos/peer.ts';
import type { Instance, TestRelay } from '#test/relay/start-relay.ts';
import type { Disk } from './disk.ts';

export interface Stage {
  readonly relay: TestRelay;
  /** The two that people work through; the second may go. */
  readonly instances: readonly [Instance, Instance];
  /** Null where the store is the embedded one. */
  readonly peer: CosmosPeer | null;
  /** The one under the embedded store. */
  readonly disk: Disk;
}
export interface Scenario {
  readonly name: string;
  readonly store: 'sqlite' | 'cosmos';
  /** Done once people are at work. */
  readonly strike: (stage: Stage) => void;
}

const onGraph = /sendActivityNotification/;
const microsoft: readonly Pick<Scenario, 'name' | 'strike'>[] = [
  { name: 'nothing', strike: () => undefined },
  { name: 'an instance ends with work in hand', strike: ({ instances }) => instances[1].crash() },
  {
    name: 'Graph answers 429 with Retry-After',
    strike: ({ relay }) => relay.graph.plan({ status: 429, retryAfter: 20, times: 15, match: onGraph }),
  },
  {
    name: 'Graph answers 429 without Retry-After',
    strike: ({ relay }) => relay.graph.plan({ status: 429, times: 15, match: onGraph }),
  },
  { name: 'Graph answers 503', strike: ({ relay }) => relay.graph.plan({ status: 503, times: 25, match: onGraph }) },
  {
    name: 'Graph takes messages and its answers are lost',
    strike: ({ relay }) => relay.graph.plan({ status: 503, afterwards: true, times: 15, match: onGraph }),
  },
  { name: 'Graph is slow', strike: ({ relay }) => relay.graph.plan({ delay: 300, times: 20, match: onGraph }) },
  { name: 'the clock jumps two hours on', strike: ({ relay }) => relay.clock.advance(7200) },
  { name: 'the clock jumps a minute back', strike: ({ relay }) => relay.clock.advance(-60) },
];

const machine: readonly Pick<Scenario, 'name' | 'strike'>[] = [
  { name: 'the disk is full', strike: ({ disk }) => disk.fill() },
  { name: 'power is lost in a write to the log', strike: ({ disk }) => disk.tear() },
];

const fail = (plan: Parameters<CosmosPeer['fail']>[0]) => (stage: Stage) => stage.peer?.fail(plan);
const store: readonly Pick<Scenario, 'name' | 'strike'>[] = [
  {
    name: 'writes are throttled',
    strike: fail({ on: 'batch', times: 40, fault: { status: 429, retryAfterMs: 5 } }),
  },
  { name: 'writes are throttled without a time', strike: fail({ on: 'batch', times: 20, fault: { status: 429 } }) },
  { name: 'writes meet each other (449)', strike: fail({ on: 'batch', times: 30, fault: { status: 449 } }) },
  { name: 'the store is out (503)', strike: fail({ on: 'batch', times: 30, fault: { status: 503 } }) },
  { name: 'reads fail (503)', strike: fail({ on: 'read', times: 40, fault: { status: 503 } }) },
  { name: 'queries fail (503)', strike: fail({ on: 'query', times: 20, fault: { status: 503 } }) },
  { name: 'connections break before a write', strike: fail({ on: 'batch', times: 20, fault: { cut: 'before' } }) },
  { name: 'connections break after a write', strike: fail({ on: 'batch', times: 20, fault: { cut: 'after' } }) },
  { name: 'answers to writes break off halfway', strike: fail({ on: 'batch', times: 20, fault: { cut: 'within' } }) },
  { name: 'answers to reads break off halfway', strike: fail({ on: 'read', times: 20, fault: { cut: 'within' } }) },
  { name: 'answers to queries break off halfway', strike: fail({ on: 'query', times: 20, fault: { cut: 'within' } }) },
  { name: 'writes are done and never answered', strike: fail({ on: 'batch', times: 8, fault: { silent: true } }) },
  { name: 'reads are never answered', strike: fail({ on: 'read', times: 8, fault: { silent: true } }) },
  { name: 'pages come empty', strike: fail({ on: 'query', times: 20, fault: { rows: 0 } }) },
  { name: 'pages come short', strike: fail({ on: 'query', times: 40, fault: { rows: 1 } }) },
];

/** What goes wrong, with which store. */
export const scenarios: readonly Scenario[] = [
  ...[...microsoft, ...machine].map((one) => ({ ...one, store: 'sqlite' as const })),
  ...[...microsoft, ...store].map((one) => ({ ...one, store: 'cosmos' as const })),
];
