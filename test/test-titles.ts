import { parse } from '@babel/parser';

type Node = { type: string; [property: string]: unknown };

/**
 * The titles of the tests in a source, as written, each behind those of its describes: `a caller › with %s gets a bare 401`.
 * What is skipped or still to be written is not among them; a title that is put together has none.
 */
export function listTitles(source: string): string[] {
  const { program } = parse(source, { sourceType: 'module', plugins: ['typescript'] });
  return list(program, []);
}

function list(node: unknown, above: string[]): string[] {
  if (Array.isArray(node)) return node.flatMap((child) => list(child, above));
  if (!isNode(node)) return [];
  const call = node.type === 'CallExpression' ? readCall(node.callee) : null;
  if (call === 'skipped') return [];
  const [first, ...rest] = call === null ? [] : (node.arguments as Node[]);
  if (!first || !['StringLiteral', 'TemplateLiteral'].includes(first.type)) return listIn(node, above);
  const path = typeof first.value === 'string' ? [...above, first.value] : above;
  return call === 'describe' ? list(rest, path) : [path.join(' › ')];
}

const listIn = (node: Node, above: string[]): string[] =>
  Object.entries(node).flatMap(([key, child]) => (key === 'loc' ? [] : list(child, above)));

/** `it`, `it.each(...)`, `it.concurrent.each<...>(...)` and the same of `describe`. */
function readCall(callee: unknown): 'it' | 'describe' | 'skipped' | null {
  if (!isNode(callee)) return null;
  if (callee.type === 'Identifier') return callee.name === 'it' || callee.name === 'describe' ? callee.name : null;
  if (callee.type === 'CallExpression') return readCall(callee.callee);
  if (callee.type !== 'MemberExpression') return null;
  const inner = readCall(callee.object);
  const { name } = callee.property as { name?: string };
  return inner !== null && (name === 'skip' || name === 'todo') ? 'skipped' : inner;
}

const isNode = (node: unknown): node is Node => typeof node === 'object' && node !== null && 'type' in node;
