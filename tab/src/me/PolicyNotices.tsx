import { lazily } from '../app/lazily.ts';
import { useMyPrivacy } from './use-my-privacy.ts';

// Seldom is there any: pages load how one looks only then.
const PolicyNotice = lazily(async () => (await import('./PolicyNotice.tsx')).PolicyNotice);

/** Tells of material changes of policy, before they take effect and until the reader says that they have read them. */
export function PolicyNotices() {
  const privacy = useMyPrivacy();
  return privacy.data?.notices.map((notice) => <PolicyNotice key={notice.kind} notice={notice} />) ?? null;
}
