import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { concepts } from '../../src/knowledge/concepts.ts';

const folder = new URL('../../locales/', import.meta.url);
const languages = readdirSync(folder).filter((language) => existsSync(new URL(`${language}/search.json`, folder)));

type Terms = Record<string, string[]>;

const read = (language: string): Terms =>
  JSON.parse(readFileSync(new URL(`${language}/search.json`, folder), 'utf8')) as Terms;

describe('The words of the search', () => {
  it('are there in English for every concept, in the order of the concepts', () => {
    expect(languages).toContain('en');
    expect(Object.keys(read('en'))).toEqual(Object.keys(concepts));
  });

  it.each(languages)('belong in %s to concepts that there are', (language) => {
    expect(Object.keys(read(language)).filter((concept) => !(concept in concepts))).toEqual([]);
  });

  it.each(languages)('are well formed in %s', (language) => {
    expect(badTerms(read(language))).toEqual([]);
  });
});

describe('The rule about words of the search', () => {
  it.each(['Mail', ' mail', 'scan  mail', '', '*mail*', 'ma*il', 'm*', '*', 'ma\u200bil', 'scan *r'])(
    'turns red for "%s"',
    (term) => {
      expect(badTerms({ mail: [term] })).toEqual([term]);
    },
  );

  it('turns red for a word that stands twice in a concept', () => {
    expect(badTerms({ mail: ['mail', 'mail'] })).toEqual(['mail']);
  });

  it.each(['mail', 'scan to mail', 'drucker*', '*drucker', 'drucker* e-mail', '.net app', 'メール', 'почт*'])(
    'lets "%s" pass',
    (term) => {
      expect(badTerms({ mail: [term] })).toEqual([]);
    },
  );
});

/** Lower case, single spaces, no marks that cannot be seen; a star at one end of a word, beside two letters or more. */
function badTerms(terms: Terms): string[] {
  const isWord = (word: string) => /^(?:[^*]+|[^*]{2,}\*|\*[^*]{2,})$/u.test(word);
  return Object.values(terms).flatMap((list) =>
    list.filter(
      (term, index) =>
        term !== term.toLowerCase() ||
        /\p{Cf}/u.test(term) ||
        !term.split(' ').every(isWord) ||
        list.indexOf(term) !== index,
    ),
  );
}
