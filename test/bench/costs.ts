import { type CosmosService, persons, startCosmosService } from '#test/stores/cosmos-service.ts';

/** What a request costs on Azure Cosmos DB: by the wire peer's request units, which are Microsoft's documented ones. */
export interface Cost {
  readonly name: string;
  readonly trips: number;
  readonly requests: number;
  readonly units: number;
}

const title = 'L’imprimante du quai ne répond plus depuis la mise à jour';
const description = 'Elle s’allume, prend le papier, puis s’arrête. '.repeat(12);
const tickets = 60;
const comments = 28;

/** Each request once, on a desk of 60 tickets of 1 to 2 KB, of which one has 28 comments; with the caches that a service has. */
export async function measureCosts(service: CosmosService): Promise<readonly Cost[]> {
  const { ask, desk, peer, trips } = service;
  const filed = await ask('POST', `${desk}/tickets`, {
    title,
    description,
    assignees: persons.slice(0, 2),
    tags: ['quai'],
  });
  const ticket = `${desk}/tickets/${filed.id}`;
  for (let n = 1; n < tickets; n++) await ask('POST', `${desk}/tickets`, { title, description });
  for (let n = 0; n < comments; n++) await ask('POST', `${ticket}/comments`, { text: `Essai ${n} : rien.` });

  async function cost(name: string, work: () => Promise<{ readonly status: number }>): Promise<Cost> {
    await ask('GET', ticket);
    peer.stats.reset();
    trips.begin();
    const { status } = await work();
    if (status >= 300) throw new Error(`${name} answered ${status}`);
    const kinds = Object.values(peer.stats.byKind);
    const sum = (of: 'requests' | 'units') => kinds.reduce((total, kind) => total + kind[of], 0);
    return { name, trips: trips.count(), requests: sum('requests'), units: Math.round(sum('units') * 10) / 10 };
  }

  return [
    await cost('create a ticket', () => ask('POST', `${desk}/tickets`, { title, description })),
    await cost('open a ticket', () => ask('GET', ticket)),
    await cost('list 50 tickets', () => ask('GET', `${desk}/tickets?limit=50`)),
    await cost('comment', () => ask('POST', `${ticket}/comments`, { text: 'Le toner est commandé.' })),
    await cost('assign', () =>
      ask('PATCH', ticket, { version: String(comments + 2), changes: { assignees: persons.slice(0, 1) } }),
    ),
    await cost('search', () => ask('GET', `${desk}/tickets/search?text=imprimante`)),
    await cost('mine across desks', () => ask('GET', '/api/v1/me/tickets')),
  ];
}

if (import.meta.main) {
  const service = await startCosmosService();
  const costs = await measureCosts(service);
  await service.close();
  console.log('| Request | Round trips | Requests | Request units |\n|---|--:|--:|--:|');
  for (const { name, trips, requests, units } of costs) console.log(`| ${name} | ${trips} | ${requests} | ${units} |`);
}
