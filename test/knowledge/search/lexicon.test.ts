import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../src/knowledge/search/lexicon.ts';
import { parseVocabulary } from '../../../src/knowledge/vocabulary.ts';

const compile = (...terms: string[]) => compileLexicon([parseVocabulary('en', { mail: terms })]);
const keys = ({ full, beginnings, endings }: ReturnType<typeof compile>) => ({
  full: [...full.keys()],
  beginnings: [...beginnings.keys()],
  endings: [...endings.keys()],
});

describe('The lexicon', () => {
  it.each([
    ['a word', 'Émail', { full: ['email'], beginnings: [], endings: [] }],
    ['a term of words and signs', 'scan-to mail', { full: ['scan', 'to', 'mail'], beginnings: [], endings: [] }],
    ['a beginning', 'druck* mail', { full: ['mail'], beginnings: ['druck'], endings: [] }],
    ['a beginning before a dash', 'tls-*', { full: [], beginnings: ['tls'], endings: [] }],
    ['an ending', 'mail *schlange', { full: ['mail'], beginnings: [], endings: ['schlange'] }],
    ['characters that stand alone, star or not', '証明*', { full: ['証', '明'], beginnings: [], endings: [] }],
    ['a number of three digits', ':587', { full: ['587'], beginnings: [], endings: [] }],
  ])('has the words of %s: %s', (_title, term, expected) => {
    expect(keys(compile(term))).toEqual(expected);
  });

  it.each([':25', '?!', '1-2', '*', 'ـ'])('has nothing of a term that says too little: %s', (term) => {
    const lexicon = compile(term);
    expect(keys(lexicon)).toEqual({ full: [], beginnings: [], endings: [] });
    expect(lexicon.tree.says(lexicon.tree.root)).toEqual([]);
  });

  it('knows which languages have a word, however many there are', () => {
    const tags = Array.from({ length: 70 }, (_tag, index) => `x${index}`);
    const lexicon = compileLexicon(
      tags.map((tag, index) => parseVocabulary(tag, { mail: index % 69 === 0 ? ['mail'] : ['post'] })),
    );
    expect(lexicon.languages).toEqual(tags);
    expect(lexicon.spokenIn[lexicon.full.get('mail') ?? -1]).toBe((1n << 69n) | 1n);
  });
});
