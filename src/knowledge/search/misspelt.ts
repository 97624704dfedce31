import MiniSearch from 'minisearch';
import type { Word } from './lexicon.ts';

/** Finds the words of the vocabularies that a misspelt one may mean, the nearest alone; `among` tells which languages count. */
export type FindMisspelt = (word: string, among: bigint) => Word[];

/** Shorter words are too near to each other: "mail" is not a misspelt "main". */
const shortest = 5;

/** Indexes the words that stand in terms as a whole. */
export function indexMisspelt(words: Iterable<Word>): FindMisspelt {
  const byId = new Map([...words].filter(({ text }) => /^\p{L}{5,}$/u.test(text)).map((word) => [word.id, word]));
  const index = new MiniSearch<Word>({
    fields: ['text'],
    tokenize: (text) => [text],
    processTerm: (term) => term,
    searchOptions: { fuzzy: (term) => (term.length >= 9 ? 2 : 1), maxFuzzy: 2 },
  });
  index.addAll([...byId.values()]);
  return (word, among) => {
    if (word.length < shortest || !/^\p{L}+$/u.test(word)) return [];
    const found = index.search(word, {
      filter: ({ id }) => ((byId.get(id)?.languages ?? 0n) & among) !== 0n,
    });
    const best = found[0]?.score ?? 0;
    return found
      .filter(({ score }) => score > best * 0.99)
      .map(({ id }) => byId.get(id) as Word)
      .filter(({ text }) => text[0] === word[0]);
  };
}
