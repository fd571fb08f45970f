import { useCallback, useEffect, useState } from 'react';
import { type Choices, readChoices, writeChoices } from './choices.ts';

/** The switchers' state, kept in the page's address. */
export function useChoices(): readonly [Choices, (change: Partial<Choices>) => void] {
  const [choices, setChoices] = useState(() => readChoices(new URLSearchParams(location.search)));
  const choose = useCallback((change: Partial<Choices>) => setChoices((before) => ({ ...before, ...change })), []);
  useEffect(() => history.replaceState(null, '', `?${writeChoices(choices)}`), [choices]);
  return [choices, choose];
}
