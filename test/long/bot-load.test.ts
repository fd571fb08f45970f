import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBot, startTrustedEntra } from '#test/bot/start-bot.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';

/** M1 under load. `BOT_LOAD_MINUTES` makes it longer. */
const perMinute = 5000;
const minutes = Number(process.env['BOT_LOAD_MINUTES'] ?? 1);
const everyMs = 60_000 / perMinute;
const said = ['liste', 'mes tickets', 'voir 1', 'aide', 'ma journée', 'nouveau Imprimante du quai'];
const speakers = [people.nadia, people.luc, people.camille];

let entra: Awaited<ReturnType<typeof startTrustedEntra>>;
beforeAll(async () => {
  entra = await startTrustedEntra();
});
afterAll(() => entra.close());

test('5,000 activities a minute are answered, each of them, 99 of 100 within half a second', async () => {
  const teamsApp = await startBot(entra);
  try {
    await teamsApp.installApp(teams.services);
    await teamsApp.openDesk(people.nadia, teams.services, channels.informatique, 'Informatique');
    await teamsApp.say(people.luc, 'nouveau Premier');
    const answersTo = () =>
      speakers.reduce((sum, person) => sum + teamsApp.posts(teamsApp.connector.chatOf(person)).length, 0);
    const before = answersTo();
    const total = Math.round(perMinute * minutes);
    const begun = performance.now();
    const waits: Promise<{ readonly status: number; readonly took: number }>[] = [];
    // Sent by the clock, not by the answers: a bot that falls behind is not spared.
    for (let at = 0; at < total; at++) {
      const early = begun + at * everyMs - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      waits.push(ask(at));
    }
    const replies = await Promise.all(waits);
    const times = replies.map(({ took }) => took).toSorted((a, b) => a - b);
    const p99 = times[Math.floor(times.length * 0.99)] ?? Number.POSITIVE_INFINITY;
    console.log(`${total} activities in ${Math.round(performance.now() - begun)} ms, p99 ${Math.round(p99)} ms`);
    expect(replies.filter(({ status }) => status !== 200)).toEqual([]);
    expect(answersTo() - before).toBe(total);
    expect(p99).toBeLessThan(500);

    async function ask(at: number) {
      const person = speakers[at % speakers.length] ?? people.luc;
      const text = said[at % said.length] ?? 'aide';
      const sent = performance.now();
      const { status } = await teamsApp.connector.deliver(teamsApp.message(person, text));
      return { status, took: performance.now() - sent };
    }
  } finally {
    await teamsApp.stop();
  }
});
