import { createHmac, timingSafeEqual } from 'node:crypto';
import { Guid } from '#shared/kernel/ids.ts';

export interface Subscriber {
  readonly tenant: string;
  readonly person: string;
}

/** Links that end somebody's e-mails without signing in: whoever holds one can do that, and nothing else. */
export interface Unsubscribing {
  link(subscriber: Subscriber): string;
  /** Null for what was not made here. */
  read(token: string): Subscriber | null;
}

const path = '/unsubscribe';

/**
 * A link works for as long as the key does: an e-mail may be read years later.
 * @param key of the service, 32 characters or more
 */
export function openUnsubscribing({
  key,
  publicUrl,
}: {
  readonly key: string;
  readonly publicUrl: string;
}): Unsubscribing {
  const sign = (subject: Buffer) => createHmac('sha256', key).update('unsubscribe').update(subject).digest();
  return {
    link({ tenant, person }) {
      const subject = Buffer.from(`${tenant}${person}`.replaceAll('-', ''), 'hex');
      return `${publicUrl}${path}/${Buffer.concat([subject, sign(subject)]).toString('base64url')}`;
    },
    read(token) {
      const bytes = Buffer.from(token, 'base64url');
      const [subject, signature] = [bytes.subarray(0, 32), bytes.subarray(32)];
      if (signature.length !== 32 || !timingSafeEqual(signature, sign(subject))) return null;
      return { tenant: guidIn(subject.subarray(0, 16)), person: guidIn(subject.subarray(16)) };
    },
  };
}

function guidIn(bytes: Buffer): string {
  return Guid.parse(bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
}
