import { spawnSync } from 'node:child_process';
import { judgeAudit } from './judge-audit.ts';

/** `npm run audit`: known vulnerabilities of everything installed. 1 where there are serious ones, 2 where nobody could say. */
const exitCodes = { clean: 0, vulnerable: 1, unknown: 2 } as const;
const { stdout } = spawnSync('npm', ['audit', '--json'], {
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
  stdio: ['ignore', 'pipe', 'ignore'],
});
const { kind, text } = judgeAudit(stdout);
console.log(text);
process.exitCode = exitCodes[kind];
