import { describe, expect, it } from 'vitest';
import { openWords } from '../../src/i18n/open-words.ts';
import { readCommand } from '../../src/view/command.ts';

const words = await openWords(new URL('../../locales/', import.meta.url));

/** What stands in the quotation marks of a language. */
const listQuoted = (text: string): string[] =>
  [...text.matchAll(/["«「]\s*([^"»」]+?)\s*["»」]/gu)].map(([, quoted]) => quoted ?? '');

describe('A command', () => {
  it.each(words.languages)('that the bot tells people to write is understood in %s', (language) => {
    const say = words.in(language);
    const told = [say.ui('notice.welcome.more'), say.ui('notice.help.more')].flatMap(listQuoted);
    expect(told.map((text) => readCommand(text, words)?.kind)).toEqual(['help', 'language', 'language', 'forget']);
  });

  it.each(words.languages)('has words of its own in %s', (language) => {
    const say = words.in(language);
    for (const kind of ['help', 'language', 'forget', 'greeting'] as const) {
      const kinds = say
        .ui(`command.${kind}`)
        .split('|')
        .map((word) => readCommand(word, words)?.kind);
      expect(new Set(kinds)).toEqual(new Set([kind]));
    }
  });

  it.each(['FORGET ME!', ' «oublie-moi» ', '\u200fانسني', '忘れて。'])(
    'is understood however it is written: %s',
    (text) => {
      expect(readCommand(text, words)).toMatchObject({ kind: 'forget' });
    },
  );

  it.each(['forget me not', 'please do not forget me', '忘れてしまいました', ''])('is all there is: %j', (text) => {
    expect(readCommand(text, words)).toBeNull();
  });
});
