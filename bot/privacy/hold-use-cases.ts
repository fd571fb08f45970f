import { type AccountDeps, enterAccount } from '#bot/accounts/account-use-cases.ts';
import { accountView } from '#bot/accounts/account-view.ts';
import { actorIn } from '#bot/accounts/enter-organisation.ts';
import type { Caller, UseCase } from '#bot/use-case.ts';
import { hold, release } from '#shared/accounts/organisation.ts';
import { done } from '#shared/kernel/outcome.ts';
import type * as contract from '#shared/privacy/retention-contract.ts';
import { settleFreeze } from './freezing.ts';

export function holdAccountWith(deps: AccountDeps): UseCase<typeof contract.holdAccount> {
  return async ({ caller }, { params, body }) =>
    settle(deps, caller, 'account.hold', params.personId, (person) =>
      deps.organisations.change(
        caller.tenant,
        { act: 'account.held', by: caller.person, subject: person, detail: body.reason },
        (before) => hold(before, person),
      ),
    );
}

export function releaseAccountWith(deps: AccountDeps): UseCase<typeof contract.releaseAccount> {
  return async ({ caller }, { params }) =>
    settle(deps, caller, 'account.hold', params.personId, (person) =>
      deps.organisations.change(
        caller.tenant,
        { act: 'account.released', by: caller.person, subject: person, detail: '' },
        (before) => release(before, person),
      ),
    );
}

export function freezeAccountWith(deps: AccountDeps): UseCase<typeof contract.freezeAccount> {
  return async ({ caller }, { params, body }) =>
    settle(deps, caller, 'account.freeze', params.personId, (person) =>
      settleFreeze(deps, caller, { person, frozen: true, reason: body.reason }),
    );
}

export function thawAccountWith(deps: AccountDeps): UseCase<typeof contract.thawAccount> {
  return async ({ caller }, { params }) =>
    settle(deps, caller, 'account.freeze', params.personId, (person) =>
      settleFreeze(deps, caller, { person, frozen: false, reason: '' }),
    );
}

async function settle(
  deps: AccountDeps,
  caller: Caller,
  action: 'account.hold' | 'account.freeze',
  person: string,
  change: (person: string) => Promise<void>,
) {
  const found = await enterAccount(deps, caller, action, person);
  if (!found.ok) return found;
  await change(person);
  const after = await deps.organisations.known(caller.tenant);
  return done(accountView(found.value, after, actorIn(after, caller)));
}
