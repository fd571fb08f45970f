import type { UseCase } from '#bot/use-case.ts';
import type * as contract from '#shared/accounts/contract.ts';
import { done } from '#shared/kernel/outcome.ts';
import type { AccountDeps } from './account-use-cases.ts';

type Deps = Pick<AccountDeps, 'organisations' | 'enterOrganisation'>;

export function readOrganisationWith({ enterOrganisation }: Deps): UseCase<typeof contract.readOrganisation> {
  return async ({ caller }) => {
    const entered = await enterOrganisation(caller, 'organisation.administer');
    if (!entered.ok) return entered;
    return done({ selfDeactivation: entered.value.organisation.selfDeactivation });
  };
}

export function changeOrganisationWith({
  organisations,
  enterOrganisation,
}: Deps): UseCase<typeof contract.changeOrganisation> {
  return async ({ caller }, { body }) => {
    const entered = await enterOrganisation(caller, 'organisation.change');
    if (!entered.ok) return entered;
    const { selfDeactivation } = body;
    const detail = `selfDeactivation: ${selfDeactivation}`;
    const facts = { act: 'organisation.changed', by: caller.person, subject: null, detail } as const;
    await organisations.change(caller.tenant, facts, (before) =>
      before.selfDeactivation === selfDeactivation ? null : { ...before, selfDeactivation },
    );
    return done({ selfDeactivation });
  };
}
