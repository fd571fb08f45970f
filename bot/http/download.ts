import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { isPicture } from '#shared/files/file.ts';
import type { Download } from '#shared/kernel/bytes.ts';

/**
 * Gives out a file, which somebody may have uploaded, so that nothing in it can run here: always as something to save, of no type that a
 * browser interprets but pictures', within a policy that allows nothing.
 */
export function sendDownload(reply: FastifyReply, { name, type, size, bytes }: Download): FastifyReply {
  if (size !== null) reply.header('content-length', size);
  return reply
    .type(isPicture(type) ? type : 'application/octet-stream')
    .header('content-disposition', `attachment; filename*=UTF-8''${encoded(name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .send(Readable.from(bytes));
}

/** As RFC 8187 asks, which leaves fewer letters as they are than addresses do. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
