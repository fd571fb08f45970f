import { checklistRows } from './checklist-rows.ts';
import { deskRows } from './desk-rows.ts';
import { organisationRows } from './organisation-rows.ts';
import { ownRows } from './own-rows.ts';
import type { Rows } from './place.ts';
import { ticketRows } from './ticket-rows.ts';

/** What each member of the cast may do; an operation without a row fails the test. */
export const rows: Rows = { ...ownRows, ...deskRows, ...ticketRows, ...checklistRows, ...organisationRows };
