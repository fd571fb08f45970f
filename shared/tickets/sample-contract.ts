import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId } from '../kernel/ids.ts';

const onDesk = z.strictObject({ deskId: DeskId });
/** How many sample tickets the desk has. */
const reply = z.object({ tickets: z.int() });
const path = '/api/v1/desks/:deskId/samples';
const forOwners = ['desk.not-found', 'desk.not-owner', 'signin.missing'] as const;

export const readSamples = endpoint({
  id: 'readSamples',
  method: 'GET',
  path,
  tag: 'Desks',
  summary: 'Whether a desk has sample tickets (owners)',
  params: onDesk,
  reply,
  refusals: forOwners,
});

export const addSamples = endpoint({
  id: 'addSamples',
  method: 'POST',
  path,
  tag: 'Desks',
  summary: 'Add sample tickets to try a desk with; where it has them they stay (owners)',
  params: onDesk,
  reply,
  refusals: [...forOwners, 'desk.read-only'],
});

export const removeSamples = endpoint({
  id: 'removeSamples',
  method: 'DELETE',
  path,
  tag: 'Desks',
  summary: 'Remove all sample tickets of a desk, with what was done on them (owners)',
  params: onDesk,
  reply,
  refusals: [...forOwners, 'desk.read-only'],
});

export const sampleEndpoints = [readSamples, addSamples, removeSamples] as const;
