/** One e-mail to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for the same e-mail, so that a mailbox that gets it twice can tell. */
  readonly messageId: string;
  /** Where the reader, or their mail program for them, ends these e-mails. */
  readonly unsubscribe: string;
}

export type MailOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'transient'; readonly retryAfterSeconds: null; readonly reason: string }
  /** The mailbox refuses for good. */
  | { readonly kind: 'permanent'; readonly reason: string };

export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>;
  close(): void;
}
