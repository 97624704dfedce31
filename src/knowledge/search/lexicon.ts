import type { Concept } from '../concepts.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { fold } from './fold.ts';
import { endOfPiece, isSingle } from './split.ts';
import { plantTree, type TermTree } from './term-tree.ts';

/** All terms, ready to be looked for: a word's number by its text, its beginning, its end, and the tree of terms. */
export type Lexicon = {
  languages: readonly string[];
  full: ReadonlyMap<string, number>;
  beginnings: ReadonlyMap<string, number>;
  endings: ReadonlyMap<string, number>;
  /** The languages that have a word, one bit each, by its number. */
  spokenIn: readonly bigint[];
  tree: TermTree;
};

/** Joins all vocabularies, one after the other, so that they need not be held at once. A language is its place in `languages`. */
export function compileLexicon(vocabularies: Iterable<Vocabulary>): Lexicon {
  const languages: string[] = [];
  const numbers = { full: new Map<string, number>(), beginnings: new Map(), endings: new Map() };
  const spokenIn: bigint[] = [];
  const tree = plantTree();
  const numberOf = (text: string, among: Map<string, number>, bit: bigint): number => {
    const known = among.get(text);
    if (known === undefined) {
      among.set(text, spokenIn.length);
      return spokenIn.push(bit) - 1;
    }
    const before = spokenIn[known] ?? 0n;
    if ((before & bit) === 0n) spokenIn[known] = before | bit;
    return known;
  };
  for (const { language, terms } of vocabularies) {
    const bit = 1n << BigInt(languages.length);
    for (const [concept, list] of Object.entries(terms) as [Concept, string[]][]) {
      const said = { concept, language: languages.length };
      // To fold all terms of a concept costs no more than to fold one. The last ends with a line break, too.
      const folded = fold(list.filter(saysEnough).concat('').join('\n'));
      let place = tree.root;
      for (let start = 0; start < folded.length; start += 1) {
        const end = endOfPiece(folded, start);
        if (end > start) {
          place = tree.grow(place, numberOf(folded.slice(start, end), numbers[kindOf(folded, start, end)], bit));
          start = end - 1;
        } else if (folded[start] === '\n') {
          // The stretching line of Arabic alone is a letter, and folded away.
          if (place !== tree.root) tree.say(place, said);
          place = tree.root;
        }
      }
    }
    languages.push(language);
  }
  return { languages, ...numbers, spokenIn, tree };
}

/** A term of signs alone, or a number that may count anything, would say too much. */
const saysEnough = (term: string): boolean => /\p{L}/u.test(term) || /(?:\p{N}\P{N}*){3}/u.test(term);

/** A star stands for the rest of a word, signs or not, and means nothing beside a character that is a piece. */
function kindOf(folded: string, start: number, end: number): 'full' | 'beginnings' | 'endings' {
  if (isSingle(folded, start)) return 'full';
  if (isCutOff(folded, end)) return 'beginnings';
  return folded[start - 1] === '*' ? 'endings' : 'full';
}

/** "tls-*" stands for what begins with "tls". */
function isCutOff(folded: string, end: number): boolean {
  let at = end;
  while (folded[at] !== ' ' && folded[at] !== '\n' && endOfPiece(folded, at) === at) at += 1;
  return folded[at - 1] === '*';
}
