import type { AccountDeps } from '#bot/accounts/account-use-cases.ts';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import { readPeople } from '#bot/accounts/read-people.ts';
import { newFeedbackId } from '#bot/ids.ts';
import { retryOvertaken } from '#bot/store/overtaken.ts';
import type { Filter } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { done, refuse } from '#shared/kernel/outcome.ts';
import type { Feedback } from '#shared/privacy/feedback.ts';
import type * as contract from '#shared/privacy/feedback-contract.ts';
import type { FeedbackView } from '#shared/privacy/feedback-contract.ts';
import { feedbackDocument, feedbackOf, feedbackType } from './feedback-document.ts';

type Deps = Pick<AccountDeps, 'store' | 'now' | 'enterOrganisation'>;

const shown = 1000;
const shownOwn = 100;

/** Cosmos DB: 1 write, 1 point read. */
export function sendFeedbackWith(deps: Deps): UseCase<typeof contract.sendFeedback> {
  return async ({ caller: { tenant, person } }, { body }) => {
    const at = deps.now().toISOString();
    const feedback: Feedback = { id: newFeedbackId(), person, ...body, at, answer: null };
    await deps.store.write(organisationPartition(tenant), [{ create: feedbackDocument(feedback) }]);
    return done(await viewed(deps, tenant, feedback));
  };
}

/** Cosmos DB: 1 query, 1 point read. */
export function listMyFeedbackWith(deps: Deps): UseCase<typeof contract.listMyFeedback> {
  return async ({ caller: { tenant, person } }) =>
    done({ items: await list(deps, tenant, shownOwn, { field: 'person', eq: person }) });
}

/** Cosmos DB: 1 query, and a point read for each person named. */
export function listFeedbackWith(deps: Deps): UseCase<typeof contract.listFeedback> {
  return async ({ caller }) => {
    const entered = await deps.enterOrganisation(caller, 'feedback.handle');
    return entered.ok ? done({ items: await list(deps, caller.tenant, shown) }) : entered;
  };
}

/** Cosmos DB: 2 point reads, 1 write. */
export function answerFeedbackWith(deps: Deps): UseCase<typeof contract.answerFeedback> {
  return async ({ caller }, { params, body }) => {
    const { tenant, person: by } = caller;
    const entered = await deps.enterOrganisation(caller, 'feedback.handle');
    if (!entered.ok) return entered;
    const partition = organisationPartition(tenant);
    return retryOvertaken(async () => {
      const document = await deps.store.get(partition, params.feedbackId);
      if (document?.type !== feedbackType) return refuse('missing', 'feedback.not-found');
      const answered: Feedback = {
        ...feedbackOf(document),
        answer: { text: body.text, by, at: deps.now().toISOString() },
      };
      await deps.store.write(partition, [{ replace: feedbackDocument(answered), etag: document.etag }]);
      return done(await viewed(deps, tenant, answered));
    });
  };
}

async function list(deps: Deps, tenant: string, limit: number, where?: Filter): Promise<FeedbackView[]> {
  const page = await deps.store.query(organisationPartition(tenant), {
    type: feedbackType,
    order: [['at', 'desc']],
    limit,
    ...(where === undefined ? {} : { where }),
  });
  const told = page.items.map(feedbackOf);
  const people = await readPeople(
    deps.store,
    tenant,
    told.map(({ person }) => person),
  );
  return told.map((one) => feedbackView(one, people));
}

async function viewed(deps: Deps, tenant: string, feedback: Feedback): Promise<FeedbackView> {
  return feedbackView(feedback, await readPeople(deps.store, tenant, [feedback.person]));
}

function feedbackView(
  { person, answer, ...told }: Feedback,
  people: Awaited<ReturnType<typeof readPeople>>,
): FeedbackView {
  return {
    ...told,
    person: people.get(person) ?? { id: person, name: '', left: true },
    answer: answer?.text ?? null,
  };
}
