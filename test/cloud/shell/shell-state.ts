import { z } from 'zod';

/** What the shell's server tells its page, and what the page may ask of it. */

export const ShellPerson = z.object({
  oid: z.string(),
  tenant: z.string(),
  organisation: z.string(),
  name: z.string(),
  upn: z.string(),
  locale: z.string(),
  guest: z.boolean(),
  /** As the bot knows them. */
  botUserId: z.string(),
});
export type ShellPerson = Readonly<z.infer<typeof ShellPerson>>;

/** As `pages.config.setConfig` saves it, under a name of the shell's own. */
export const Tab = z.object({
  id: z.string(),
  name: z.string(),
  entityId: z.string(),
  contentUrl: z.url(),
  websiteUrl: z.string().optional(),
  removeUrl: z.string().optional(),
});
export type Tab = Readonly<z.infer<typeof Tab>>;

export const ShellChannel = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['standard', 'private', 'shared']),
  tabs: z.array(Tab),
});
export type ShellChannel = Readonly<z.infer<typeof ShellChannel>>;

export const ShellTeam = z.object({
  groupId: z.string(),
  name: z.string(),
  thread: z.string(),
  role: z.enum(['owner', 'member', 'guest']),
  installed: z.boolean(),
  channels: z.array(ShellChannel),
  /** Full names, for mentions and people pickers. */
  roster: z.array(z.object({ oid: z.string(), name: z.string() })),
});
export type ShellTeam = Readonly<z.infer<typeof ShellTeam>>;

export const FeedEntry = z.object({
  id: z.number(),
  at: z.string(),
  read: z.boolean(),
  /** What happened, in both languages. */
  title: z.object({ en: z.string(), fr: z.string() }),
  preview: z.string(),
  /** Where a click leads; null for nowhere. */
  link: z.string().nullable(),
});
export type FeedEntry = Readonly<z.infer<typeof FeedEntry>>;

export const ShellMessage = z.object({
  id: z.string(),
  thread: z.string(),
  from: z.string(),
  author: z.string(),
  text: z.string(),
  cards: z.array(z.unknown()),
  at: z.string(),
  edited: z.boolean(),
  deleted: z.boolean(),
  version: z.number(),
});
export type ShellMessage = Readonly<z.infer<typeof ShellMessage>>;

export const ShellState = z.object({
  app: z.object({ id: z.string(), name: z.string(), origin: z.string() }),
  people: z.array(ShellPerson),
  person: ShellPerson,
  teams: z.array(ShellTeam),
  /** The person's chat with the bot. */
  chat: z.string(),
  feed: z.array(FeedEntry),
});
export type ShellState = Readonly<z.infer<typeof ShellState>>;

export const SayRequest = z.object({
  person: z.string(),
  channelId: z.string().nullable(),
  thread: z.string().nullable(),
  text: z.string().min(1),
});
export const PressRequest = z.object({
  person: z.string(),
  conversation: z.string(),
  message: z.string(),
  action: z.object({
    type: z.enum(['Action.Execute', 'Action.Submit']),
    id: z.string().optional(),
    verb: z.string().optional(),
    data: z.unknown().optional(),
    trigger: z.enum(['manual', 'automatic']).default('manual'),
  }),
});
/** “Create ticket” on a message, and the dialog that it opened being sent. */
export const ActionRequest = z.object({
  person: z.string(),
  conversation: z.string(),
  message: z.string(),
  /** What the dialog holds; null opens it. */
  data: z.unknown().nullable(),
});
export const InstallRequest = z.object({ person: z.string(), groupId: z.string().nullable() });
export const TabRequest = z.object({ channelId: z.string(), tab: Tab });
export const RemoveTabRequest = z.object({ channelId: z.string(), tabId: z.string() });
export const ReadRequest = z.object({ person: z.string(), id: z.number() });
export const TokenRequest = z.object({ person: z.string() });

/** The bot's answer to what a person did; null where it did not hear of it. */
export const BotAnswer = z.object({ status: z.number(), body: z.unknown().optional() }).nullable();
export const TokenAnswer = z.object({ token: z.string() });
