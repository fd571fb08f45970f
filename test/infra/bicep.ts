import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);

/** A syntax error, at `line` from 1. */
export interface SyntaxFault {
  readonly line: number;
  readonly text: string;
}

/** Reads Bicep by its published grammar; nothing of Microsoft's compiler is needed. */
export async function openBicep(): Promise<
  (text: string) => { readonly root: Node; readonly errors: readonly SyntaxFault[] }
> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));
  return (text) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('the Bicep grammar gave no tree');
    return { root: tree.rootNode, errors: errorsIn(tree.rootNode) };
  };
}

function errorsIn(node: Node): readonly SyntaxFault[] {
  if (node.isError || node.isMissing) return [{ line: node.startPosition.row + 1, text: node.text.slice(0, 40) }];
  return node.children.flatMap((child) => (child === null ? [] : errorsIn(child)));
}

/** The named children, without comments. */
export function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.flatMap((child) => (child === null || child.type === 'comment' ? [] : [child]));
}

export function descendantsOf(node: Node): readonly Node[] {
  return childrenOf(node).flatMap((child) => [child, ...descendantsOf(child)]);
}

/** The text of a string without interpolation; null for anything else. */
export function literalOf(node: Node | undefined): string | null {
  if (node?.type !== 'string') return null;
  const parts = childrenOf(node);
  if (parts.some(({ type }) => type === 'interpolation')) return null;
  return parts.map(({ type, text }) => (type === 'escape_sequence' ? text.slice(1) : text)).join('');
}
