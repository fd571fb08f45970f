import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Node } from 'web-tree-sitter';
import { childrenOf, descendantsOf, literalOf, openBicep, type SyntaxFault } from './bicep.ts';

export interface Resource {
  readonly symbol: string;
  readonly type: string;
  readonly version: string;
  readonly existing: boolean;
  readonly line: number;
  /** What Bicep compiles it to, with `[expression]` for whatever is known only later; the side is that of its choices. */
  readonly body: (side: Side) => unknown;
}
/** Which branch of `condition ? a : b` is looked at. */
export type Side = 'then' | 'else';

export interface Module {
  readonly symbol: string;
  readonly path: string;
  readonly params: readonly string[];
  readonly line: number;
}

export interface InfraFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly root: Node;
  readonly errors: readonly SyntaxFault[];
  /** By name, whether a value may be left out. */
  readonly params: ReadonlyMap<string, { readonly optional: boolean }>;
  readonly variables: ReadonlyMap<string, Node>;
  readonly resources: readonly Resource[];
  readonly modules: readonly Module[];
  readonly outputs: readonly string[];
  /** The value of a variable, as in `body`. */
  readonly variable: (name: string) => unknown;
}
export interface Infra {
  readonly folder: string;
  readonly files: readonly InfraFile[];
}

export const infraFolder = join(import.meta.dirname, '../../infra');

/** Reads every Bicep file of a folder. */
export async function readInfra(folder = infraFolder): Promise<Infra> {
  const parse = await openBicep();
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.bicep'));
  const files = paths.sort().map((path) => {
    const file = join(folder, path);
    const { root, errors } = parse(readFileSync(file, 'utf8'));
    return { ...readFile(root, dirname(file)), path: relative(folder, file), root, errors };
  });
  return { folder, files };
}

function readFile(root: Node, folder: string): Omit<InfraFile, 'path' | 'root' | 'errors'> {
  const declarations = childrenOf(root);
  const of = (type: string) => declarations.filter((node) => node.type === type);
  const variables = new Map(of('variable_declaration').map((node) => [nameOf(node), childrenOf(node)[1] ?? node]));
  const evaluate = (node: Node, side: Side) => compile(node, { folder, variables, side });
  return {
    params: new Map(
      of('parameter_declaration').map((node) => [nameOf(node), { optional: childrenOf(node).length > 2 }]),
    ),
    variables,
    variable: (name) => {
      const node = variables.get(name);
      return node === undefined ? undefined : evaluate(node, 'then');
    },
    resources: of('resource_declaration').map((node) => {
      const [, reference, value] = childrenOf(node);
      const [type = '', version = ''] = (literalOf(reference) ?? '').split('@');
      const existing = /^resource\s+\w+\s+'[^']*'\s+existing\b/.test(node.text);
      const body = (side: Side) => (value === undefined ? undefined : evaluate(value, side));
      return { symbol: nameOf(node), type, version, existing, line: lineOf(node), body };
    }),
    modules: of('module_declaration').map((node) => {
      const [, path, value] = childrenOf(node);
      const params = value === undefined ? undefined : propertyOf(value, 'params');
      const names = params === undefined ? [] : childrenOf(params).map((property) => keyOf(property));
      return { symbol: nameOf(node), path: literalOf(path) ?? '', params: names, line: lineOf(node) };
    }),
    outputs: of('output_declaration').map(nameOf),
  };
}

export function nameOf(declaration: Node): string {
  return childrenOf(declaration)[0]?.text ?? '';
}

export function lineOf(node: Node): number {
  return node.startPosition.row + 1;
}

function propertyOf(object: Node, name: string): Node | undefined {
  const property = childrenOf(object).find((child) => child.type === 'object_property' && keyOf(child) === name);
  return property === undefined ? undefined : childrenOf(property)[1];
}

function keyOf(property: Node): string {
  const [key] = childrenOf(property);
  return literalOf(key) ?? key?.text ?? '';
}

interface Scope {
  readonly folder: string;
  readonly variables: ReadonlyMap<string, Node>;
  readonly side: Side;
}

function compile(node: Node, scope: Scope): unknown {
  const [first, second, third] = childrenOf(node);
  switch (node.type) {
    case 'string':
      return literalOf(node) ?? `[${node.text}]`;
    case 'number':
      return Number(node.text);
    case 'boolean':
      return node.text === 'true';
    case 'null':
      return null;
    case 'array':
      return childrenOf(node).flatMap((item) => compile(item, scope));
    case 'object':
      return Object.fromEntries(childrenOf(node).map((property) => [keyOf(property), propertyValue(property, scope)]));
    case 'for_statement': {
      const body = node.childForFieldName('body');
      return body === null ? [] : [compile(body, scope)];
    }
    case 'if_statement':
      return second === undefined ? undefined : compile(second, scope);
    case 'ternary_expression': {
      const chosen = scope.side === 'then' ? second : third;
      return chosen === undefined ? undefined : compile(chosen, scope);
    }
    case 'identifier': {
      const variable = scope.variables.get(node.text);
      return variable === undefined ? `[${node.text}]` : compile(variable, scope);
    }
    case 'member_expression': {
      const object = first === undefined ? undefined : compile(first, scope);
      const name = second?.text ?? '';
      return isRecord(object) && name in object ? object[name] : `[${node.text}]`;
    }
    case 'call_expression':
      return callOf(node, scope);
    case 'unary_expression':
      return node.text === '-1' ? -1 : `[${node.text}]`;
    default:
      return `[${node.text}]`;
  }
}

function propertyValue(property: Node, scope: Scope): unknown {
  const value = childrenOf(property)[1];
  return value === undefined ? undefined : compile(value, scope);
}

/** What the compiler itself works out; everything else is known when it is deployed. */
function callOf(node: Node, scope: Scope): unknown {
  const name = node.childForFieldName('function')?.text;
  const given = node.childForFieldName('arguments');
  const values = given === null ? [] : childrenOf(given);
  const path = literalOf(values[0]);
  if (name === 'loadJsonContent' && path !== null) return JSON.parse(readFileSync(join(scope.folder, path), 'utf8'));
  if (name === 'loadTextContent' && path !== null) return readFileSync(join(scope.folder, path), 'utf8');
  if (name === 'json' && path !== null) return JSON.parse(path);
  if (name === 'concat') return values.flatMap((value) => compile(value, scope));
  return `[${node.text}]`;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every identifier that stands for something declared elsewhere in the file. */
export function usesIn(file: InfraFile): readonly Node[] {
  return descendantsOf(file.root).filter((node) => node.type === 'identifier' && !isName(node));
}

/** Keys of objects, names being declared and names of functions are no uses. */
function isName(node: Node): boolean {
  const { parent } = node;
  if (parent === null) return false;
  const isFirst = childrenOf(parent)[0]?.id === node.id;
  if (parent.type.endsWith('_declaration') || parent.type === 'object_property') return isFirst;
  if (parent.type === 'call_expression') return parent.childForFieldName('function')?.id === node.id;
  if (parent.type === 'for_statement') return parent.childForFieldName('initializer')?.id === node.id;
  return parent.type === 'target_scope_assignment' || parent.type === 'type';
}
