import { startTrustedEntra } from '#test/relay/start-relay.ts';
import { play } from './play.ts';
import { scenarios } from './scenarios.ts';

/** `npm run faults`: each fault, the load that it met, and whether everything promised still holds. */
const trusted = await startTrustedEntra();
let broken = 0;
console.log('| Store | Fault | Done | Refused | Invariants |\n|---|---|--:|--:|---|');
for (const scenario of scenarios) {
  const played = await play(trusted, scenario);
  broken += played.broken.length;
  const verdict = played.broken.length === 0 ? 'hold' : played.broken.join('; ');
  console.log(`| ${scenario.store} | ${scenario.name} | ${played.acknowledged} | ${played.refused} | ${verdict} |`);
}
await trusted.entra.close();
console.log(`${scenarios.length} faults, ${broken} invariants broken`);
process.exit(broken === 0 ? 0 : 1);
