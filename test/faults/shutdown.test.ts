import { expect, test } from 'vitest';
import { z } from 'zod';
import { deskPartition } from '#bot/desks/desk-document.ts';
import { indexes } from '#bot/store/indexes.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { startServiceProcess } from '#test/support/start-process.ts';

const Id = z.object({ id: z.string() });
const atOnce = 16;

test('told to stop under load, it answers every request that it was given, ends its streams, leaves no work, and exits well', async () => {
  const service = await startServiceProcess({ DRAIN_SECONDS: '1', LOG_LEVEL: 'warn' });
  const { cloud, call } = service;
  const { nadia, etienne } = people;
  try {
    cloud.world.setInstalled(teams.services.groupId, true);
    const wanted = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
    const made = await call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, wanted);
    const desk = Id.parse(await made.json()).id;
    const stream = await call(nadia, 'GET', `/api/v1/live?desks=${desk}`);
    const streamed = stream.text();

    const filed: string[] = [];
    const answers: number[] = [];
    let stopping = false;
    const file = async () => {
      while (!stopping) {
        const body = { title: 'Imprimante', assignees: [nadia.oid] };
        const reply = await call(etienne, 'POST', `/api/v1/desks/${desk}/tickets`, body);
        answers.push(reply.status);
        filed.push(Id.parse(await reply.json()).id);
      }
    };
    const load = Array.from({ length: atOnce }, file);
    while (filed.length < 2 * atOnce) await new Promise((resolve) => setImmediate(resolve));
    const before = filed.length;
    stopping = true;
    const ended = service.signal('SIGTERM');
    await Promise.all(load);
    expect((await fetch(`${service.url}/ready`)).status).toBe(503);
    const { code, output } = await ended;
    await streamed;

    expect(filed.length).toBeGreaterThan(before);
    expect(new Set(answers)).toEqual(new Set([201]));
    expect({ code, output }).toEqual({ code: 0, output: '' });
    const store = openSqliteStore({ file: service.file, indexes, now: () => new Date() });
    const kept = await Promise.all(filed.map((id) => store.get(deskPartition(nadia.tenant, desk), id)));
    expect(kept.filter((document) => document === null)).toEqual([]);
    expect(await store.count(deskPartition(nadia.tenant, desk), { type: 'outbox' })).toBe(0);
    await store.close();
  } finally {
    await service.close();
  }
});
