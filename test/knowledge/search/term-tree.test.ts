import { describe, expect, it } from 'vitest';
import { plantTree, type Said } from '../../../src/knowledge/search/term-tree.ts';

const mail: Said = { concept: 'mail', language: 0 };
const courrier: Said = { concept: 'mail', language: 1 };

describe('The tree of terms', () => {
  it('leads from word to word to what was said, and nowhere else', () => {
    const tree = plantTree();
    const terms = [[1], [1, 2], [1, 3, 1], [4, 2], [2]];
    for (const [index, term] of terms.entries()) {
      const end = term.reduce(tree.grow, tree.root);
      tree.say(end, { concept: 'mail', language: index });
    }
    for (const [index, term] of terms.entries()) {
      expect(tree.says(term.reduce(tree.next, tree.root))).toEqual([{ concept: 'mail', language: index }]);
    }
    expect(tree.says([1, 3].reduce(tree.next, tree.root))).toEqual([]);
    expect(tree.next(tree.root, 3)).toBe(0);
    expect(tree.next(tree.next(tree.root, 1), 1)).toBe(0);
  });

  it('says at a place what several said there, each once', () => {
    const tree = plantTree();
    const place = tree.grow(tree.root, 7);
    for (const said of [mail, courrier, mail]) tree.say(place, said);
    expect(tree.grow(tree.root, 7)).toBe(place);
    expect(tree.says(place)).toEqual([mail, courrier]);
    tree.say(tree.grow(place, 8), mail);
    expect(tree.says(tree.next(place, 8))).toEqual([mail]);
  });
});
