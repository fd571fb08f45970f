import type { en } from './catalogue.en.ts';
import { tabFr } from './tab.fr.ts';
import { termsFr } from './terms.fr.ts';
import { ticketFr } from './ticket.fr.ts';

export const fr = { terms: termsFr, tab: tabFr, ticket: ticketFr } satisfies typeof en;
