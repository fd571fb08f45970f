import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Category } from '#shared/desks/desk.ts';
import { StatusGroup } from '#shared/desks/workflow.ts';
import { Priority } from '#shared/tickets/ticket.ts';

const Part = z.enum(['owner', 'member1', 'member2', 'member3', 'member4', 'member5', 'guest1', 'left1']);

export const SampleTicket = z.object({
  title: z.string(),
  description: z.string(),
  priority: Priority,
  category: z.string(),
  tags: z.array(z.string()),
  status: StatusGroup,
  requester: Part,
  assignees: z.array(Part),
  ageDays: z.number(),
  dueInDays: z.number().nullable(),
  comments: z.array(z.object({ by: Part, hoursAfter: z.number(), text: z.string(), internal: z.boolean().optional() })),
});
export type SampleTicket = Readonly<z.infer<typeof SampleTicket>>;

export interface SampleDesk {
  readonly desk: string;
  readonly categories: readonly Category[];
  readonly tickets: readonly SampleTicket[];
}

const categories: Readonly<Record<string, readonly (readonly [key: string, label: string])[]>> = {
  it: [
    ['hardware', 'Matériel'],
    ['software', 'Logiciels'],
    ['access', 'Accès'],
    ['network', 'Réseau'],
    ['mail', 'Messagerie'],
    ['security', 'Sécurité'],
    ['phone', 'Téléphonie'],
    ['other', 'Autre'],
  ],
  facilities: [
    ['heating', 'Chauffage et climatisation'],
    ['electrical', 'Éclairage et électricité'],
    ['building', 'Bâtiment'],
    ['keys', 'Clés et accès'],
    ['cleaning', 'Entretien'],
    ['parking', 'Stationnement'],
    ['rooms', 'Salles'],
    ['safety', 'Sécurité des lieux'],
    ['other', 'Autre'],
  ],
  hr: [
    ['leave', 'Congés'],
    ['payroll', 'Paie'],
    ['onboarding', 'Accueil'],
    ['contracts', 'Contrats'],
    ['schedule', 'Horaires'],
    ['training', 'Formation'],
    ['benefits', 'Avantages'],
    ['equipment', 'Équipement'],
    ['other', 'Autre'],
  ],
};

/** The sample desks, believable work of a retailer: IT, facilities and human resources. */
export function loadSamples(): readonly SampleDesk[] {
  return Object.entries(categories).map(([desk, labels]) => {
    const text = readFileSync(join(import.meta.dirname, `${desk}.json`), 'utf8');
    const tickets = z.array(SampleTicket).parse(JSON.parse(text));
    return { desk, tickets, categories: labels.map(([key, label]) => ({ key, label })) };
  });
}
