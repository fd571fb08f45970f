import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '#bot/config.ts';
import { type Service, startService } from '#bot/service.ts';

/** `INSTANCES=2` puts two behind every test that starts the service; none is needed for one. */
const instances = Number(process.env['INSTANCES'] ?? 1);

/**
 * The service, as one or as several instances on one store behind a proxy that gives each request to the next of them, as
 * a load balancer does that remembers nobody.
 */
export async function startInstances(...[config, options]: Parameters<typeof startService>): Promise<Service> {
  const first = await startService(config, options);
  if (instances === 1) return first;
  const all = [first, ...(await startOthers(config, options))];
  const proxy = await startProxy(all.map(({ url }) => url));
  return {
    ...first,
    url: proxy.url,
    async idle() {
      await Promise.all(all.map((one) => one.idle()));
    },
    async close() {
      await Promise.all(all.map((one) => one.close()));
      await proxy.close();
    },
  };
}

function startOthers(config: Config, options: Parameters<typeof startService>[1]): Promise<Service[]> {
  return Promise.all(Array.from({ length: instances - 1 }, () => startService(config, options)));
}

async function startProxy(targets: readonly string[]): Promise<{ readonly url: string; close(): Promise<void> }> {
  let asked = 0;
  const server = createServer((incoming, outgoing) => {
    forward(targets[asked++ % targets.length] ?? '', incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${portOf(server)}`, close: () => closed(server) };
}

/** Streams both ways; whoever goes away on one side is gone on the other. */
function forward(target: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers, url } = incoming;
  const onward = request(new URL(url ?? '/', target), { method, headers, agent: false }, (reply) => {
    outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(outgoing);
    reply.on('error', () => outgoing.destroy());
  });
  onward.on('error', () => outgoing.destroy());
  outgoing.on('close', () => onward.destroy());
  incoming.pipe(onward);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
