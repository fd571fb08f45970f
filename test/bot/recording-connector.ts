import { z } from 'zod';
import { type Fault, openFaults } from '#test/cloud/faults.ts';
import { listen, type Request, routed } from '#test/cloud/loopback.ts';

const Button = z.looseObject({ type: z.string(), title: z.string() });
const Shown = z.looseObject({
  fallbackText: z.string(),
  body: z.array(z.looseObject({ type: z.string() })),
  actions: z.array(Button),
  refresh: z.looseObject({ action: z.looseObject({ verb: z.string() }), userIds: z.array(z.string()) }).optional(),
});
/** A card as a person's Teams would draw it. */
export type Shown = z.infer<typeof Shown>;

const Sent = z.looseObject({
  type: z.string(),
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown() })).default([]),
});

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** The Bot Connector as far as a conversation needs it: takes what the bot sends, and keeps it. */
export async function startRecordingConnector(members: Readonly<Record<string, string>>) {
  const calls: Call[] = [];
  const faults = openFaults((code, message) => ({ error: { code, message } }));
  const keep = (request: Request) => {
    const { method, url, headers, body } = request;
    calls.push({
      method,
      path: decodeURIComponent(url.pathname),
      authorization: headers.authorization,
      body: body && JSON.parse(body),
    });
    return { status: 201, body: { id: `activity-${calls.length}` } };
  };
  const answer = routed(
    {
      'POST /v3/conversations': keep,
      'POST /v3/conversations/:conversation/activities': keep,
      'POST /v3/conversations/:conversation/activities/:activity': keep,
      'PUT /v3/conversations/:conversation/activities/:activity': keep,
      'GET /v3/conversations/:conversation/members/:member': (_request, { member = '' }) => ({
        status: members[member] === undefined ? 404 : 200,
        body: { id: member, aadObjectId: members[member] },
      }),
    },
    () => ({ status: 404, body: { error: { code: 'ServiceError', message: 'no such route' } } }),
  );
  const server = await listen((request) => faults.around(request, () => answer(request)), {});
  return {
    serviceUrl: `${server.origin}/`,
    origin: server.origin,
    calls,
    plan: (fault: Fault) => faults.plan(fault),
    clear: () => faults.clear(),
    /** What was posted into a conversation, oldest first; signs of typing are no posts. */
    posts: (conversation: string): readonly Shown[] =>
      calls
        .filter(({ method, path }) => method === 'POST' && path.includes(`/conversations/${conversation}/`))
        .map(({ body }) => Sent.parse(body))
        .filter(({ type }) => type === 'message')
        .map(({ attachments }) => Shown.parse(attachments[0]?.content)),
    close: server.close,
  };
}

export function shownIn(body: unknown): Shown {
  return Shown.parse(z.looseObject({ value: z.unknown() }).parse(body).value);
}
