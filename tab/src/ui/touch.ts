import { makeStyles } from '@fluentui/react-components';

/** Fingers need 44 px; a mouse does not. */
export const useTouchStyles = makeStyles({
  target: { '@media (pointer: coarse)': { minHeight: '44px', minWidth: '44px' } },
});
