import { accountId, accountOf } from '#bot/accounts/account-document.ts';
import { type AccountDeps, enterAccount } from '#bot/accounts/account-use-cases.ts';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import { readPeople } from '#bot/accounts/read-people.ts';
import { newRequestId } from '#bot/ids.ts';
import { readPreferences } from '#bot/members/preferences-document.ts';
import { isOvertaken } from '#bot/store/overtaken.ts';
import type { Filter, Operation, Store } from '#bot/store/port.ts';
import type { Caller, UseCase } from '#bot/use-case.ts';
import type { AuditFacts } from '#shared/audit/entry.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type { PersonView } from '#shared/members/member.ts';
import { withdrawAll } from '#shared/privacy/consent.ts';
import {
  type DataRequest,
  decide,
  endsConsents,
  extend,
  isOverdue,
  type RequestKind,
  receive,
} from '#shared/privacy/request.ts';
import type * as contract from '#shared/privacy/request-contract.ts';
import type { DataRequestView } from '#shared/privacy/request-contract.ts';
import type { Language } from '#shared/words/language.ts';
import { letterOf } from '#shared/words/request-letter.ts';
import { settleFreeze } from './freezing.ts';
import { changeChoices } from './privacy-choices.ts';
import { requestDocument, requestOf, requestType } from './request-document.ts';

type Deps = Pick<AccountDeps, 'store' | 'now' | 'audit' | 'organisations' | 'enterOrganisation'>;

const shown = 1000;
const attempts = 20;

export function askAboutMyDataWith(deps: Deps): UseCase<typeof contract.askAboutMyData> {
  return async ({ caller }, { body }) => take(deps, caller, caller.person, body);
}

export function enterRequestWith(deps: Deps): UseCase<typeof contract.enterRequest> {
  return async ({ caller }, { params, body }) => {
    const found = await enterAccount(deps, caller, 'data-requests.handle', params.personId);
    return found.ok ? take(deps, caller, params.personId, body) : found;
  };
}

/** Cosmos DB: 1 query, and a point read for each person named. */
export function listMyRequestsWith(deps: Deps): UseCase<typeof contract.listMyRequests> {
  return async ({ caller: { tenant, person } }) => list(deps, tenant, { field: 'person', eq: person });
}

export function listRequestsWith(deps: Deps): UseCase<typeof contract.listRequests> {
  return async ({ caller }) => {
    const entered = await deps.enterOrganisation(caller, 'data-requests.handle');
    return entered.ok ? list(deps, caller.tenant) : entered;
  };
}

export function extendRequestWith(deps: Deps): UseCase<typeof contract.extendRequest> {
  return async ({ caller }, { params, body }) =>
    handle(deps, caller, params.requestId, 'request.extended', async (request) => extend(request, body.reason));
}

/**
 * The letter is written here and kept with the decision: it is the proof of what the person was told. A restriction that is
 * granted holds from this moment.
 */
export function decideRequestWith(deps: Deps): UseCase<typeof contract.decideRequest> {
  return async ({ caller }, { params, body }) => {
    const decided = await handle(deps, caller, params.requestId, 'request.decided', async (request) => {
      const { outcome, reason, ground } = body;
      const shutsOut = request.kind === 'restriction' && outcome !== 'refused';
      if (shutsOut && request.person === caller.person) return refuse('forbidden', 'account.not-yours');
      const language = (await readPreferences(deps.store, caller.tenant, request.person)).language ?? body.language;
      const name = await nameOf(deps.store, caller.tenant, request.person);
      const letter = letterOf(
        { name, kind: request.kind, day: dayOf(request, language), outcome, reason, ground },
        language,
      );
      return decide(request, { outcome, reason, ground, by: caller.person, at: deps.now().toISOString(), letter });
    });
    if (decided.ok && decided.value.kind === 'restriction' && body.outcome !== 'refused')
      await settleFreeze(deps, caller, { person: decided.value.person.id, frozen: true, reason: body.reason });
    return decided;
  };
}

