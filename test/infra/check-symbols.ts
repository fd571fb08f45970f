import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Node } from 'web-tree-sitter';
import { z } from 'zod';
import { descendantsOf } from './bicep.ts';
import { type Infra, type InfraFile, lineOf, type Module, usesIn } from './read-infra.ts';

const Parameters = z.object({ parameters: z.record(z.string(), z.unknown()) });

/** What Bicep's compiler would say of names: unknown, unused, not given, given in vain. Empty where all is well. */
export function checkSymbols(infra: Infra): readonly string[] {
  const files = infra.files.flatMap((file) => [
    ...checkSyntax(file),
    ...checkNames(file),
    ...checkModules(infra, file),
  ]);
  return [...files, ...checkParameters(infra)];
}

function checkSyntax({ path, errors }: InfraFile): readonly string[] {
  return errors.map(({ line, text }) => `${path}:${line} syntax error near ${JSON.stringify(text)}`);
}

function checkNames(file: InfraFile): readonly string[] {
  const loops = descendantsOf(file.root).flatMap(loopNames);
  const declared = new Set([
    ...file.params.keys(),
    ...file.variables.keys(),
    ...file.resources.map(({ symbol }) => symbol),
    ...file.modules.map(({ symbol }) => symbol),
  ]);
  const uses = usesIn(file);
  const unknown = uses.filter(({ text }) => !declared.has(text) && !loops.includes(text));
  const used = new Set(uses.map(({ text }) => text));
  const idle = [...file.params.keys(), ...file.variables.keys()].filter((name) => !used.has(name));
  return [
    ...unknown.map((node) => `${file.path}:${lineOf(node)} ${node.text} is not declared`),
    ...idle.map((name) => `${file.path} ${name} is declared and never used`),
  ];
}

function loopNames(node: Node): readonly string[] {
  if (node.type === 'loop_variable' || node.type === 'loop_enumerator') return [node.text];
  const initializer = node.type === 'for_statement' ? node.childForFieldName('initializer') : null;
  return initializer === null ? [] : [initializer.text];
}

function checkModules(infra: Infra, file: InfraFile): readonly string[] {
  const called = file.modules.flatMap((module) => {
    const target = targetOf(infra, file, module);
    if (target === undefined) return [`${file.path}:${module.line} there is no ${module.path}`];
    const missing = [...target.params].filter(([name, { optional }]) => !optional && !module.params.includes(name));
    const idle = module.params.filter((name) => !target.params.has(name));
    return [
      ...missing.map(([name]) => `${file.path}:${module.line} ${module.symbol} is not given ${name}`),
      ...idle.map((name) => `${file.path}:${module.line} ${module.symbol} takes no ${name}`),
    ];
  });
  return [...called, ...checkOutputs(infra, file)];
}

/** `module.outputs.name` */
function checkOutputs(infra: Infra, file: InfraFile): readonly string[] {
  return descendantsOf(file.root).flatMap((node) => {
    if (node.type !== 'member_expression') return [];
    const [symbol, between, name] = node.text.split('.');
    const module = file.modules.find((one) => one.symbol === symbol);
    if (module === undefined || between !== 'outputs' || name === undefined) return [];
    const outputs = targetOf(infra, file, module)?.outputs ?? [];
    return outputs.includes(name) ? [] : [`${file.path}:${lineOf(node)} ${symbol} gives no ${name}`];
  });
}

function targetOf(infra: Infra, file: InfraFile, module: Module): InfraFile | undefined {
  const path = posix.join(posix.dirname(file.path), module.path);
  return infra.files.find((one) => one.path === path);
}

/** The file of parameters gives what the deployment needs, and nothing else. */
function checkParameters({ folder, files }: Infra): readonly string[] {
  const main = files.find(({ path }) => path === 'main.bicep');
  const file = join(folder, 'main.parameters.json');
  if (main === undefined || !existsSync(file)) return ['there is no main.bicep, or no main.parameters.json'];
  const given = Object.keys(Parameters.parse(JSON.parse(readFileSync(file, 'utf8'))).parameters);
  const missing = [...main.params].filter(([name, { optional }]) => !optional && !given.includes(name));
  const idle = given.filter((name) => !main.params.has(name));
  return [
    ...missing.map(([name]) => `main.parameters.json does not give ${name}`),
    ...idle.map((name) => `main.parameters.json gives ${name}, which nobody takes`),
  ];
}
