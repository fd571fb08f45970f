import type { Figure } from './report.ts';
/** Figures of the tab. */
export async function measureTab(): Promise<readonly Figure[]> {
  return [];
}
