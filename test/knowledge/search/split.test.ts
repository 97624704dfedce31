import { describe, expect, it } from 'vitest';
import { split } from '../../../src/knowledge/search/split.ts';

const texts = (text: string) => split(text).map((piece) => piece.text);

describe('Splitting', () => {
  it('gives words, and characters where words are not set apart', () => {
    expect(texts("Scan-to-mail d'hier, smtp.office365.com!")).toEqual([
      'scan',
      'to',
      'mail',
      'd',
      'hier',
      'smtp',
      'office365',
      'com',
    ]);
    expect(texts('SMTP認証を')).toEqual(['smtp', '認', '証', 'を']);
  });

  it('knows where words of Japanese begin and end', () => {
    expect(split('証明書を更新').filter(({ opens }) => opens).length).toBeLessThan(6);
    expect(split('証明書')[0]).toMatchObject({ opens: true, single: true });
  });

  it.each(['', '   ', '😀😀', '\u0000', '()[]*+?'])('finds no word in %j', (text) => {
    expect(texts(text)).toEqual([]);
  });
});
