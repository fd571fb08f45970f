import type { ComponentType } from 'react';
import { lazily } from '../app/lazily.ts';
import { useWords } from '../app/session.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SectionPage } from '../ui/SectionPage.tsx';
import { useAdminWords } from './use-admin-words.ts';

/** Each a part of its own, under the name that its address has. */
const sections = {
  accounts: lazily(async () => (await import('./AccountsSection.tsx')).AccountsSection),
  subscription: lazily(async () => (await import('./SubscriptionSection.tsx')).SubscriptionSection),
  requests: lazily(async () => (await import('./RequestsSection.tsx')).RequestsSection),
  erasures: lazily(async () => (await import('./ErasuresSection.tsx')).ErasuresSection),
  retention: lazily(async () => (await import('./RetentionSection.tsx')).RetentionSection),
  policies: lazily(async () => (await import('./PoliciesSection.tsx')).PoliciesSection),
  feedback: lazily(async () => (await import('./FeedbackSection.tsx')).FeedbackSection),
  audit: lazily(async () => (await import('./AuditSection.tsx')).AuditSection),
} as const satisfies Record<string, ComponentType>;
type Name = keyof typeof sections;
const names = Object.keys(sections) as readonly Name[];

interface Props {
  /** As the address names it; nothing is the first. */
  readonly section: string | null;
}

/** What the administrators of an organisation settle for all its desks, each part with an address of its own. */
export function AdminPage({ section }: Props) {
  const { tab, ticket } = useWords();
  const words = useAdminWords();
  const name = names.find((one) => one === (section ?? names[0]));
  if (name === undefined) return <EmptyState text={tab.notFound} />;
  const Section = sections[name];
  return (
    <SectionPage
      here={name}
      label={ticket.mine.administration}
      sections={names.map((one) => ({ name: one, label: words.sections[one], href: `/administration/${one}` }))}
    >
      <Section key={name} />
    </SectionPage>
  );
}
