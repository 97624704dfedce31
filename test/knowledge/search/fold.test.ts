import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/knowledge/search/fold.ts';

describe('Folding', () => {
  it.each([
    ['accents and case', 'Problème RÉSEAU', 'probleme reseau'],
    ['full and half width', 'ＳＭＴＰ ﾒｰﾙ', 'smtp メール'],
    ['variants of alef, ya and ta marbuta', 'أإآ على الطابعة', 'ااا علي الطابعه'],
    ['vowel signs and the stretching line', 'بَرِيــد', 'بريد'],
    ['letters that are two', 'Größe œuvre', 'grosse oeuvre'],
    ['marks that nobody sees', 'ma\u200bil', 'mail'],
  ])('makes %s one', (_title, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('keeps the marks that make another letter in Japanese and Thai', () => {
    expect(fold('が')).not.toBe(fold('か'));
    expect(fold('ที่')).not.toBe(fold('ท'));
  });

  it('takes half a character', () => {
    expect(fold('\ud83d mail')).toContain('mail');
  });
});
