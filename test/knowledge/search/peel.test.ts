import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/knowledge/search/fold.ts';
import { peel } from '../../../src/knowledge/search/peel.ts';

describe('Peeling', () => {
  it.each([
    ['والطابعة', 'طابعة'],
    ['بالطابعة', 'طابعة'],
    ['للخادم', 'خادم'],
    ['خادمنا', 'خادم'],
    ['طابعتنا', 'طابعة'],
    ['המדפסת', 'מדפסת'],
    ['ולמדפסת', 'מדפסת'],
  ])('takes off what is written onto a word: %s', (word, bare) => {
    expect(peel(fold(word))).toContain(fold(bare));
  });

  it.each(['printer', 'drucker', '', 'ال', 'ה'])('leaves %j alone', (word) => {
    expect(peel(word)).toEqual([]);
  });
});