async function take(
  deps: Deps,
  { tenant, person: by }: Caller,
  person: string,
  asked: { readonly kind: RequestKind; readonly text: string },
): Promise<Outcome<DataRequestView>> {
  const receivedAt = deps.now().toISOString();
  const enteredBy = by === person ? null : by;
  const request = receive({ id: newRequestId(), person, ...asked, enteredBy, receivedAt });
  const facts = { act: 'request.received', by, subject: person, detail: asked.kind } as const;
  await commit(deps, tenant, facts, { create: requestDocument(request) });
  if (endsConsents(asked.kind))
    await changeChoices(deps.store, tenant, person, (choices) => withdrawAll(choices, receivedAt));
  return viewed(deps, tenant, request);
}

async function handle(
  deps: Deps,
  caller: Caller,
  id: string,
  act: 'request.extended' | 'request.decided',
  change: (request: DataRequest) => Promise<Outcome<DataRequest>>,
): Promise<Outcome<DataRequestView>> {
  const { tenant, person: by } = caller;
  const entered = await deps.enterOrganisation(caller, 'data-requests.handle');
  if (!entered.ok) return entered;
  const document = await deps.store.get(organisationPartition(tenant), id);
  if (document?.type !== requestType) return refuse('missing', 'data-request.not-found');
  const changed = await change(requestOf(document));
  if (!changed.ok) return changed;
  const { person, kind, decision } = changed.value;
  const detail = decision === null ? kind : `${kind}: ${decision.outcome}`;
  const replace = { replace: requestDocument(changed.value), etag: document.etag };
  await commit(deps, tenant, { act, by, subject: person, detail }, replace);
  return viewed(deps, tenant, changed.value);
}

/** In one commit with the audit entry that tells of it. @throws StoreError `stale` where somebody else handled it meanwhile */
async function commit({ store, audit }: Deps, tenant: string, facts: AuditFacts, operation: Operation): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await store.write(organisationPartition(tenant), [operation, ...(await audit.adding(tenant, facts))]);
      return;
    } catch (error) {
      const isOwn = error instanceof Error && 'operation' in error && error.operation === 0;
      if (!isOvertaken(error) || isOwn || attempt === attempts) throw error;
    }
  }
}

async function list({ store, now }: Deps, tenant: string, where?: Filter) {
  const page = await store.query(organisationPartition(tenant), {
    type: requestType,
    order: [['due', 'asc']],
    limit: shown,
    ...(where === undefined ? {} : { where }),
  });
  const requests = page.items.map(requestOf);
  const people = await readPeople(store, tenant, requests.flatMap(peopleOf));
  return done({ items: requests.map((request) => requestView(request, people, now().toISOString())) });
}

async function viewed({ store, now }: Deps, tenant: string, request: DataRequest) {
  return done(requestView(request, await readPeople(store, tenant, peopleOf(request)), now().toISOString()));
}

function peopleOf({ person, enteredBy, decision }: DataRequest) {
  return [person, enteredBy, decision?.by ?? null];
}

function requestView(request: DataRequest, people: ReadonlyMap<string, PersonView>, now: string): DataRequestView {
  const named = (id: string): PersonView => people.get(id) ?? { id, name: '', left: true };
  const { decision, enteredBy } = request;
  return {
    ...request,
    person: named(request.person),
    enteredBy: enteredBy === null ? null : named(enteredBy),
    overdue: isOverdue(request, now),
    decision: decision === null ? null : { ...decision, by: named(decision.by) },
  };
}

async function nameOf(store: Store, tenant: string, person: string): Promise<string> {
  const account = await store.get(organisationPartition(tenant), accountId(person));
  return account === null ? '' : accountOf(account).name;
}

function dayOf({ receivedAt }: DataRequest, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(receivedAt));
}
