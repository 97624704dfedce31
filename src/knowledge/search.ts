import { articles } from './articles/all.ts';
import { hear } from './search/hear.ts';
import { type Found, judge } from './search/judge.ts';
import { compileLexicon } from './search/lexicon.ts';
import { indexMisspelt } from './search/misspelt.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Looks for the article that a question in people's own words is about; total and linear, it reads 1,000 characters. */
export type Search = (text: string) => Found;

const read = 1_000;

/** Gives the search. The first question reads the vocabularies, which takes it a moment, and throws what is wrong with them. */
export function createSearch(vocabularies: Iterable<Vocabulary>): Search {
  let ready: ReturnType<typeof prepare> | null = null;
  return (text) => {
    ready ??= prepare(vocabularies);
    return judge(hear(text.slice(0, read), ready.lexicon, ready.findMisspelt), articles);
  };
}

function prepare(vocabularies: Iterable<Vocabulary>) {
  const lexicon = compileLexicon(vocabularies);
  return { lexicon, findMisspelt: indexMisspelt(lexicon) };
}
