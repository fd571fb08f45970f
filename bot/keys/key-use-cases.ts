import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import type { Audit } from '#bot/audit/audit.ts';
import type { EnterDesk, Entrance } from '#bot/desks/enter-desk.ts';
import { newKeyId } from '#bot/ids.ts';
import { personView, type Roster } from '#bot/members/roster.ts';
import { retryOvertaken } from '#bot/store/overtaken.ts';
import type { Operation, Store } from '#bot/store/port.ts';
import type { Call, Caller, UseCase } from '#bot/use-case.ts';
import type { AuditAct } from '#shared/audit/entry.ts';
import type { KeyId } from '#shared/kernel/ids.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import type * as contract from '#shared/keys/contract.ts';
import type { KeyView } from '#shared/keys/contract.ts';
import { type ApiKey, expiresOf, mostKeys, overlapSeconds, rotate } from '#shared/keys/key.ts';
import { mayOnDesk } from '#shared/members/policy.ts';
import { keyDocument, keyOf, keyType } from './key-document.ts';
import { newSecret } from './secret.ts';

interface Deps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
  readonly roster: Roster;
  readonly audit: Audit;
  readonly now: () => Date;
}

const daySeconds = 86_400;

/** Cosmos DB: 1 query beside the entrance. */
export function listKeysWith(deps: Deps): UseCase<typeof contract.listKeys> {
  return async ({ caller }, { params }) => {
    const entered = await enterAsOwner(deps, caller, params.deskId);
    if (!entered.ok) return entered;
    const page = await deps.store.query(organisationPartition(caller.tenant), {
      type: keyType,
      where: { field: 'desk', eq: params.deskId },
      order: [],
      limit: mostKeys,
    });
    const keys = page.items.map(keyOf).sort((one, other) => other.createdAt.localeCompare(one.createdAt));
    return done({ items: await view(deps, entered.value, keys) });
  };
}

/** @param deps its `enterDesk` refuses while the desk is read-only */
export function createKeyWith(deps: Deps): UseCase<typeof contract.createKey> {
  return async ({ caller }, { params, body }) => {
    const entered = await enterAsOwner(deps, caller, params.deskId);
    if (!entered.ok) return entered;
    const partition = organisationPartition(caller.tenant);
    const where = { field: 'desk', eq: params.deskId } as const;
    if ((await deps.store.count(partition, { type: keyType, where })) >= mostKeys)
      return refuse('rule', 'key.too-many');
    const id = newKeyId();
    const createdAt = deps.now().toISOString();
    const { token, kept } = newSecret(caller.tenant, id, secondsAfter(createdAt, body.days * daySeconds));
    const key: ApiKey = {
      id,
      desk: params.deskId,
      name: body.name,
      scopes: body.scopes,
      person: caller.person,
      createdAt,
      usedAt: null,
      secrets: [kept],
    };
    await commit(deps, caller, { act: 'key.created', key, entered: entered.value }, { create: keyDocument(key) });
    return shownOnce(deps, entered.value, key, token);
  };
}

/** Its maker's alone: whoever holds a secret acts for them. @param deps as for `createKeyWith` */
export function rotateKeyWith(deps: Deps): UseCase<typeof contract.rotateKey> {
  return async ({ caller }, { params, body }) => {
    const entered = await enterAsOwner(deps, caller, params.deskId);
    if (!entered.ok) return entered;
    return retryOvertaken(async () => {
      const found = await find(deps.store, caller, params);
      if (!found.ok) return found;
      if (found.value.key.person !== caller.person) return refuse('forbidden', 'key.not-yours');
      const at = deps.now().toISOString();
      const { token, kept } = newSecret(caller.tenant, params.keyId, secondsAfter(at, body.days * daySeconds));
      const key = rotate(found.value.key, kept, secondsAfter(at, overlapSeconds));
      const replaced: Operation = { replace: keyDocument(key), etag: found.value.etag };
      await commit(deps, caller, { act: 'key.rotated', key, entered: entered.value }, replaced);
      return shownOnce(deps, entered.value, key, token);
    });
  };
}

/** Any owner's, on a read-only desk too: what ends a key never waits. */
export function revokeKeyWith(deps: Deps): UseCase<typeof contract.revokeKey> {
  return async ({ caller }, { params }) => {
    const entered = await enterAsOwner(deps, caller, params.deskId);
    if (!entered.ok) return entered;
    const found = await find(deps.store, caller, params);
    if (!found.ok) return found;
    const { key } = found.value;
    await commit(deps, caller, { act: 'key.revoked', key, entered: entered.value }, { remove: key.id });
    return done({ id: key.id });
  };
}

async function enterAsOwner(deps: Deps, caller: Call['caller'], deskId: string): Promise<Outcome<Entrance>> {
  const entered = await deps.enterDesk(caller, deskId);
  if (!entered.ok || mayOnDesk(entered.value.actor, 'desk.change')) return entered;
  return refuse('forbidden', 'desk.not-owner');
}

async function find(
  store: Store,
  caller: Caller,
  { deskId, keyId }: { readonly deskId: string; readonly keyId: KeyId },
): Promise<Outcome<{ readonly key: ApiKey; readonly etag: string }>> {
  const document = await store.get(organisationPartition(caller.tenant), keyId);
  if (document?.type !== keyType || document['desk'] !== deskId) return refuse('missing', 'key.not-found');
  return done({ key: keyOf(document), etag: document.etag });
}

interface Told {
  readonly act: AuditAct;
  readonly key: ApiKey;
  readonly entered: Entrance;
}

/** The key as it becomes and the audit entry that tells of it, both or neither. */
async function commit(
  { store, audit }: Deps,
  { tenant, person }: Caller,
  { act, key, entered }: Told,
  operation: Operation,
): Promise<void> {
  const facts = { act, by: person, subject: null, detail: `${key.name} (${entered.desk.name})` };
  const write = async () => {
    await store.write(organisationPartition(tenant), [operation, ...(await audit.adding(tenant, facts))]);
  };
  // Where the key itself changed meanwhile, whoever decided on it decides again.
  await ('replace' in operation ? write() : retryOvertaken(write));
}

async function view({ roster }: Deps, { partition }: Entrance, keys: readonly ApiKey[]): Promise<KeyView[]> {
  const people = await roster.named(
    partition,
    keys.map(({ person }) => person),
  );
  return keys.map((key) => ({
    id: key.id,
    name: key.name,
    scopes: [...key.scopes],
    by: personView(people, key.person),
    createdAt: key.createdAt,
    expires: expiresOf(key),
    usedAt: key.usedAt,
  }));
}

async function shownOnce(deps: Deps, entrance: Entrance, key: ApiKey, secret: string) {
  const [shown] = await view(deps, entrance, [key]);
  if (shown === undefined) throw new Error(`${key.id} is not shown`);
  return done({ ...shown, secret });
}
