import { z } from 'zod';
import {
  type ActionRequest,
  BotAnswer,
  type PressRequest,
  ShellMessage,
  ShellState,
  type Tab,
  TokenAnswer,
} from '../shell-state.ts';

async function call<T>(schema: z.ZodType<T>, path: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(path, init);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return schema.parse(await response.json());
}

const done = z.unknown();

/** The shell's server. */
export const api = {
  state: (person: string | null) => call(ShellState, `/api/state?${new URLSearchParams({ person: person ?? '' })}`),
  messages: (person: string, conversation: string) =>
    call(z.array(ShellMessage), `/api/messages?${new URLSearchParams({ person, conversation })}`),
  token: async (person: string) => (await call(TokenAnswer, '/api/token', { person })).token,
  say: (person: string, channelId: string | null, thread: string | null, text: string) =>
    call(BotAnswer, '/api/say', { person, channelId, thread, text }),
  press: (request: z.input<typeof PressRequest>) => call(BotAnswer, '/api/press', request),
  action: (request: z.input<typeof ActionRequest>) => call(BotAnswer, '/api/action', request),
  install: (person: string, groupId: string | null) => call(done, '/api/install', { person, groupId }),
  saveTab: (channelId: string, tab: Tab) => call(done, '/api/tabs', { channelId, tab }),
  removeTab: (channelId: string, tabId: string) => call(done, '/api/tabs/remove', { channelId, tabId }),
  read: (person: string, id: number) => call(done, '/api/read', { person, id }),
};
