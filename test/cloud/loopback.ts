import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';

export interface Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is text or bytes; none where undefined. */
  readonly body?: unknown;
}
export type Params = Readonly<Record<string, string>>;
export type Handler = (request: Request, params: Params) => Promise<Reply> | Reply;
/** `GET /v1.0/teams/:team`: each `:name` stands for one segment, which arrives decoded. */
export type Routes = Readonly<Record<string, Handler>>;

export interface Listening {
  /** `http://127.0.0.1:port`, or `https://localhost:port` with TLS. */
  readonly origin: string;
  close(): Promise<void>;
}
export interface ListenOptions {
  /** 0 or none: any free port. */
  readonly port?: number;
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Answers that are not one reply, such as event streams; true where it took the request. */
  readonly raw?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** Serves on 127.0.0.1 and nowhere else. A handler that throws answers 500 with the reason. */
export async function listen(answer: (request: Request) => Promise<Reply>, options: ListenOptions): Promise<Listening> {
  const { port = 0, tls, raw } = options;
  const scheme = tls === undefined ? 'http' : 'https';
  const listener: RequestListener = (incoming, response) => {
    if (raw?.(incoming, response)) return;
    read(incoming, scheme)
      .then(answer)
      .catch((error: unknown): Reply => ({ status: 500, body: { error: { code: 'StandIn', message: String(error) } } }))
      .then((reply) => send(response, reply))
      .catch(() => response.destroy());
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in listens on no port');
  return {
    origin: tls === undefined ? `http://127.0.0.1:${address.port}` : `https://localhost:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Finds the handler for a request; `otherwise` answers what nobody handles. */
export function routed(routes: Routes, otherwise: Handler): (request: Request) => Promise<Reply> {
  const table = Object.entries(routes).map(([route, handler]) => {
    const [method = '', path = ''] = route.split(' ');
    return { method, segments: path.split('/'), handler };
  });
  return async (request) => {
    const segments = request.url.pathname.replace(/(?<=.)\/$/, '').split('/');
    for (const { method, segments: pattern, handler } of table) {
      const params = method === request.method ? match(pattern, segments) : null;
      if (params !== null) return handler(request, params);
    }
    return otherwise(request, {});
  };
}

function match(pattern: readonly string[], segments: readonly string[]): Params | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = decodeURIComponent(segments[index] ?? '');
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return null;
  }
  return params;
}

async function read(incoming: IncomingMessage, scheme: string): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return {
    method: incoming.method ?? 'GET',
    url: new URL(incoming.url ?? '/', `${scheme}://${incoming.headers.host ?? '127.0.0.1'}`),
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString(),
  };
}

function send(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  const plain = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  response.writeHead(status, plain ? headers : { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(plain ? body : JSON.stringify(body));
}
