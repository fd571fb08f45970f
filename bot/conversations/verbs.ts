import { z } from 'zod';
import { ItemKey } from '#shared/checklists/plan.ts';
import { FieldKey } from '#shared/desks/fields.ts';
import { DeskId, Guid, RunId, TemplateId, TicketId } from '#shared/kernel/ids.ts';
import { Priority } from '#shared/tickets/ticket.ts';

const onTicket = { deskId: DeskId, ticketId: TicketId };
const onRun = {
  deskId: DeskId,
  runId: RunId,
  /** The first item that the card shows of a long checklist. */
  from: z.int().min(0).max(1000).default(0),
};
const onItem = { ...onRun, itemKey: ItemKey };
/** The item's own version; 0 for one that nobody has touched. */
const itemSeen = z.int().min(0).max(1_000_000);
const seen = z.string().regex(/^[1-9]\d{0,8}$/);
/** A card grows with each; whoever looks further opens Docket. */
export const mostPages = 20;
const typed = z.string().max(25_000);

/**
 * What the buttons of our cards do. A button carries ids and what the person themselves typed, never a right: the use case
 * that it leads to decides anew. `version` is what the card showed, so that a stale card overwrites nothing.
 */
export const Press = z.discriminatedUnion('verb', [
  /** As if the person had written the text; of a desk, where the card was about one. */
  z.object({ verb: z.literal('say'), text: typed, deskId: DeskId.optional() }),
  /** The open tickets of a desk, page by page: the cursors that lead to this page, so that one can go back. */
  z.object({
    verb: z.literal('list.page'),
    deskId: DeskId,
    cursors: z.array(z.string().min(1).max(2000)).max(mostPages),
  }),
  z.object({ verb: z.literal('ticket.show'), ...onTicket }),
  z.object({ verb: z.literal('ticket.mute'), ...onTicket }),
  z.object({ verb: z.literal('ticket.take'), ...onTicket, version: seen }),
  z.object({ verb: z.literal('ticket.assign'), ...onTicket, version: seen, person: Guid }),
  z.object({ verb: z.literal('ticket.close'), ...onTicket, version: seen }),
  z.object({ verb: z.literal('ticket.reopen'), ...onTicket, version: seen }),
  z.object({ verb: z.literal('ticket.comment'), ...onTicket, version: seen, comment: typed.default('') }),
  z.object({ verb: z.literal('run.show'), ...onRun }),
  z.object({ verb: z.literal('run.complete'), ...onRun }),
  z.object({ verb: z.literal('run.item'), ...onItem }),
  z.object({ verb: z.literal('run.tick'), ...onItem, version: itemSeen }),
  z.object({ verb: z.literal('run.clear'), ...onItem, version: itemSeen }),
  z.object({
    verb: z.literal('run.answer'),
    ...onItem,
    version: itemSeen,
    answer: z.union([typed, z.number()]).default(''),
  }),
  /** `form` is of the message that brought the button: pressed twice, it starts one. */
  z.object({ verb: z.literal('run.start'), deskId: DeskId, templateId: TemplateId, form: z.string().max(300) }),
  z.object({
    verb: z.literal('ticket.create'),
    deskId: DeskId,
    /** Of the message that brought the form: the same form sent twice files one ticket. */
    form: z.string().max(300),
    title: typed.default(''),
    description: typed.default(''),
    priority: Priority.default('normal'),
    /** Empty where none was chosen. */
    category: z.string().max(40).default(''),
    /** Of the desk's own fields (`typedIn`). */
    answers: z.record(FieldKey, z.union([z.string().max(2500), z.number(), z.boolean()])).default({}),
  }),
]);
export type Press = z.infer<typeof Press>;
export type Verb = Press['verb'];

/** What a button carries: everything but what the person types into the card. */
export type Carried =
  | { readonly verb: 'say'; readonly text: string; readonly deskId?: string }
  | { readonly verb: 'list.page'; readonly deskId: string; readonly cursors: readonly string[] }
  | { readonly verb: 'ticket.show' | 'ticket.mute'; readonly deskId: string; readonly ticketId: string }
  | {
      readonly verb: 'ticket.take' | 'ticket.close' | 'ticket.reopen' | 'ticket.comment';
      readonly deskId: string;
      readonly ticketId: string;
      readonly version: string;
    }
  | {
      readonly verb: 'ticket.assign';
      readonly deskId: string;
      readonly ticketId: string;
      readonly version: string;
      readonly person: string;
    }
  | {
      readonly verb: 'run.show' | 'run.complete';
      readonly deskId: string;
      readonly runId: string;
      readonly from?: number;
    }
  | {
      readonly verb: 'run.item';
      readonly deskId: string;
      readonly runId: string;
      readonly from: number;
      readonly itemKey: string;
    }
  | {
      readonly verb: 'run.tick' | 'run.clear' | 'run.answer';
      readonly deskId: string;
      readonly runId: string;
      readonly from: number;
      readonly itemKey: string;
      readonly version: number;
    }
  | { readonly verb: 'run.start'; readonly deskId: string; readonly templateId: string; readonly form: string }
  | { readonly verb: 'ticket.create'; readonly deskId: string; readonly form: string };
