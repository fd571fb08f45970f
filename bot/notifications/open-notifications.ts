import type { Organisations } from '#bot/accounts/organisations.ts';
import type { Plans } from '#bot/checklists/read-run.ts';
import type { Graph } from '#bot/graph/graph.ts';
import type { Links } from '#bot/links.ts';
import type { Roster } from '#bot/members/roster.ts';
import type { Projector } from '#bot/relay/relay.ts';
import { type Repeating, repeat } from '#bot/relay/repeat.ts';
import type { Store } from '#bot/store/port.ts';
import type { Delivered } from './deliver-signal.ts';
import { openDeliverer } from './deliverer.ts';
import type { Messenger } from './messenger.ts';
import { projectDeliveriesWith } from './project-deliveries.ts';
import { openReminders } from './reminders.ts';
import { type SendingMail, sendMessageWith } from './send-message.ts';

interface Deps {
  readonly store: Store;
  readonly organisations: Pick<Organisations, 'known'>;
  readonly roster: Roster;
  readonly plans: Plans;
  readonly graph: Pick<Graph, 'sendActivity'>;
  readonly messenger: Messenger;
  /** Null where no mail server is configured. */
  readonly mail: SendingMail | null;
  readonly links: Links;
  readonly now: () => Date;
  /** From 0 up to 1; spreads what is tried again. */
  readonly random?: () => number;
  readonly failed: (what: string, error: unknown) => void;
  readonly delivered: Delivered;
}

export interface Notifications {
  /** For the relay. */
  readonly project: Projector;
  /** Reminds of what has come and sends whatever is due, whichever instance wrote it. */
  sweep(): Promise<void>;
  start(intervalMs: number): void;
  /** Sweeps no more, and waits for what is being sent. */
  stop(): Promise<void>;
  idle(): Promise<void>;
}

/** Joins the parts that turn what happened into what people are told. */
export function openNotifications(deps: Deps): Notifications {
  const { graph, messenger, mail, random = Math.random, failed, ...rest } = deps;
  const deliverer = openDeliverer({
    ...rest,
    random,
    failed,
    send: sendMessageWith({ graph, messenger, links: deps.links, mail }),
  });
  const reminders = openReminders({ ...rest, failed, nudge: deliverer.nudge });
  const project = projectDeliveriesWith({ ...rest, nudge: deliverer.nudge });
  let sweeping: Repeating | null = null;
  const sweep = async () => {
    await reminders.sweep();
    await deliverer.sweep();
  };
  return {
    async project(happening) {
      await Promise.all([project(happening), reminders.project(happening)]);
    },
    sweep,
    idle: deliverer.idle,
    start(intervalMs) {
      sweeping ??= repeat(intervalMs, sweep, (error) => failed('sweeping notifications', error));
    },
    async stop() {
      await sweeping?.stop();
      sweeping = null;
      await deliverer.idle();
    },
  };
}
