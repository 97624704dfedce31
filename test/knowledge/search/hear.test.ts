import { describe, expect, it } from 'vitest';
import { hear } from '../../../src/knowledge/search/hear.ts';
import { compileLexicon } from '../../../src/knowledge/search/lexicon.ts';
import { type FindMisspelt, indexMisspelt } from '../../../src/knowledge/search/misspelt.ts';
import type { TermTree } from '../../../src/knowledge/search/term-tree.ts';
import { parseVocabulary, type Vocabulary } from '../../../src/knowledge/vocabulary.ts';

const english = parseVocabulary('en', {
  mail: ['mail'],
  server: ['mail server', 'server'],
  licence: ['licence'],
  'work-life': ['driving licence'],
  enable: ['allowed', 'enable'],
  disabled: ['not allowed'],
  not: ['not'],
  certificate: ['certificate'],
  travel: ['car'],
  'port-25': [':25'],
});
const german = parseVocabulary('de', { printer: ['drucker*'], failing: ['kaputt'], queue: ['*schlange'] });
const french = parseVocabulary('fr', { failing: ['ne marche plus'], printer: ['imprimante'] });
const japanese = parseVocabulary('ja', { certificate: ['証明書'], dropped: ['切断'], mx: ['ポ'] });

const listen = (text: string, vocabularies: readonly Vocabulary[] = [english, german, french, japanese]) => {
  const lexicon = compileLexicon(vocabularies);
  return [...hear(text, lexicon, indexMisspelt(lexicon))];
};

describe('Hearing', () => {
  it('lets a longer term use up its words', () => {
    expect(listen('my driving licence')).toEqual(['work-life']);
    expect(listen('my licence')).toEqual(['licence']);
    expect(listen('it is not allowed')).toEqual(['disabled']);
  });

  it('still hears the things that a longer term names', () => {
    expect(listen('the mail server')).toEqual(['mail', 'server']);
  });

  it.each([
    ['the beginning of a word', 'druckereinstellung', 'printer'],
    ['the end of a word', 'warteschlange', 'queue'],
    ['an ending that is not listed', 'certificates', 'certificate'],
    ['a word with a letter too much', 'certifficate', 'certificate'],
    ['a short word with two letters swapped', 'sevrer', 'server'],
    ['the beginning of a word with two letters swapped', 'drukcereinstellung', 'printer'],
    ['a word within a run of characters', '新しい証明書を', 'certificate'],
  ])('hears %s', (_title, text, concept) => {
    expect(listen(text)).toContain(concept);
  });

  it('does not take a piece of another word for a word of one or two characters', () => {
    expect(listen('ポ')).toEqual(['mx']);
    expect(listen('レポート')).toEqual([]);
  });

  it('does not take a short word or a number for a misspelt one', () => {
    expect(listen('mall 25')).toEqual([]);
  });

  it('does not heed English words that speak against an answer within another language', () => {
    expect(listen('imprimante ne marche plus car')).toEqual(['printer', 'failing']);
    expect(listen('the car')).toEqual(['travel']);
  });

  it('hears a sentence of another language amid English names', () => {
    expect(listen('mail server certificate licence ne marche plus')).toContain('failing');
  });

  it('lets a misspelt word speak against an answer only where it is long', () => {
    const travelling = parseVocabulary('en', { travel: ['luggage', 'travelling'] });
    expect(listen('lugguge', [travelling])).toEqual([]);
    expect(listen('travekling', [travelling])).toEqual(['travel']);
  });

  it('does work in proportion to the text', () => {
    const count = (text: string) => {
      let asked = 0;
      const lexicon = compileLexicon([english]);
      const find: FindMisspelt = () => {
        asked += 1;
        return [];
      };
      const reading = { looked: 0 };
      const { tree } = lexicon;
      const next: TermTree['next'] = (place, word) => {
        reading.looked += 1;
        return tree.next(place, word);
      };
      hear(text, { ...lexicon, tree: { ...tree, next } }, find);
      return { asked, looked: reading.looked };
    };
    const [one, two, three] = [100, 200, 300].map((times) => count('mail server licence '.repeat(times)).looked);
    expect(one).toBeGreaterThan(0);
    expect(Number(three) - Number(two)).toBe(Number(two) - Number(one));
    expect(count('unbekanntes '.repeat(500)).asked).toBeLessThanOrEqual(40);
  });
});
