import type { Concept } from '../concepts.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { split } from './split.ts';

/** A place in the tree of all terms: what may follow, and what is said when a term ends here, in which language. */
export type Place = { next: Map<number, Place>; says: { concept: Concept; language: number }[] };

/** A word of the vocabularies; `languages` are those that have it, one bit each. */
export type Word = { id: number; text: string; languages: bigint };

/** All terms, ready to be looked for: how a word is found by its text, its beginning, its end, and the tree of terms. */
export type Lexicon = {
  languages: readonly string[];
  full: Map<string, Word>;
  beginnings: Map<string, Word>;
  endings: Map<string, Word>;
  root: Place;
};

/** Joins all vocabularies. A language is known by its place in `languages`. */
export function compileLexicon(vocabularies: readonly Vocabulary[]): Lexicon {
  const lexicon: Lexicon = {
    languages: vocabularies.map(({ language }) => language),
    full: new Map(),
    beginnings: new Map(),
    endings: new Map(),
    root: { next: new Map(), says: [] },
  };
  let count = 0;
  const wordOf = (map: Map<string, Word>, text: string, language: number): number => {
    const known = map.get(text) ?? { id: count++, text, languages: 0n };
    known.languages |= 1n << BigInt(language);
    map.set(text, known);
    return known.id;
  };
  for (const [language, { terms }] of vocabularies.entries()) {
    for (const [concept, list] of Object.entries(terms) as [Concept, string[]][]) {
      for (const term of list) {
        const words = readTerm(term);
        // A term of signs alone, or a number that may count anything, would say too much.
        if (words.length === 0 || /^\d{0,2}$/.test(words.map(({ text }) => text).join(''))) continue;
        let place = lexicon.root;
        for (const { text, kind } of words) {
          const id = wordOf(lexicon[kind], text, language);
          const next = place.next.get(id) ?? { next: new Map(), says: [] };
          place.next.set(id, next);
          place = next;
        }
        if (!place.says.some((said) => said.concept === concept && said.language === language)) {
          place.says.push({ concept, language });
        }
      }
    }
  }
  return lexicon;
}

type TermWord = { text: string; kind: 'full' | 'beginnings' | 'endings' };

/** The words of a term; a star stands for the rest of a word, and means nothing where each character is a piece. */
function readTerm(term: string): TermWord[] {
  return term.split(' ').flatMap((written) => {
    const pieces = split(written);
    return pieces.map(({ text, single }, index): TermWord => {
      if (single) return { text, kind: 'full' };
      if (written.endsWith('*') && index === pieces.length - 1) return { text, kind: 'beginnings' };
      if (written.startsWith('*') && index === 0) return { text, kind: 'endings' };
      return { text, kind: 'full' };
    });
  });
}
