import { z } from 'zod';

const Report = z.object({
  metadata: z.object({
    vulnerabilities: z.record(z.string(), z.int()),
    dependencies: z.object({ total: z.int() }).loose(),
  }),
  vulnerabilities: z.record(z.string(), z.looseObject({ severity: z.string() })),
});

export interface Verdict {
  readonly kind: 'clean' | 'vulnerable' | 'unknown';
  readonly text: string;
}

const serious = new Set(['high', 'critical']);

/** What a report of `npm audit --json` means. Whatever is no report means that nobody has looked. */
export function judgeAudit(output: string): Verdict {
  const report = Report.safeParse(jsonOf(output));
  if (!report.success) {
    const refusal = z.object({ message: z.string() }).safeParse(jsonOf(output));
    const why = refusal.success ? refusal.data.message : 'the registry gave no report';
    return {
      kind: 'unknown',
      text: `NOT AUDITED: ${why}. Nothing is known about vulnerabilities; run this where the registry answers.`,
    };
  }
  const { metadata, vulnerabilities } = report.data;
  const found = Object.entries(vulnerabilities).filter(([, { severity }]) => serious.has(severity));
  const lines = found.map(([name, { severity }]) => `${name}: ${severity}`);
  if (lines.length > 0) return { kind: 'vulnerable', text: `Known vulnerabilities:\n${lines.join('\n')}` };
  return {
    kind: 'clean',
    text: `${metadata.dependencies.total} packages audited, none with a known serious vulnerability`,
  };
}

function jsonOf(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return null;
  }
}
