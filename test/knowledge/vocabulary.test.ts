import { describe, expect, it } from 'vitest';
import { parseVocabulary } from '../../src/knowledge/vocabulary.ts';

describe('A vocabulary', () => {
  it('has no words for the concepts that its file leaves out', () => {
    const { language, terms } = parseVocabulary('de', { mail: ['nachricht'] });
    expect(language).toBe('de');
    expect(terms).toMatchObject({ mail: ['nachricht'], printer: [] });
  });

  it.each([
    ['a concept that there is none of', { male: ['nachricht'] }, 'male'],
    ['a concept named after what every object has', { constructor: ['nachricht'] }, 'constructor'],
    ['words that are no list', { mail: 'nachricht' }, 'mail'],
    ['an empty word', { mail: [''] }, 'mail.0'],
    ['no object at all', [], 'de'],
  ])('is refused for %s, and the complaint says where', (_title, given, where) => {
    expect(() => parseVocabulary('de', given)).toThrow(where);
    expect(() => parseVocabulary('de', given)).toThrow('locales/de/search.json');
  });
});
