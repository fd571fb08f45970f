import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Category } from '#shared/desks/desk.ts';
import { StatusGroup } from '#shared/desks/workflow.ts';
import { CommentText, Description, Tag, Title } from '#shared/tickets/shown.ts';
import { Priority } from '#shared/tickets/ticket.ts';

/** The parts that the people of a sample desk play. Who plays which is up to the caller; `left1` has left since. */
export const Part = z.enum(['owner', 'member1', 'member2', 'member3', 'member4', 'member5', 'guest1', 'left1']);
export type Part = z.infer<typeof Part>;

export const SampleComment = z.strictObject({
  by: Part,
  /** Since the ticket was made. */
  hoursAfter: z.number().nonnegative(),
  text: CommentText,
  internal: z.boolean().optional(),
});
export type SampleComment = Readonly<z.infer<typeof SampleComment>>;

export const SampleTicket = z.strictObject({
  title: Title,
  description: Description,
  priority: Priority,
  category: z.string().min(1),
  tags: z.array(Tag).max(3),
  status: StatusGroup,
  requester: Part,
  assignees: z.array(Part).max(2),
  /** How long ago it was made. */
  ageDays: z.number().min(0).max(240),
  /** From today; negative where it should be done already. */
  dueInDays: z.int().nullable(),
  comments: z.array(SampleComment).max(9),
});
export type SampleTicket = Readonly<z.infer<typeof SampleTicket>>;

export interface SampleDesk {
  readonly desk: 'it' | 'facilities' | 'hr';
  readonly categories: readonly Category[];
  readonly tickets: readonly SampleTicket[];
}

/**
 * The sample desks of Maison Bergeron, a shop for the home with stores in Sherbrooke and Montréal and a warehouse.
 * @returns one entry per desk: its categories and its tickets in no order that matters
 * @throws where a file is missing, breaks the schema, or names a category that its desk does not have
 */
export function loadSamples(): SampleDesk[] {
  return (['it', 'facilities', 'hr'] as const).map((desk) => ({
    desk,
    categories: categories[desk],
    tickets: read(desk),
  }));
}

const categories: Readonly<Record<SampleDesk['desk'], readonly Category[]>> = {
  it: [
    { key: 'hardware', label: 'Matériel' },
    { key: 'software', label: 'Logiciels' },
    { key: 'access', label: 'Accès et comptes' },
    { key: 'network', label: 'Réseau' },
    { key: 'mail', label: 'Courriel' },
    { key: 'security', label: 'Sécurité' },
    { key: 'phone', label: 'Téléphonie' },
    { key: 'other', label: 'Autre' },
  ],
  facilities: [
    { key: 'building', label: 'Bâtiment et plomberie' },
    { key: 'heating', label: 'Chauffage et climatisation' },
    { key: 'electrical', label: 'Électricité et éclairage' },
    { key: 'keys', label: 'Clés et accès' },
    { key: 'rooms', label: 'Salles et mobilier' },
    { key: 'cleaning', label: 'Entretien ménager' },
    { key: 'parking', label: 'Stationnement' },
    { key: 'safety', label: 'Sécurité des lieux' },
    { key: 'other', label: 'Autre' },
  ],
  hr: [
    { key: 'leave', label: 'Congés et absences' },
    { key: 'payroll', label: 'Paie' },
    { key: 'schedule', label: 'Horaires' },
    { key: 'onboarding', label: 'Accueil' },
    { key: 'contracts', label: 'Contrats' },
    { key: 'benefits', label: 'Avantages sociaux' },
    { key: 'training', label: 'Formation' },
    { key: 'other', label: 'Autre' },
  ],
};

function read(desk: SampleDesk['desk']): SampleTicket[] {
  const text = readFileSync(new URL(`${desk}.json`, import.meta.url), 'utf8');
  const tickets = z.array(SampleTicket).parse(JSON.parse(text));
  const known = new Set(categories[desk].map(({ key }) => key));
  const stray = tickets.find(({ category }) => !known.has(category));
  if (stray !== undefined) throw new Error(`${desk}.json: “${stray.title}” is in no category of its desk`);
  return tickets;
}
