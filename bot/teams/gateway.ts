import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { Card } from '#bot/conversations/cards/card.ts';
import type { ExtensionAnswer } from '#bot/conversations/extension/answer.ts';
import type { CardAction, ExtensionAsked, HappeningInTeams, MessageReceived } from '#bot/conversations/incoming.ts';
import { incomingOf } from './activity.ts';
import type { TeamsAdapter } from './adapter.ts';

/** What the product does with what Teams says. */
export interface Handlers {
  onMessage(message: MessageReceived): Promise<Card>;
  onAction(action: CardAction): Promise<Card>;
  onExtension(asked: ExtensionAsked): Promise<ExtensionAnswer>;
  /** @param post sends a card into the conversation that the event came from */
  onEvent(event: HappeningInTeams, post: (card: Card) => Promise<void>): Promise<void>;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** Teams wants an answer, or a sign of one, within two seconds. */
const typingAfterMilliseconds = 1_000;

/**
 * Turns an activity into our own words, hands it on, and turns the answer back.
 * @param authorization and body already found to be Teams' own
 */
export function openGateway(adapter: TeamsAdapter, handlers: Handlers) {
  return async (authorization: string, body: object): Promise<Reply> => {
    let invoked: Reply | null = null;
    // The SDK checks no shape; what we read of it is parsed in `incomingOf`.
    const activity = structuredClone(body) as Activity;
    const answered = await adapter.run(authorization, activity, async (context) => {
      invoked = await handle(context, body, handlers);
    });
    return invoked ?? { status: answered?.status ?? 200, body: null };
  };
}

async function handle(context: TurnContext, body: object, handlers: Handlers): Promise<Reply | null> {
  const incoming = incomingOf(body);
  const post = async (card: Card) => void (await context.sendActivity(messageWith(card)));
  if (incoming === null) return null;
  if (incoming.kind === 'action') return { status: 200, body: invokeAnswer(await handlers.onAction(incoming)) };
  if (incoming.kind === 'message') await post(await whileTyping(context, handlers.onMessage(incoming)));
  else if (isExtension(incoming)) return { status: 200, body: extensionAnswer(await handlers.onExtension(incoming)) };
  else await handlers.onEvent(incoming, post);
  return null;
}

function isExtension(incoming: HappeningInTeams | ExtensionAsked): incoming is ExtensionAsked {
  return 'sender' in incoming;
}

/** A failing sign of life must not cost the answer. */
async function whileTyping<T>(context: TurnContext, work: Promise<T>): Promise<T> {
  const sign = () => void context.sendActivity({ type: ActivityTypes.Typing }).catch(() => undefined);
  const timer = setTimeout(sign, typingAfterMilliseconds);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

const cardType = 'application/vnd.microsoft.card.adaptive';

export function messageWith(card: Card) {
  return {
    type: ActivityTypes.Message,
    summary: card.fallbackText,
    attachments: [{ contentType: cardType, content: card }],
  };
}

/** @see https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/what-are-messaging-extensions */
function extensionAnswer(answer: ExtensionAnswer) {
  switch (answer.kind) {
    case 'dialog': {
      const { title, card } = answer;
      return { task: { type: 'continue', value: { title, card: { contentType: cardType, content: card } } } };
    }
    case 'sentence':
      return answer.in === 'dialog'
        ? { task: { type: 'message', value: answer.text } }
        : { composeExtension: { type: 'message', text: answer.text } };
    case 'found': {
      const attachments = answer.items.map(({ card, title, text }) => ({
        contentType: cardType,
        content: card,
        preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text } },
      }));
      return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
    }
    default:
      return answer satisfies never;
  }
}

function invokeAnswer(card: Card) {
  return { statusCode: 200, type: cardType, value: card };
}
