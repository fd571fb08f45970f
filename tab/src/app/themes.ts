import { type Theme, teamsLightTheme } from '@fluentui/react-components';
import type { ThemeName } from './session.tsx';

/** The theme that most people have comes with the page; another one is a part of its own. */
export async function loadTheme(name: ThemeName): Promise<Theme> {
  if (name === 'dark') return (await import('./theme-dark.ts')).theme;
  if (name === 'contrast') return (await import('./theme-contrast.ts')).theme;
  return teamsLightTheme;
}
