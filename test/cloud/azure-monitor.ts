import { createServer } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { localCertificate } from './certificate.ts';

/** What Application Insights was sent: a request, a step, a measurement. */
const Envelope = z.object({
  tags: z.record(z.string(), z.unknown()),
  data: z.object({
    baseData: z.looseObject({
      name: z.string().optional(),
      metrics: z.array(z.looseObject({ name: z.string() })).optional(),
    }),
  }),
});
export type Envelope = z.infer<typeof Envelope>;

/** The ingestion endpoint of Azure Monitor, on https://localhost with a certificate made for this run. */
export interface AzureMonitor {
  /** For APPLICATIONINSIGHTS_CONNECTION_STRING. */
  readonly connectionString: string;
  readonly caPem: string;
  readonly received: readonly Envelope[];
  close(): Promise<void>;
}

export async function startAzureMonitor(): Promise<AzureMonitor> {
  const received: Envelope[] = [];
  const certificate = await localCertificate();
  const server = createServer({ key: certificate.private, cert: certificate.cert }, (request, response) => {
    buffer(request)
      .then((body) => {
        const envelopes = parse(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body);
        received.push(...envelopes);
        const { length } = envelopes;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ itemsReceived: length, itemsAccepted: length, errors: [] }));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  const key = '00000000-0000-0000-0000-000000000001';
  return {
    connectionString: `InstrumentationKey=${key};IngestionEndpoint=https://localhost:${address.port}/`,
    caPem: certificate.cert,
    received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A JSON array, or a JSON document on each line. */
function parse(body: Buffer): Envelope[] {
  const text = body.toString().trim();
  const json: unknown = text.startsWith('[') ? JSON.parse(text) : text.split('\n').map((line) => JSON.parse(line));
  return z.array(Envelope).parse(json);
}
