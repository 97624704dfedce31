import { describe, expect, it } from 'vitest';
import { fold, listWords } from '../../src/view/fold-words.ts';

describe('The words of a text', () => {
  it.each<[string, string[]]>([
    ['Boîte PLEINE !', ['boite', 'pleine']],
    ['SMTP認証', ['smtp', '認証']],
    ['メールボックスがいっぱい', ['メールホックス', 'か', 'いっはい']],
    ['المصادقة الأساسيّة', ['مصادقه', 'اساسيه']],
    ['\u2068SMTP\u2069 AUTH', ['smtp', 'auth']],
    ['ｓｍｔｐ', ['smtp']],
    ['... ! 🙂', []],
  ])('are compared without case, accents and marks: %s', (text, words) => {
    expect(listWords(text)).toEqual(words);
  });

  it('stand in a text that is folded, too', () => {
    for (const text of ['Boîte aux lettres pleine', 'メールボックスがいっぱい', 'المصادقة الأساسيّة معطَّلة']) {
      for (const word of listWords(text)) expect([fold(text), fold(text).includes(word)]).toEqual([fold(text), true]);
    }
  });
});
