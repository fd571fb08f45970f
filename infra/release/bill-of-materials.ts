import { z } from 'zod';

const Licence = z.union([
  z.object({ license: z.object({ id: z.string().optional(), name: z.string().optional() }) }),
  z.object({ expression: z.string() }),
]);
const Component = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  version: z.string(),
  licenses: z.array(Licence).optional(),
});
/** CycloneDX, as `npm sbom` prints it. */
export const Bill = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(Component),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});
export type Bill = z.infer<typeof Bill>;
type Component = z.infer<typeof Component>;

/** Those that a product which is not open source may be made of, without asking a lawyer. */
const permissive = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
]);
/** Packages that name their licence in their README only, where we have read it. */
const readByUs: Readonly<Record<string, string>> = { semaphore: 'MIT' };

/** Of everything installed, what reaches customers: the named packages and all that they need. */
export function shipped(bill: Bill, names: ReadonlySet<string>): Bill {
  const needs = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const root = bill.metadata.component['bom-ref'];
  const nameOf = new Map(bill.components.map((component) => [component['bom-ref'], component.name]));
  const kept = new Set<string>();
  const queue = (needs.get(root) ?? []).filter((ref) => names.has(nameOf.get(ref) ?? ''));
  for (let ref = queue.pop(); ref !== undefined; ref = queue.pop()) {
    if (kept.has(ref)) continue;
    kept.add(ref);
    queue.push(...(needs.get(ref) ?? []));
  }
  return {
    ...bill,
    components: bill.components.filter((component) => kept.has(component['bom-ref'])),
    dependencies: bill.dependencies.filter(({ ref }) => kept.has(ref)),
  };
}

/** A line for each package: name, version, licence. */
export function licences({ components }: Bill): readonly string[] {
  return components.map((component) => `${component.name} ${component.version}: ${licenceOf(component)}`).sort();
}

/** Packages with a licence that somebody has to look at first. */
export function unwelcome({ components }: Bill): readonly string[] {
  return components
    .filter(
      (component) =>
        !licenceOf(component)
          .split(/ (?:AND|OR) /)
          .every((id) => permissive.has(id.replaceAll(/[()]/g, ''))),
    )
    .map((component) => `${component.name} ${component.version}: ${licenceOf(component)}`);
}

function licenceOf({ name, licenses = [] }: Component): string {
  const named = licenses.map((one) =>
    'expression' in one ? one.expression : (one.license.id ?? one.license.name ?? ''),
  );
  return named.length > 0 ? named.join(' AND ') : (readByUs[name] ?? 'none named');
}
