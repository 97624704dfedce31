import type { Say } from './say.ts';

/** A language that an answer can be given in, with its own name for itself. */
export type Tongue = { language: string; name: string };

/** Every language that there are words for. */
export const listTongues = (words: { languages: readonly string[]; in(language: string): Say }): Tongue[] =>
  words.languages.map((language) => ({ language, name: words.in(language).ui('language.name') }));
