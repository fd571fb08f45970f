import { type Query, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState } from 'react';
import type { z } from 'zod';
import { LiveEvent, LiveRunEvent, livePath } from '#shared/members/contract.ts';
import { isWithheld, type OpenStream } from './client.ts';

/** The service sends something every 15 s: longer silence is a dead connection. */
const SILENCE = 40_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** As many failures as lead to the longest wait: what is refused once is refused again until something changes. */
const REFUSED = 5;

export const OpenStreamContext = createContext<OpenStream | null>(null);

export type LiveState = 'live' | 'lost';

/**
 * Keeps what is shown of some desks up to date: what changed is fetched again.
 * @returns `lost` while the service has not been reached twice in a row, or does not let one follow all of these desks
 */
export function useLive(deskIds: readonly string[]): LiveState {
  const openStream = useContext(OpenStreamContext);
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('live');
  const desks = deskIds.join(',');
  useEffect(() => {
    if (openStream === null || desks === '') return setState('live');
    const ending = new AbortController();
    const refresh = gather((events) => {
      const touched = new Set(events.map((event) => event.deskId));
      for (const event of events) void queries.invalidateQueries({ queryKey: keyOf(event) });
      for (const desk of touched) {
        void queries.invalidateQueries({ queryKey: ['runs', desk] });
        void queries.invalidateQueries({ queryKey: ['tickets', desk] });
        void queries.invalidateQueries({ queryKey: ['counts', desk] });
        void queries.invalidateQueries({ queryKey: ['views', desk] });
      }
      void queries.invalidateQueries({ queryKey: ['mine'] });
    });
    void follow({
      open: (signal) => openStream(`${livePath}?desks=${desks}`, signal),
      signal: ending.signal,
      onEvent: refresh,
      onState: setState,
      onOpen: (again) => {
        const predicate = again ? () => true : isReadBefore(Date.now());
        void queries.invalidateQueries({ predicate }, { cancelRefetch: false });
      },
      // Which desks there are for the reader is no longer as it was read.
      onRefused: () => {
        for (const kind of ['me', 'desk']) void queries.invalidateQueries({ queryKey: [kind] });
      },
    });
    return () => ending.abort();
  }, [openStream, queries, desks]);
  return state;
}

/** What events bring up to date, and what is read with them. */
const followed: ReadonlySet<unknown> = new Set(['tickets', 'ticket', 'counts', 'views', 'runs', 'run', 'mine']);

/** What was read before the stream told anything: a change in between was told to nobody. */
function isReadBefore(opened: number): (query: Query) => boolean {
  return ({ queryKey: [kind], state }) => followed.has(kind) && state.dataUpdatedAt > 0 && state.dataUpdatedAt < opened;
}

/** Something that changed on a desk: a ticket or a run of a checklist. */
export type Change = LiveEvent | LiveRunEvent;

function keyOf(event: Change): readonly string[] {
  return 'runId' in event ? ['run', event.runId] : ['ticket', event.ticketId];
}

interface Following {
  readonly open: (signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  readonly signal: AbortSignal;
  readonly onEvent: (event: Change) => void;
  readonly onState: (state: LiveState) => void;
  /** The stream tells from now on, `again` where it was lost: what happened before was not told. */
  readonly onOpen: (again: boolean) => void;
  /** The service does not let the reader follow all that was asked for. */
  readonly onRefused: () => void;
}

/** Reads the stream until the signal ends it, and opens it again, later and later, whenever it breaks. */
export async function follow({ open, signal, onEvent, onState, onOpen, onRefused }: Following): Promise<void> {
  let failures = 0;
  let again = false;
  while (!signal.aborted) {
    const attempt = new AbortController();
    const watch = watchdog(() => attempt.abort(), SILENCE);
    try {
      const stream = await open(AbortSignal.any([signal, attempt.signal]));
      let silent = true;
      await readEvents(stream, (event) => {
        watch.reset();
        if (silent) onOpen(again);
        silent = false;
        failures = 0;
        onState('live');
        if (event !== null) onEvent(event);
      });
    } catch (problem) {
      if (isWithheld(problem)) {
        onRefused();
        failures = REFUSED;
      }
    } finally {
      watch.stop();
    }
    if (signal.aborted) return;
    again = true;
    failures += 1;
    if (failures > 1) onState('lost');
    await pause(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * (0.75 + Math.random() / 2), signal);
  }
}

/**
 * Reads server-sent events to the end of the stream.
 * @param onEvent an event about a ticket or a run, or null for any other sign of life
 */
export async function readEvents(
  stream: ReadableStream<Uint8Array>,
  onEvent: (event: Change | null) => void,
): Promise<void> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const bytes of chunksOf(stream)) {
    const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) onEvent(eventOf(block));
  }
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    reader.releaseLock();
  }
}

const shapes: Readonly<Record<string, z.ZodType<Change>>> = { ticket: LiveEvent, run: LiveRunEvent };

function eventOf(block: string): Change | null {
  const fields = new Map(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const shape = shapes[fields.get('event') ?? ''];
  if (shape === undefined) return null;
  try {
    return shape.safeParse(JSON.parse(fields.get('data') ?? '')).data ?? null;
  } catch {
    return null;
  }
}

/** Sooner than the time is up where the browser says that the network is back. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    window.addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}

function watchdog(bark: () => void, ms: number) {
  let timer = setTimeout(bark, ms);
  return {
    reset: () => {
      clearTimeout(timer);
      timer = setTimeout(bark, ms);
    },
    stop: () => clearTimeout(timer),
  };
}

const GATHER = 500;

/** The first event at once, those that come close after it together: a hundred changes are one refetch. */
function gather(take: (events: readonly Change[]) => void): (event: Change) => void {
  let waiting: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    if (waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    timer = setTimeout(flush, GATHER);
    take(events);
  };
  return (event) => {
    waiting.push(event);
    if (timer === undefined) flush();
  };
}
