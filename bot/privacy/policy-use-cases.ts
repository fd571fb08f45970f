import type { AccountDeps } from '#bot/accounts/account-use-cases.ts';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import { readPeople } from '#bot/accounts/read-people.ts';
import { retryOvertaken } from '#bot/store/overtaken.ts';
import type { Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { done, refuse } from '#shared/kernel/outcome.ts';
import { acknowledge, ConsentPurpose, consent, consentedAt } from '#shared/privacy/consent.ts';
import { noticesFor, type Policy, PolicyKind, publish } from '#shared/privacy/policy.ts';
import type * as contract from '#shared/privacy/policy-contract.ts';
import type { MyPrivacyView, PolicyHeadView } from '#shared/privacy/policy-contract.ts';
import { firstPolicies } from '#shared/words/first-policies.ts';
import { each } from './holdings.ts';
import { choicesOf, choicesType, policyDocument, policyOf, policyType } from './policy-document.ts';
import { changeChoices, readChoices } from './privacy-choices.ts';

type Deps = Pick<AccountDeps, 'store' | 'now'>;

const attempts = 20;

/** Cosmos DB: 1 query. */
export function listPoliciesWith({ store }: Deps): UseCase<typeof contract.listPolicies> {
  return async ({ caller }) => done({ items: (await readPolicies(store, caller.tenant)).map(headOf).reverse() });
}

export function readPolicyWith({ store }: Deps): UseCase<typeof contract.readPolicy> {
  return async ({ caller }, { params }) => {
    const found = await findPolicy(store, caller.tenant, params);
    return found === undefined ? refuse('missing', 'policy.not-found') : done(found);
  };
}

/** Cosmos DB: 1 query, 1 point read, 1 write. */
export function publishPolicyWith(deps: AccountDeps): UseCase<typeof contract.publishPolicy> {
  return async ({ caller }, { body }) => {
    const { store, audit, now, enterOrganisation } = deps;
    const { tenant, person: by } = caller;
    const entered = await enterOrganisation(caller, 'policy.publish');
    if (!entered.ok) return entered;
    const { kind, effectiveOn, ...wanted } = body;
    return retryOvertaken(async () => {
      const before = (await readPolicies(store, tenant)).findLast((policy) => policy.kind === kind);
      if (before === undefined) throw new Error(`there is no first version of ${kind}`);
      const effectiveAt = `${effectiveOn}T00:00:00.000Z`;
      const published = publish(before, { ...wanted, effectiveAt }, now().toISOString());
      if (!published.ok) return published;
      const detail = `${kind} ${published.value.version}`;
      const told = await audit.adding(tenant, { act: 'policy.published', by, subject: null, detail });
      await store.write(organisationPartition(tenant), [{ create: policyDocument(published.value) }, ...told]);
      return done(headOf(published.value));
    }, attempts);
  };
}

export function readMyPrivacyWith(deps: Deps): UseCase<typeof contract.readMyPrivacy> {
  return async ({ caller: { tenant, person } }) => done(await viewed(deps, tenant, person));
}

export function changeConsentWith(deps: Deps): UseCase<typeof contract.changeConsent> {
  return async ({ caller: { tenant, person } }, { params, body }) => {
    const at = deps.now().toISOString();
    await changeChoices(deps.store, tenant, person, (before) => consent(before, params.purpose, body.given, at));
    return done(await viewed(deps, tenant, person));
  };
}

export function acknowledgePolicyWith(deps: Deps): UseCase<typeof contract.acknowledgePolicy> {
  return async ({ caller: { tenant, person } }, { params }) => {
    const found = await findPolicy(deps.store, tenant, params);
    if (found === undefined) return refuse('missing', 'policy.not-found');
    const at = deps.now().toISOString();
    await changeChoices(deps.store, tenant, person, (before) => acknowledge(before, found.kind, found.version, at));
    return done(await viewed(deps, tenant, person));
  };
}

/** Cosmos DB: 1 query for each 200 people who ever chose, and a point read for each who agreed. */
export function listConsentsWith(deps: AccountDeps): UseCase<typeof contract.listConsents> {
  return async ({ caller }) => {
    const { store, now, enterOrganisation } = deps;
    const entered = await enterOrganisation(caller, 'organisation.administer');
    if (!entered.ok) return entered;
    const at = now().toISOString();
    const given: { person: string; purpose: ConsentPurpose; at: string }[] = [];
    const readers = new Map<string, number>();
    for await (const choices of each(store, organisationPartition(caller.tenant), choicesType, choicesOf)) {
      for (const purpose of ConsentPurpose.options) {
        const since = consentedAt(choices, purpose, at);
        if (since !== null) given.push({ person: choices.person, purpose, at: since });
      }
      for (const { kind, version } of choices.acknowledged)
        readers.set(`${kind} ${version}`, (readers.get(`${kind} ${version}`) ?? 0) + 1);
    }
    const people = await readPeople(
      store,
      caller.tenant,
      given.map(({ person }) => person),
    );
    const items = given.flatMap(({ person: id, ...rest }) => {
      const person = people.get(id);
      return person === undefined ? [] : [{ person, ...rest }];
    });
    const acknowledged = [...readers].map(([key, count]) => {
      const [kind, version] = key.split(' ');
      return { kind: PolicyKind.parse(kind), version: Number(version), people: count };
    });
    return done({ items, acknowledged });
  };
}

async function viewed({ store, now }: Deps, tenant: string, person: string): Promise<MyPrivacyView> {
  const [policies, choices] = await Promise.all([readPolicies(store, tenant), readChoices(store, tenant, person)]);
  const at = now().toISOString();
  return {
    consents: {
      'usage-analytics': consentedAt(choices, 'usage-analytics', at),
      'product-news': consentedAt(choices, 'product-news', at),
    },
    notices: noticesFor(policies, choices.acknowledged).map(headOf),
  };
}

/** Oldest first, by the order of their ids; before them what came with Docket. */
async function readPolicies(store: Store, tenant: string): Promise<readonly Policy[]> {
  const published: Policy[] = [];
  for await (const policy of each(store, organisationPartition(tenant), policyType, policyOf)) published.push(policy);
  return [...firstPolicies, ...published.sort((a, b) => a.version - b.version)];
}

async function findPolicy(
  store: Store,
  tenant: string,
  { kind, version }: Pick<Policy, 'kind' | 'version'>,
): Promise<Policy | undefined> {
  return (await readPolicies(store, tenant)).find((policy) => policy.kind === kind && policy.version === version);
}

function headOf({ text: _, ...head }: Policy): PolicyHeadView {
  return head;
}
