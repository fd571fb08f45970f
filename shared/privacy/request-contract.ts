import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { Guid } from '../kernel/ids.ts';
import { PersonView } from '../members/member.ts';
import { Language } from '../words/language.ts';
import { DataRequest, Decided, RefusalGround, RequestKind } from './request.ts';

export const DataRequestView = z
  .object({
    ...DataRequest.omit({ person: true, enteredBy: true, decision: true }).shape,
    person: PersonView,
    enteredBy: PersonView.nullable(),
    overdue: z.boolean(),
    decision: z.object({ ...DataRequest.shape.decision.unwrap().omit({ by: true }).shape, by: PersonView }).nullable(),
  })
  .meta({ id: 'DataRequest', description: 'What somebody asked of their organisation about their data' });
export type DataRequestView = z.infer<typeof DataRequestView>;

const RequestId = z.string().regex(/^req_[0-9a-hjkmnp-tv-z]{20}$/);
const asked = z.strictObject({ kind: RequestKind, text: z.string().trim().max(4000).default('') });
const Reason = z.string().trim().min(1).max(2000);
const own = ['signin.missing'] as const;
const whole = ['signin.missing', 'organisation.not-administrator'] as const;
const Requests = z.object({ items: z.array(DataRequestView) });

export const askAboutMyData = endpoint({
  id: 'askAboutMyData',
  method: 'POST',
  path: '/api/v1/me/requests',
  tag: 'Me',
  summary: "Ask one's organisation something about one's data; whatever the standing of the account",
  body: asked,
  reply: DataRequestView,
  status: 201,
  refusals: own,
  evenBarred: true,
});

export const listMyRequests = endpoint({
  id: 'listMyRequests',
  method: 'GET',
  path: '/api/v1/me/requests',
  tag: 'Me',
  summary: 'What one asked about one’s data, and how it was answered; whatever the standing of the account',
  reply: Requests,
  refusals: own,
  evenBarred: true,
});

export const listRequests = endpoint({
  id: 'listRequests',
  method: 'GET',
  path: '/api/v1/requests',
  tag: 'Administration',
  summary: 'What people asked about their data, due first: at most 1,000',
  reply: Requests,
  refusals: whole,
});

export const enterRequest = endpoint({
  id: 'enterRequest',
  method: 'POST',
  path: '/api/v1/accounts/:personId/requests',
  tag: 'Administration',
  summary: 'Write down what somebody asked by another way',
  params: z.strictObject({ personId: Guid }),
  body: asked,
  reply: DataRequestView,
  status: 201,
  refusals: [...whole, 'account.not-found'],
});

export const extendRequest = endpoint({
  id: 'extendRequest',
  method: 'POST',
  path: '/api/v1/requests/:requestId/extend',
  tag: 'Administration',
  summary: 'Take 60 days more, once, with a reason that the person reads',
  params: z.strictObject({ requestId: RequestId }),
  body: z.strictObject({ reason: Reason }),
  reply: DataRequestView,
  refusals: [...whole, 'data-request.not-found', 'data-request.closed', 'data-request.extended'],
});

export const decideRequest = endpoint({
  id: 'decideRequest',
  method: 'POST',
  path: '/api/v1/requests/:requestId/decide',
  tag: 'Administration',
  summary:
    'Answer a request; whatever is not granted in full names its ground, and a granted restriction freezes use at once',
  params: z.strictObject({ requestId: RequestId }),
  body: z.strictObject({
    outcome: Decided,
    reason: Reason,
    ground: RefusalGround.nullable().default(null),
    /** Of the letter, where the person has not set one. */
    language: Language,
  }),
  reply: DataRequestView,
  refusals: [...whole, 'data-request.not-found', 'data-request.closed', 'data-request.ground', 'account.not-yours'],
});

export const requestEndpoints = [
  askAboutMyData,
  listMyRequests,
  listRequests,
  enterRequest,
  extendRequest,
  decideRequest,
] as const;
