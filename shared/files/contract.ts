import { z } from 'zod';
import { Bytes, Download } from '../kernel/bytes.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId, FileId, TicketId } from '../kernel/ids.ts';
import { Attachment } from './file.ts';

const onTicket = z.strictObject({ deskId: DeskId, ticketId: TicketId });
const onFile = onTicket.extend({ fileId: FileId });

export const uploadFile = endpoint({
  id: 'uploadFile',
  method: 'POST',
  path: '/api/v1/desks/:deskId/tickets/:ticketId/files',
  tag: 'Files',
  summary: 'Hand in a file of at most 25 MB for a comment; it is thrown away where none takes it within an hour',
  params: onTicket,
  query: z.strictObject({ name: z.string().min(1).max(500) }),
  takes: 'bytes',
  body: Bytes,
  reply: Attachment,
  status: 201,
  refusals: [
    'desk.not-found',
    'desk.read-only',
    'ticket.not-found',
    'ticket.forbidden',
    'file.too-large',
    'file.too-many',
    'file.empty',
    'file.cut-off',
    'signin.missing',
  ],
});

export const readFile = endpoint({
  id: 'readFile',
  method: 'GET',
  path: '/api/v1/desks/:deskId/tickets/:ticketId/files/:fileId',
  tag: 'Files',
  summary: 'The bytes of a file, for those who may see what it belongs to',
  params: onFile,
  gives: 'bytes',
  reply: Download,
  refusals: ['desk.not-found', 'ticket.not-found', 'file.not-found', 'signin.missing'],
});

export const discardFile = endpoint({
  id: 'discardFile',
  method: 'DELETE',
  path: '/api/v1/desks/:deskId/tickets/:ticketId/files/:fileId',
  tag: 'Files',
  summary: 'Throw away a file that one handed in and that no comment has taken',
  params: onFile,
  reply: z.object({}),
  refusals: ['desk.not-found', 'desk.read-only', 'ticket.not-found', 'file.not-found', 'signin.missing'],
});

export const fileEndpoints = [uploadFile, readFile, discardFile] as const;
