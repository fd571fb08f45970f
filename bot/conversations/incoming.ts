/** What comes from Teams, in our own words. `bot/teams` makes these from the SDK's activities and nothing else knows those. */

/** Where something was said or happened. */
export interface Place {
  readonly tenant: string;
  readonly serviceUrl: string;
  readonly conversation: string;
  readonly scope: 'personal' | 'channel' | 'chat';
  /** The channel's thread id, without the message that a reply hangs on. */
  readonly channel: string | null;
  readonly team: TeamRef | null;
  /** The bot's own id in the conversation. */
  readonly bot: string;
}
export interface TeamRef {
  /** The Microsoft 365 group. */
  readonly group: string;
  readonly name: string;
}

export interface Sender {
  /** As the conversation knows them (`29:…`). */
  readonly id: string;
  /** Their Microsoft Entra object id. */
  readonly person: string;
  readonly name: string;
}

export interface Mention {
  readonly id: string;
  readonly name: string;
  /** Known only where Teams tells it. */
  readonly person: string | null;
}

export interface MessageReceived {
  readonly kind: 'message';
  readonly id: string;
  readonly place: Place;
  readonly sender: Sender;
  /** Without the mention of the bot; others who are mentioned read `@Name`. */
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly locale: string | undefined;
}

export interface CardAction {
  readonly kind: 'action';
  readonly id: string;
  readonly place: Place;
  readonly sender: Sender;
  readonly verb: string;
  /** What the card carried and the person typed: not yet checked. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly locale: string | undefined;
}

/** What is asked through the message extension, where the bot itself need not be. */
interface Asked {
  readonly id: string;
  readonly place: Place;
  readonly sender: Sender;
  readonly locale: string | undefined;
}
/** “Create ticket” was chosen, on a message or beside an empty one. */
export interface FormOpened extends Asked {
  readonly kind: 'form-opened';
  readonly about: QuotedMessage | null;
}
export interface QuotedMessage {
  /** Plain text. */
  readonly text: string;
  readonly author: { readonly person: string; readonly name: string } | null;
  /** Of the message in Teams; null where Teams gives none. */
  readonly link: string | null;
  /** Names of what is attached to it. */
  readonly attachments: readonly string[];
}
export interface FormSent extends Asked {
  readonly kind: 'form-sent';
  /** What the card carried and the person typed: not yet checked. */
  readonly data: Readonly<Record<string, unknown>>;
}
/** Typing into the extension's search; empty at its opening. */
export interface TicketsSought extends Asked {
  readonly kind: 'tickets-sought';
  readonly text: string;
}
/** Somebody pasted an address into a message. */
export interface LinkPasted extends Asked {
  readonly kind: 'link-pasted';
  readonly url: string;
}
export type ExtensionAsked = FormOpened | FormSent | TicketsSought | LinkPasted;

interface Event {
  readonly place: Place;
  readonly locale: string | undefined;
}
export interface Installed extends Event {
  readonly kind: 'installed';
  /** Where to greet; null where another event of the same install says so. */
  readonly greetIn: string | null;
  /** Null where Teams does not tell who. */
  readonly by: Sender | null;
}
export interface Uninstalled extends Event {
  readonly kind: 'uninstalled';
  readonly by: Sender | null;
}
export interface MembersChanged extends Event {
  readonly kind: 'members-changed';
}
export interface ChannelChanged extends Event {
  readonly kind: 'channel-changed';
  readonly change: 'renamed' | 'deleted' | 'restored';
  readonly channel: string;
  readonly name: string;
}
export interface TeamChanged extends Event {
  readonly kind: 'team-changed';
  readonly change: 'renamed' | 'archived' | 'unarchived' | 'deleted' | 'restored';
  readonly name: string;
}
export type HappeningInTeams = Installed | Uninstalled | MembersChanged | ChannelChanged | TeamChanged;
export type Incoming = MessageReceived | CardAction | ExtensionAsked | HappeningInTeams;
