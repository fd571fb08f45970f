import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/**
 * The service's master key check: HMAC-SHA256 over verb, resource type, resource and date. For a list, such as the
 * documents of a container, the resource is its parent.
 * @throws Refusal 401
 */
export function checkSignature(request: IncomingMessage, path: readonly string[], key: string): void {
  const parts = new URLSearchParams(decodeURIComponent(request.headers.authorization ?? '').replaceAll('+', '%2B'));
  const isList = path.length % 2 === 1;
  const type = path[path.length - (isList ? 1 : 2)] ?? '';
  const resource = (isList ? path.slice(0, -1) : path).join('/');
  const verb = (request.method ?? '').toLowerCase();
  const date = String(request.headers['x-ms-date']).toLowerCase();
  const expected = createHmac('sha256', Buffer.from(key, 'base64'))
    .update(`${verb}\n${type}\n${resource}\n${date}\n\n`)
    .digest();
  const given = Buffer.from(parts.get('sig') ?? '', 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Refusal(401, "The input authorization token can't serve the request.");
  }
}
