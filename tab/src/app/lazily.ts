// biome-ignore lint/style/noRestrictedImports: here it is made patient
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { patiently } from './patiently.ts';

/**
 * A part of the tab that comes when it is first shown. One lost request does not break it: see `patiently`.
 * @param load imports it
 */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => ({ default: await patiently(load) }));
}
