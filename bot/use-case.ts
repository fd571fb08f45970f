import type { BodyOf, ParamsOf, QueryOf, ReplyOf } from '#shared/kernel/endpoint.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import type { ApiKey } from '#shared/keys/key.ts';
import type { Via } from '#shared/tickets/ticket.ts';

/** Somebody signed in with Microsoft Entra: known by (`tenant`, `person`), never by e-mail. */
export interface Caller {
  readonly tenant: string;
  readonly person: string;
  readonly name: string;
  /** Set where their token carries the app role of administrators. */
  readonly administrator?: true;
  /** Set where a program acts for them, by an API key. */
  readonly key?: Pick<ApiKey, 'id' | 'desk' | 'name' | 'scopes'>;
}

/** Who asks, and through what. */
export interface Call {
  readonly caller: Caller;
  readonly via: Via;
  /** The same key with the same request gives the same answer for a day, and nothing twice. */
  readonly idempotencyKey: string | null;
}

/** What an operation of the contract does. API, bot and cards call the same ones. */
export type UseCase<E> = (
  call: Call,
  input: { readonly params: ParamsOf<E>; readonly query: QueryOf<E>; readonly body: BodyOf<E> },
) => Promise<Outcome<ReplyOf<E>>>;
