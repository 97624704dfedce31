import type { Say } from './say.ts';

/**
 * Something that the bot was told to do. `language`: the only language that has this word; null for a shared one, and for
 * English, which people of every language write to a bot.
 */
export type Command = { kind: 'help' | 'greeting' | 'language' | 'forget'; language: string | null };

/** Reads a command: a message that is nothing but one of the words of `command.*` in some language. */
export function readCommand(text: string, words: SpokenWords): Command | null {
  if (text.length > 100) return null;
  const known = listed.get(words) ?? listCommands(words);
  listed.set(words, known);
  return known.get(simplify(text)) ?? null;
}

type SpokenWords = { languages: readonly string[]; in(language: string): Say };

/** Every word that is a command, as it is looked up. Read from the sentences once. */
const listed = new WeakMap<SpokenWords, ReadonlyMap<string, Command>>();

function listCommands(words: SpokenWords): ReadonlyMap<string, Command> {
  const commands = new Map<string, Command>();
  for (const kind of ['help', 'language', 'forget', 'greeting'] as const) {
    const speakers = new Map<string, string[]>();
    for (const language of words.languages) {
      for (const word of new Set(listWords(words.in(language), kind))) {
        speakers.set(word, [...(speakers.get(word) ?? []), language]);
      }
    }
    for (const [word, [speaker = null, ...others]] of speakers) {
      const isShared = others.length > 0 || speaker === 'en';
      if (!commands.has(word)) commands.set(word, { kind, language: isShared ? null : speaker });
    }
  }
  commands.delete('');
  return commands;
}

const listWords = (say: Say, kind: Command['kind']): string[] => say.ui(`command.${kind}`).split('|').map(simplify);

/** Case, marks of direction, accents' composition and punctuation around it do not matter. */
const simplify = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}]/gu, '')
    .replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, '');
