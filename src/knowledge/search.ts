import { articles } from './articles/all.ts';
import { hear } from './search/hear.ts';
import { type Found, judge } from './search/judge.ts';
import { compileLexicon } from './search/lexicon.ts';
import { indexMisspelt } from './search/misspelt.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Looks for the article that a question in people's own words is about; total and linear, it reads 1,000 characters. */
export type Search = (text: string) => Found;

const read = 1_000;

/** Makes the search ready, once; it takes a moment. */
export function createSearch(vocabularies: readonly Vocabulary[]): Search {
  const lexicon = compileLexicon(vocabularies);
  const findMisspelt = indexMisspelt(lexicon.full.values());
  return (text) => judge(hear(text.slice(0, read), lexicon, findMisspelt), articles);
}
