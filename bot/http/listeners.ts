import type { FastifyReply } from 'fastify';
import type { Caller } from '#bot/use-case.ts';

/** A person who looks at some desks of their organisation. */
export interface Listener {
  readonly caller: Caller;
  readonly desks: ReadonlySet<string>;
  /** When the token that opened the stream expires, in milliseconds since 1970. */
  readonly until: number;
  readonly reply: FastifyReply;
}

/** Those who listen to this instance. */
export interface Listeners {
  /** Listens until the stream closes; the person's oldest stream ends where they have too many. */
  add(listener: Listener): void;
  of(tenant: string, desk: string): readonly Listener[];
  send(listener: Listener, text: string): void;
  ping(): void;
  endExpired(now: number): void;
  endAll(): void;
}

/** Tabs and windows that one person has open at once, with some to spare. */
const mostOfOnePerson = 10;
/** A reader who does not read is cut off; its tab connects again and refetches. */
const mostUnread = 256 * 1024;

export function openListeners(): Listeners {
  /** Oldest first. */
  const open = new Set<Listener>();

  function send({ reply: { raw } }: Listener, text: string): void {
    if (raw.writableEnded || raw.destroyed) return;
    if (raw.writableLength > mostUnread) raw.destroy();
    else raw.write(text);
  }

  function end(listener: Listener): void {
    open.delete(listener);
    listener.reply.raw.end();
  }

  return {
    add(listener) {
      const { tenant, person } = listener.caller;
      const others = [...open].filter(({ caller }) => caller.tenant === tenant && caller.person === person);
      for (const oldest of others.slice(0, Math.max(0, others.length + 1 - mostOfOnePerson))) end(oldest);
      open.add(listener);
      listener.reply.raw.on('close', () => open.delete(listener));
    },
    of: (tenant, desk) => [...open].filter(({ caller, desks }) => caller.tenant === tenant && desks.has(desk)),
    send,
    ping() {
      for (const listener of open) send(listener, 'event: ping\ndata: {}\n\n');
    },
    endExpired(now) {
      for (const listener of open) if (listener.until <= now) end(listener);
    },
    endAll() {
      for (const listener of open) end(listener);
    },
  };
}
