import { z } from 'zod';
import { Bytes, Download } from '../kernel/bytes.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { FileId } from '../kernel/ids.ts';
import { onItem, RunView, runSeen, runWritten } from './run-contract.ts';

const onEvidence = onItem.extend({ fileId: FileId });

export const attachEvidence = endpoint({
  id: 'attachEvidence',
  method: 'POST',
  path: '/api/v1/desks/:deskId/runs/:runId/items/:itemKey/files',
  tag: 'Checklists',
  summary: 'Attach a photo or another file of at most 25 MB to an item; an item that asks for evidence is done with it',
  params: onItem,
  query: z.strictObject({ name: z.string().min(1).max(500) }),
  takes: 'bytes',
  body: Bytes,
  reply: RunView,
  status: 201,
  refusals: [
    ...runWritten,
    'run.closed',
    'item.not-found',
    'item.not-shown',
    'file.too-large',
    'file.too-many',
    'file.empty',
    'file.cut-off',
  ],
});

export const readEvidence = endpoint({
  id: 'readEvidence',
  method: 'GET',
  path: '/api/v1/desks/:deskId/runs/:runId/items/:itemKey/files/:fileId',
  tag: 'Checklists',
  summary: 'The bytes of a file on an item, for those who may see the run',
  params: onEvidence,
  gives: 'bytes',
  reply: Download,
  refusals: [...runSeen, 'file.not-found'],
});

export const removeEvidence = endpoint({
  id: 'removeEvidence',
  method: 'DELETE',
  path: '/api/v1/desks/:deskId/runs/:runId/items/:itemKey/files/:fileId',
  tag: 'Checklists',
  summary: 'Take a file off an item while the run is open; its bytes are thrown away, the history keeps its hash',
  params: onEvidence,
  reply: RunView,
  refusals: [...runWritten, 'run.closed', 'item.not-found', 'item.not-shown', 'file.not-found'],
});

export const evidenceEndpoints = [attachEvidence, readEvidence, removeEvidence] as const;
