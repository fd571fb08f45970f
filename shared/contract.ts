import { checklistEndpoints } from './checklists/contract.ts';
import { deskEndpoints } from './desks/contract.ts';
import { meEndpoints } from './members/contract.ts';
import { ticketEndpoints } from './tickets/contract.ts';

/** Every operation of the HTTP API. */
export const endpoints = [...meEndpoints, ...deskEndpoints, ...ticketEndpoints, ...checklistEndpoints] as const;
