import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { customField } from '#test/support/field-builders.ts';
import { linesOf, startBot, startTrustedEntra, type TestBot } from './start-bot.ts';

/** T11 on cards: the form asks what the desk asks, keeps what was typed, and the ticket shows it. */
const { nadia, luc } = people;
const choices = [
  { key: 'low', label: 'Faible', archived: false },
  { key: 'high', label: 'Forte', archived: false },
];
const fields = [
  customField('severity', { label: 'Gravité', kind: 'choice', choices, required: true }),
  customField('cost', { label: 'Coût', kind: 'number', min: 0, max: 500, unit: '€' }),
  customField('sites', { label: 'Sites', kind: 'choices', choices }),
  customField('boss', { label: 'Approbateur', kind: 'person' }),
  customField('vip', { label: 'Client prioritaire', kind: 'yesno' }),
  customField('serial', { label: 'Numéro de série', required: true, categories: ['incident'] }),
];
let teamsApp: TestBot;
let entra: Awaited<ReturnType<typeof startTrustedEntra>>;
beforeAll(async () => {
  entra = await startTrustedEntra();
});
afterAll(() => entra.close());
beforeEach(async () => {
  teamsApp = await startBot(entra);
  await teamsApp.installApp(teams.services);
  const desk = await teamsApp.openDesk(nadia, teams.services, channels.informatique, 'Informatique');
  await teamsApp.changeDesk(nadia, desk, { fields });
});
afterEach(() => teamsApp.stop());

type Shown = Awaited<ReturnType<TestBot['say']>>;
const Input = z.object({ id: z.string(), label: z.string(), value: z.unknown().optional() });
const inputsOf = ({ card }: Shown) => card.body.flatMap((part) => Input.safeParse(part).data ?? []);
const labelsOf = (shown: Shown) => inputsOf(shown).map(({ label }) => label);
const file = (shown: Shown, typed: Record<string, string>) => teamsApp.press(luc, shown, 'Créer le ticket', typed);
const plain = { title: 'Écran noir', description: '', priority: 'high', category: '' };

test('the form asks for the fields of every ticket, in the desk’s order', async () => {
  const form = await teamsApp.say(luc, 'nouveau');
  expect(labelsOf(form)).toEqual([
    'Titre',
    'Description',
    'Priorité',
    'Catégorie',
    'Gravité',
    'Coût (€)',
    'Sites',
    'Approbateur',
    'Client prioritaire',
  ]);
});

test('what was filled in stands on the ticket’s card, in the reader’s words', async () => {
  const form = await teamsApp.say(luc, 'nouveau');
  const filed = await file(form, {
    ...plain,
    'field-severity': 'high',
    'field-cost': '12,5',
    'field-sites': 'high,low',
    'field-boss': nadia.oid,
    'field-vip': 'yes',
  });
  expect(linesOf(filed)).toEqual(
    expect.arrayContaining([
      'Gravité  Forte',
      'Coût  12,5\u00a0€',
      'Sites  Faible et Forte',
      `Approbateur  ${nadia.name}`,
      'Client prioritaire  Oui',
    ]),
  );
});

test('a category that asks for more brings the form again, with all that was typed', async () => {
  const form = await teamsApp.say(luc, 'nouveau');
  const typed = { ...plain, category: 'incident', 'field-severity': 'low' };
  const again = await file(form, typed);
  expect(linesOf(again)[0]).toBe('Numéro de série\u00a0: L’espace demande ce champ. Remplissez-le.');
  expect(labelsOf(again)).toContain('Numéro de série');
  const values = Object.fromEntries(inputsOf(again).map(({ id, value }) => [id, value]));
  expect(values).toMatchObject({
    title: 'Écran noir',
    priority: 'high',
    category: 'incident',
    'field-severity': 'low',
  });
  const filed = await file(again, { ...typed, 'field-serial': 'ZX-1' });
  expect(linesOf(filed)).toContain('Numéro de série  ZX-1');
});

test('a value that does not fit is kept, and the form says which it is', async () => {
  const form = await teamsApp.say(luc, 'nouveau');
  const again = await file(form, { ...plain, 'field-severity': 'low', 'field-cost': '900' });
  expect(linesOf(again)[0]).toMatch(/^Coût/);
  expect(inputsOf(again).find(({ id }) => id === 'field-cost')?.value).toBe('900');
});

test('“nouveau TITRE” brings the form with the title where the desk asks for more', async () => {
  const form = await teamsApp.say(luc, 'nouveau Badge perdu');
  expect(linesOf(form)[0]).toMatch(/^Gravité/);
  expect(inputsOf(form)[0]).toMatchObject({ id: 'title', value: 'Badge perdu' });
  expect(linesOf(await file(form, { ...plain, title: 'Badge perdu', 'field-severity': 'low' }))).toContain(
    'Badge perdu',
  );
});
