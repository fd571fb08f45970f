import { createWriteStream } from 'node:fs';
import { type Order, openCall } from './writing.ts';

/**
 * A process that runs the service's use cases over the embedded store and is killed from outside. Each line it prints is
 * an acknowledgement: what it names was answered as done before.
 */
const [file = '', order = '{}'] = process.argv.slice(2);
const acknowledged = createWriteStream('', { fd: 1 });
const act = openCall(file);
const { deskId, people } = JSON.parse(order) as Order;

async function work(person: string, turn: number): Promise<void> {
  for (let step = 0; ; step++) {
    const made = await act.file(deskId, person, `${turn}/${step}`);
    acknowledged.write(`${JSON.stringify({ ticket: made.id, number: made.number, entries: 1 })}\n`);
    const commented = await act.comment(deskId, person, made.id, `réponse ${turn}/${step}`);
    acknowledged.write(`${JSON.stringify({ ticket: made.id, number: made.number, entries: commented })}\n`);
  }
}

await Promise.all(people.flatMap((person, index) => [work(person, index), work(person, index + 100)]));
