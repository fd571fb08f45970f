import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CosmosService, persons, startCosmosService } from './cosmos-service.ts';

/** The second of the persons is erased from Azure Cosmos DB, as it is on the wire. */
const person = persons[1] ?? '';
let service: CosmosService;

beforeAll(async () => {
  service = await startCosmosService();
  const { ask, desk } = service;
  for (let number = 1; number <= 3; number++) {
    const body = { title: `Badge ${number} de P 2`, requester: person, assignees: [person], tags: ['p 2'] };
    const filed = await ask('POST', `${desk}/tickets`, body);
    expect(filed.status).toBe(201);
    await ask('POST', `${desk}/tickets/${filed.id}/comments`, { text: `Merci [@P 2](person:${person})` });
  }
});
afterAll(() => service.close());

const traces = async () => {
  const text = (await service.documents()).map((document) => JSON.stringify(document));
  return text.filter((document) => document.includes(person) || /\bp 2\b/i.test(document)).length;
};

test('an erasing that the store interrupts is finished, and no document of the container names the person', async () => {
  const { ask, peer } = service;
  expect(await traces()).toBeGreaterThan(8);
  expect((await ask('POST', `/api/v1/accounts/${person}/erasure`, {})).status).toBe(201);
  peer.fail({ on: 'batch', times: 2, fault: { status: 429, retryAfterMs: 5 } });
  await service.sweepErasures();
  expect(await traces()).toBe(0);
});

test('erasing again changes nothing', async () => {
  const before = await service.documents();
  await service.sweepErasures();
  expect(await service.documents()).toEqual(before);
});
