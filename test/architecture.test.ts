import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parse } from '@babel/parser';
import { describe, expect, it } from 'vitest';
import { rules } from './architecture-rules.ts';

const src = resolve(import.meta.dirname, '../src');

type Import = { from: string; specifier: string; typeOnly: boolean };

describe('The house', () => {
  const files = listFiles(src);
  const imports = files.flatMap((file) => readImports(relative(src, file), readFileSync(file, 'utf8')));

  it('is seen whole', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
    const folders = new Set(
      files.map((file) => relative(src, file).split('/')[0]).filter((name) => !name?.endsWith('.ts')),
    );
    for (const folder of folders) expect(Object.keys(rules)).toContain(folder);
  });

  it('has every import where the table allows it', () => {
    expect(imports.flatMap(judge)).toEqual([]);
  });

  it.each([
    ['a foreign package away from home', "import { z } from 'botbuilder';", 'flows/x.ts'],
    ['a built-in module away from home', "import { readFileSync } from 'node:fs';", 'detect/x.ts'],
    ['an arrow that points outward', "import type { Store } from '../ports/store.ts';", 'view/x.ts'],
    ['an adapter that imports an adapter', "import { x } from '../http/y.ts';", 'teams/x.ts'],
    ['a dynamic import', "const x = await import('../store/y.ts');", 'flows/x.ts'],
    ['an import type', "type X = import('../teams/y.ts').X;", 'flows/x.ts'],
    ['a re-export', "export * from '../teams/y.ts';", 'flows/x.ts'],
    ['a port that imports more than types', "import { x } from '../view/y.ts';", 'ports/x.ts'],
    ['the words of a language outside of types', "import ui from '../../locales/en/ui.json';", 'view/x.ts'],
    ['a folder that the table does not know', "import { x } from './y.ts';", 'utils/x.ts'],
    ['a file at the top', "import { x } from '../main.ts';", 'flows/x.ts'],
  ])('turns red for %s', (_what, code, file) => {
    expect(readImports(file, code).flatMap(judge)).toHaveLength(1);
  });
});

function judge({ from, specifier, typeOnly }: Import): string[] {
  const folder = from.includes('/') ? (from.split('/')[0] ?? '') : null;
  if (folder === null) return [];
  const rule = rules[folder];
  if (!rule) return [`${from}: the table has no row for ${folder}`];
  const complaint = [`${from} may not import ${specifier}`];
  if (!specifier.startsWith('.')) {
    // Foreign data comes in at any door.
    if (specifier === 'zod') return [];
    return rule.foreign.some((home) => isOf(home, specifier)) ? [] : complaint;
  }
  const target = resolve('/house/src', from, '..', specifier);
  if (target.startsWith('/house/locales/en/')) return rule.folders.includes('locales/en') && typeOnly ? [] : complaint;
  if (target.startsWith('/house/cards/')) return rule.folders.includes('cards/*.json') ? [] : complaint;
  const room = relative('/house/src', target).split('/');
  if (room.length < 2) return complaint;
  if (room[0] === folder) return [];
  if (folder === 'ports' && !typeOnly) return complaint;
  return rule.folders.includes(room[0] ?? '') ? [] : complaint;
}

/** `eld` is also `eld/small`; `botbuilder*` is every package whose name begins so. */
function isOf(home: string, specifier: string): boolean {
  if (home.endsWith('*')) return specifier.startsWith(home.slice(0, -1));
  return specifier === home || specifier.startsWith(`${home}/`);
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** Every import of a file: static, dynamic, of types, and re-exports. */
function readImports(from: string, code: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: unknown, typeOnly: boolean) => {
    found.push({ from, specifier: typeof specifier === 'string' ? specifier : '(computed)', typeOnly });
  };
  walk(parse(code, { sourceType: 'module', plugins: ['typescript'] }).program, (node) => {
    const source = node.source as { value?: unknown } | null | undefined;
    switch (node.type) {
      case 'ImportDeclaration':
        add(source?.value, node.importKind === 'type' || isAllTypes(node.specifiers));
        break;
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        if (source) add(source.value, node.exportKind === 'type');
        break;
      case 'ImportExpression':
        add(source?.value, false);
        break;
      case 'TSImportType':
        add(((node.source ?? node.argument) as { value?: unknown } | undefined)?.value, true);
        break;
    }
  });
  return found;
}

const isAllTypes = (specifiers: unknown): boolean =>
  Array.isArray(specifiers) && specifiers.length > 0 && specifiers.every(({ importKind }) => importKind === 'type');

type Node = { type: string; [property: string]: unknown };

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const child of node) walk(child, visit);
  else if (typeof node === 'object' && node !== null) {
    if ('type' in node && typeof node.type === 'string') visit(node as Node);
    for (const [key, child] of Object.entries(node)) if (key !== 'loc') walk(child, visit);
  }
}
