import { tabEn } from './tab.en.ts';
import { termsEn } from './terms.en.ts';
import { ticketEn } from './ticket.en.ts';

export const en = { terms: termsEn, tab: tabEn, ticket: ticketEn };
