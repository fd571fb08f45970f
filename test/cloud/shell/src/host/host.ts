import { z } from 'zod';

/** What a verb is given and gives: the arguments of a message of teams-js, and of the answer to it. */
export type Args = readonly unknown[];
/** Gives the arguments of the answer, or a promise of them; anything but a list is no answer. */
export type Verb = (args: Args) => unknown;
export type Verbs = Readonly<Record<string, Verb>>;

/** The shell's side of the messages of teams-js. The browser tests reach it as `window.host`. */
export interface Host {
  /** Every message from a frame, oldest first. */
  readonly calls: { readonly frame: string; readonly func: string; readonly args: Args }[];
  /** Of messages that no verb answers. */
  readonly unknown: string[];
  /** Links that an app asked to open. */
  readonly opened: string[];
  /** Set to make `authentication.getAuthToken` fail with that reason. */
  readonly fail: { getAuthToken?: string };
  /** Lets the frame speak to the shell under a name, until the returned function is called. */
  attach(name: string, element: HTMLIFrameElement, verbs: () => Verbs): () => void;
  /** Sends an event to a frame; nothing where there is none of that name. */
  send(name: string, func: string, args?: Args): void;
}

const Message = z.object({
  id: z.unknown().optional(),
  uuidAsString: z.unknown().optional(),
  func: z.string(),
  args: z.array(z.unknown()).default([]),
});

interface Frame {
  readonly name: string;
  readonly element: HTMLIFrameElement;
  readonly verbs: () => Verbs;
}

function openHost(): Host {
  const frames = new Set<Frame>();
  const host: Host = {
    calls: [],
    unknown: [],
    opened: [],
    fail: {},
    attach(name, element, verbs) {
      const frame = { name, element, verbs };
      frames.add(frame);
      return () => frames.delete(frame);
    },
    send(name, func, args = []) {
      for (const frame of frames) {
        if (frame.name === name)
          frame.element.contentWindow?.postMessage({ func, args }, new URL(frame.element.src).origin);
      }
    },
  };
  addEventListener('message', (event) => {
    const frame = [...frames].find(({ element }) => element.contentWindow === event.source);
    // The page in the frame may have gone elsewhere: only the app's own origin is heard.
    if (frame === undefined || event.origin !== new URL(frame.element.src).origin) return;
    const message = Message.safeParse(event.data);
    if (message.success) void answer(host, frame, message.data, event.origin);
  });
  return host;
}

async function answer(host: Host, frame: Frame, message: z.infer<typeof Message>, origin: string): Promise<void> {
  const { id, uuidAsString, func, args } = message;
  host.calls.push({ frame: frame.name, func, args });
  const verb = frame.verbs()[func];
  if (verb === undefined) {
    host.unknown.push(func);
    return;
  }
  const reply = await verb(args);
  if (!Array.isArray(reply)) return;
  frame.element.contentWindow?.postMessage({ id, uuidAsString, args: reply, timestamp: Date.now() }, origin);
}

declare global {
  interface Window {
    host: Host;
  }
}

export const host = openHost();
window.host = host;
