import type { Say } from './say.ts';

/**
 * Something that the bot was told to do. `language`: the only language that has this word; null for a shared one, and for
 * English, which people of every language write to a bot.
 */
export type Command = { kind: 'help' | 'greeting' | 'language' | 'forget'; language: string | null };

/** Reads a command: a message that is nothing but one of the words of `command.*` in some language. */
export function readCommand(
  text: string,
  words: { languages: readonly string[]; in(language: string): Say },
): Command | null {
  const said = simplify(text.slice(0, 100));
  if (said === '' || text.length > 100) return null;
  for (const kind of ['help', 'language', 'forget', 'greeting'] as const) {
    const speakers = words.languages.filter((language) => listWords(words.in(language), kind).includes(said));
    const [speaker = null, ...others] = speakers;
    if (speaker) return { kind, language: others.length > 0 || speaker === 'en' ? null : speaker };
  }
  return null;
}

const listWords = (say: Say, kind: Command['kind']): string[] => say.ui(`command.${kind}`).split('|').map(simplify);

/** Case, marks of direction, accents' composition and punctuation around it do not matter. */
const simplify = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}]/gu, '')
    .replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, '');
