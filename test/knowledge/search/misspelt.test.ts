import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../src/knowledge/search/lexicon.ts';
import { indexMisspelt } from '../../../src/knowledge/search/misspelt.ts';
import { parseVocabulary } from '../../../src/knowledge/vocabulary.ts';

const lexicon = compileLexicon([
  parseVocabulary('en', {
    mail: ['mail', 'message', 'messages'],
    certificate: ['certificate'],
    error: ['port 25', 'x509'],
  }),
  parseVocabulary('fr', { certificate: ['certificat', 'certification'], send: ['envoi', 'envoie'] }),
]);
const texts = new Map([...lexicon.full].map(([text, number]) => [number, text]));
const findMisspelt = indexMisspelt(lexicon);
const find = (word: string, among = 0b11n) => findMisspelt(word, among).map((number) => texts.get(number));

describe('Misspelt words', () => {
  it.each([
    ['a letter too few', 'mesage', ['message']],
    ['a letter too much', 'messsage', ['message']],
    ['another letter', 'massage', ['message']],
    ['two mistakes in a long one', 'cretificate', ['certificate']],
  ])('are found with %s', (_title, word, expected) => {
    expect(find(word)).toEqual(expected);
  });

  it.each([
    ['two mistakes in a short one', 'masage'],
    ['three mistakes in a long one', 'zertifikkate'],
    ['another first letter', 'lessage'],
    ['a word too short to tell', 'mial'],
    ['digits in it', 'mess4ge'],
    ['nothing like a word', ''],
  ])('are not guessed with %s', (_title, word) => {
    expect(find(word)).toEqual([]);
  });

  it('are of the languages that count', () => {
    expect(find('certificatx', 0b01n)).toEqual(['certificate']);
    expect(find('certificatx', 0b10n)).toEqual(['certificat']);
  });

  it('mean all the words that are as near', () => {
    expect(find('envoiq')).toEqual(['envoie']);
    expect(find('certificatx')).toEqual(['certificate', 'certificat']);
  });
});
