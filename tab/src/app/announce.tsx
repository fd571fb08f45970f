import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useHiddenStyles } from '../ui/hidden.ts';

type Announce = (message: string) => void;

const AnnounceContext = createContext<Announce | null>(null);

/** Says something to screen readers that others see happen. */
export function useAnnounce(): Announce {
  const announce = useContext(AnnounceContext);
  if (announce === null) throw new Error('useAnnounce is used outside Announcer');
  return announce;
}

export function Announcer({ children }: { readonly children: ReactNode }) {
  const { hidden } = useHiddenStyles();
  const [said, setSaid] = useState({ message: '', turn: 0 });
  const announce = useCallback<Announce>((message) => setSaid(({ turn }) => ({ message, turn: turn + 1 })), []);
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div aria-live="assertive" className={hidden} data-testid="announcer">
        {/* A new element each time, so that the same words twice are said twice. */}
        <span key={said.turn}>{said.message}</span>
      </div>
    </AnnounceContext.Provider>
  );
}
