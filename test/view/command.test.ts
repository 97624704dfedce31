import { describe, expect, it } from 'vitest';
import { readCommand } from '../../src/view/command.ts';
import { words } from './world.ts';

describe('A command', () => {
  it.each([
    ['help', 'help', null],
    ['  HELP!! ', 'help', null],
    ['/help', 'help', null],
    ['ｈｅｌｐ', 'help', null],
    ['\u200fhelp\u200e', 'help', null],
    ['Aide ?', 'help', 'fr'],
    ['besoin d’aide', 'help', 'fr'],
    ["Besoin d'aide", 'help', 'fr'],
    ['مساعدة', 'help', 'ar'],
    ['使い方を教えて。', 'help', 'ja'],
    ['language', 'language', null],
    ['Langue', 'language', 'fr'],
    ['اللغة؟', 'language', 'ar'],
    ['言語', 'language', 'ja'],
    ['Hello 👋', 'greeting', null],
    ['Bonjour !', 'greeting', 'fr'],
    ['مرحبًا', 'greeting', 'ar'],
    ['こんにちは', 'greeting', 'ja'],
    ['ヘルプ', 'help', 'ja'],
    ['Cafe\u0301', null, null],
  ])('is read whatever stands around it: %s', (text, kind, language) => {
    expect(readCommand(text, words)).toEqual(kind === null ? null : { kind, language });
  });

  it.each([
    [''],
    ['!?'],
    ['👍'],
    ['help me with 451 4.7.0 PRX4'],
    ['the language of the error is English'],
    ['hello'.repeat(30)],
    ['help|commands'],
    [`help${' '.repeat(200)}`],
  ])('is nothing but the command: %s', (text) => {
    expect(readCommand(text, words)).toBeNull();
  });

  it('that several languages share belongs to none of them', () => {
    const say = words.in('fr');
    const twins = { languages: ['fr', 'xx'], in: () => say };
    expect(readCommand('aide', twins)).toEqual({ kind: 'help', language: null });
  });

  it.each(['help', 'commands', 'language', 'hi', 'hello', 'forget me'])(
    'in English says nothing of the language: %s',
    (text) => {
      expect(readCommand(text, words)).toMatchObject({ language: null });
    },
  );

  it.each(words.languages)('is there in %s for everything that there is, and never twice', (language) => {
    for (const kind of ['help', 'language', 'forget', 'greeting'] as const) {
      const spoken = words.in(language).ui(`command.${kind}`).split('|');
      expect(spoken.map((word) => readCommand(word, words)?.kind)).toEqual(spoken.map(() => kind));
      expect(new Set(spoken).size).toBe(spoken.length);
    }
  });
});
