import { z } from 'zod';

/** Where somebody can be told: the activity feed of Teams, the chat with the bot, or by e-mail. */
export const Channel = z.enum(['feed', 'card', 'email']);
export type Channel = z.infer<typeof Channel>;

/** How somebody is told of what they chose nothing else for. */
export const NotifyBy = z.enum([...Channel.options, 'off']);
export type NotifyBy = z.infer<typeof NotifyBy>;

/** How somebody is told of one kind of event. */
export const Way = z.enum([...Channel.options, 'digest', 'off']);
export type Way = z.infer<typeof Way>;
