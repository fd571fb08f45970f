import { createContext, useContext } from 'react';
import type { ShellState } from '../shell-state.ts';
import type { Choices, Selection } from './choices.ts';
import type { Args } from './host/host.ts';
import type { Language, Words } from './words.ts';

/** What the parts of the shell, and the app's frames in it, may do. */
export interface Actions {
  readonly choose: (change: Partial<Choices>) => void;
  readonly select: (selection: Selection) => void;
  /** Follows a link; false where it leads nowhere for this person. */
  readonly open: (link: string) => boolean;
  readonly openPage: (entityId: string, sub: string | null, channelId: string | null) => void;
  /** Puts the deep link to a page of the app on the clipboard. */
  readonly share: (entityId: string, sub: string, channelId: string | null) => void;
  readonly copy: (text: string) => Promise<void>;
  /** Shows a line for a moment. */
  readonly say: (text: string) => void;
  /** The chosen person's token for the app. */
  readonly token: () => Promise<string>;
  /** Opens a dialog of the app and waits for its end: error and result. */
  readonly startTask: (info: unknown) => Promise<Args>;
  readonly completeTask: (result: unknown) => void;
}

export interface Shell {
  readonly state: ShellState;
  readonly choices: Choices;
  readonly language: Language;
  /** The person's own where it fits the language, else the language's: `fr-ca`. */
  readonly locale: string;
  readonly words: Words;
  /** One column: a phone's or a side panel's width. */
  readonly compact: boolean;
  /** Grows with every change that the server tells. */
  readonly changes: number;
  readonly actions: Actions;
}

export const ShellContext = createContext<Shell | null>(null);

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (shell === null) throw new Error('used outside the shell');
  return shell;
}
