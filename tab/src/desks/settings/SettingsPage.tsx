import type { ComponentType } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { lazily } from '../../app/lazily.ts';
import { useWords } from '../../app/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SectionPage } from '../../ui/SectionPage.tsx';
import { CategorySettings } from './CategorySettings.tsx';
import { GeneralSettings } from './GeneralSettings.tsx';
import { ReplySettings } from './ReplySettings.tsx';
import { SettingsHistory } from './SettingsHistory.tsx';
import { StatusSettings } from './StatusSettings.tsx';

const PrioritySettings = lazily(async () => (await import('./PrioritySettings.tsx')).PrioritySettings);
const FieldSettings = lazily(async () => (await import('./fields/FieldSettings.tsx')).FieldSettings);
const NotificationDefaults = lazily(async () => (await import('./NotificationDefaults.tsx')).NotificationDefaults);
const CopySettings = lazily(async () => (await import('./CopySettings.tsx')).CopySettings);
const SampleSettings = lazily(async () => (await import('./SampleSettings.tsx')).SampleSettings);
const KeySettings = lazily(async () => (await import('./keys/KeySettings.tsx')).KeySettings);
const DeliveryProblems = lazily(async () => (await import('./DeliveryProblems.tsx')).DeliveryProblems);

const sections = {
  general: GeneralSettings,
  statuses: StatusSettings,
  categories: CategorySettings,
  priorities: PrioritySettings,
  fields: FieldSettings,
  replies: ReplySettings,
  notifications: NotificationDefaults,
  copy: CopySettings,
  samples: SampleSettings,
  keys: KeySettings,
  deliveries: DeliveryProblems,
  history: SettingsHistory,
} as const satisfies Record<string, ComponentType<{ readonly desk: DeskView }>>;
type Name = keyof typeof sections;
const names = Object.keys(sections) as readonly Name[];

interface Props {
  readonly desk: DeskView;
  /** As the address names it; nothing is the first. */
  readonly section: string | null;
}

/** What owners set for everyone on the desk, each part with an address of its own. */
export function SettingsPage({ desk, section }: Props) {
  const { settings, notFound } = useWords().tab;
  const name = names.find((one) => one === (section ?? 'general'));
  if (name === undefined || !desk.can.includes('desk.change')) return <EmptyState text={notFound} />;
  const Section = sections[name];
  return (
    <SectionPage
      here={name}
      label={settings.heading}
      sections={names.map((one) => ({
        name: one,
        label: settings.sections[one],
        href: `/desk/${desk.id}/settings/${one}`,
      }))}
    >
      <Section desk={desk} key={name} />
    </SectionPage>
  );
}
