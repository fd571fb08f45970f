import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { type ServiceProcess, startServiceProcess } from '#test/support/start-process.ts';

const Id = z.object({ id: z.string() });
const secrets = {
  title: 'Écran fendu au quai douze',
  description: 'Tombé du chariot élévateur',
  comment: 'Le fournisseur reprend la pièce',
  search: 'fendu quai',
};
let service: ServiceProcess;
beforeAll(async () => {
  service = await startServiceProcess({ LOG_LEVEL: 'debug' });
});
afterAll(() => service.close());

test('a whole job leaves its steps in the log, under one id each, and nothing of what people wrote or who they are', async () => {
  const { cloud, call } = service;
  const { nadia, etienne, olivia } = people;
  cloud.world.setInstalled(teams.services.groupId, true);
  const wanted = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const team = `/api/v1/teams/${teams.services.groupId}/desks`;
  const desk = `/api/v1/desks/${Id.parse(await (await call(nadia, 'POST', team, wanted)).json()).id}`;
  const { title, description } = secrets;
  const filed = await call(etienne, 'POST', `${desk}/tickets`, { title, description, assignees: [nadia.oid] });
  const ticket = `${desk}/tickets/${Id.parse(await filed.json()).id}`;
  await call(nadia, 'POST', `${ticket}/comments`, { text: `@${etienne.name} ${secrets.comment}` });
  await call(nadia, 'GET', `${desk}/tickets/search?text=${encodeURIComponent(secrets.search)}`);
  await call(nadia, 'GET', `${desk}/tickets?status=new`);
  await call(olivia, 'GET', ticket);
  await call(nadia, 'POST', `${desk}/tickets`, { title: '' });
  await fetch(`${service.url}/api/v1/me`, { headers: { authorization: 'Bearer not-a-token' } });
  await fetch(`${service.url}/api/messages`, { method: 'POST', body: JSON.stringify({ text: secrets.comment }) });
  const { output } = await service.signal('SIGTERM');

  const lines = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const answered = lines.filter(({ msg }) => msg === 'answered');
  expect(answered.map(({ method, route }) => `${method} ${route}`)).toContain('POST /api/v1/desks/:deskId/tickets');
  expect(new Set(answered.map(({ requestId }) => requestId)).size).toBe(answered.length);
  expect(lines.map(({ msg }) => msg)).toContain('notified');

  const persons = [nadia, etienne, olivia].flatMap(({ name, givenName, upn, oid }) => [name, givenName, upn, oid]);
  const unsaid = [
    ...persons,
    ...Object.values(secrets),
    'fendu',
    encodeURIComponent(secrets.search),
    'not-a-token',
    '127.0.0.1',
  ];
  const listening = lines.filter(({ msg }) => !String(msg).startsWith('Server listening'));
  const text = JSON.stringify(listening).toLowerCase();
  expect(unsaid.filter((word) => text.includes(word.toLowerCase()))).toEqual([]);
});
