import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId } from '../kernel/ids.ts';
import { line } from '../kernel/line.ts';

const onDesk = z.strictObject({ deskId: DeskId });
const refusals = ['desk.not-found', 'signin.missing'] as const;

export const listRecentSearches = endpoint({
  id: 'listRecentSearches',
  method: 'GET',
  path: '/api/v1/desks/:deskId/searches',
  tag: 'Views',
  summary: 'What the reader searched for on the desk within the last hour, the latest first, at most 8',
  params: onDesk,
  reply: z.object({ items: z.array(z.string()) }),
  refusals,
});

export const keepSearch = endpoint({
  id: 'keepSearch',
  method: 'POST',
  path: '/api/v1/desks/:deskId/searches',
  tag: 'Views',
  summary: 'Keep a search among one’s own recent ones, for an hour',
  params: onDesk,
  body: z.strictObject({ text: line(200) }),
  reply: z.object({ text: z.string() }),
  status: 201,
  refusals,
});

export const searchEndpoints = [listRecentSearches, keepSearch] as const;
