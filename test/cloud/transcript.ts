import { z } from 'zod';

const Attachment = z.looseObject({ contentType: z.string(), content: z.unknown().optional() });
const Entity = z.looseObject({ type: z.string(), text: z.string().optional() });

/** What a bot sends: the parts that a client shows, and the rest as it came. */
export const BotActivity = z.looseObject({
  type: z.string().default('message'),
  text: z.string().nullish(),
  summary: z.string().nullish(),
  attachments: z.array(Attachment).nullish(),
  entities: z.array(Entity).nullish(),
  replyToId: z.string().nullish(),
});
export type BotActivity = z.infer<typeof BotActivity>;

export interface Message {
  /** As Teams makes them: the milliseconds of its time, unique. */
  readonly id: string;
  /** The person's chat with the bot, or the channel. */
  readonly conversation: string;
  /** The post that it answers in a channel, or its own id where it is one; in a chat its own. */
  readonly thread: string;
  /** A person's object id, or `bot`. */
  readonly from: string;
  readonly text: string;
  /** Adaptive Cards, in their order. */
  readonly cards: readonly unknown[];
  /** ISO instant. */
  readonly at: string;
  readonly edited: boolean;
  readonly deleted: boolean;
  /** Grows with each update, so that a client knows when to ask for a refreshed card. */
  readonly version: number;
  /** What single readers see instead of the first card, after an Action.Execute of theirs, by object id. */
  readonly cardFor: Readonly<Record<string, unknown>>;
  /** As the bot sent it; null for what people wrote. */
  readonly activity: BotActivity | null;
}

export interface Transcript {
  /** Oldest first, those deleted among them. */
  messages(conversation: string): readonly Message[];
  conversations(): readonly string[];
  find(conversation: string, id: string): Message | undefined;
  /** `thread` null begins a new one. */
  append(conversation: string, thread: string | null, from: string, what: BotActivity): Message;
  /** A bot's update of its message; what single readers saw is forgotten. */
  update(message: Message, activity: BotActivity): void;
  remove(message: Message): void;
  showTo(message: Message, oid: string, card: unknown): void;
}

export function openTranscript(changed: () => void): Transcript {
  const conversations = new Map<string, Message[]>();
  let last = 0;
  const nextId = () => {
    last = Math.max(Date.now(), last + 1);
    return String(last);
  };
  const put = (message: Message) => {
    const before = conversations.get(message.conversation) ?? [];
    conversations.set(
      message.conversation,
      before.map((other) => (other.id === message.id ? message : other)),
    );
    changed();
  };
  return {
    messages: (conversation) => conversations.get(conversation) ?? [],
    conversations: () => [...conversations.keys()],
    find: (conversation, id) => conversations.get(conversation)?.find((message) => message.id === id),
    append(conversation, thread, from, what) {
      const id = nextId();
      const message: Message = {
        id,
        conversation,
        thread: thread ?? id,
        from,
        at: new Date(Number(id)).toISOString(),
        edited: false,
        deleted: false,
        version: 1,
        cardFor: {},
        ...contentOf(what),
        activity: from === 'bot' ? what : null,
      };
      conversations.set(conversation, [...(conversations.get(conversation) ?? []), message]);
      changed();
      return message;
    },
    update: (message, activity) =>
      put({ ...message, ...contentOf(activity), activity, edited: true, cardFor: {}, version: message.version + 1 }),
    remove: (message) => put({ ...message, text: '', cards: [], cardFor: {}, deleted: true }),
    showTo: (message, oid, card) => put({ ...message, cardFor: { ...message.cardFor, [oid]: card } }),
  };
}

function contentOf({ text, attachments }: BotActivity): Pick<Message, 'text' | 'cards'> {
  const cards = (attachments ?? []).filter(
    ({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive',
  );
  return { text: text ?? '', cards: cards.map(({ content }) => content) };
}
