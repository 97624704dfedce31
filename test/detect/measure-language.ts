import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { detect } from '../../src/detect/detect.ts';
import { chooseLanguage } from '../../src/detect/language.ts';

const FOLDER = new URL('../fixtures/languages/', import.meta.url);

const LOCALES = new URL('../../locales/', import.meta.url);

/** The languages that are spoken. */
export const AVAILABLE: readonly string[] = readdirSync(LOCALES).filter((language) =>
  existsSync(new URL(`${language}/ui.json`, LOCALES)),
);

/** One message of a language fixture; `text` holds `{paste}` where an error stood. */
export type Message = { language: string; text: string; heldOut: boolean };

/** How many messages of one language were answered in the expected language, and those that were not. */
export type Score = { language: string; right: number; of: number; wrong: string[] };

/** Reads the messages of all languages; held-out ones were written after the last tuning. */
export function readMessages(): Message[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => {
      const language = file.replace(/(?:\.held-out)?\.jsonl$/, '');
      const lines = readFileSync(new URL(file, FOLDER), 'utf8').trim().split('\n');
      return lines.map((line) => ({ language, text: JSON.parse(line).text, heldOut: file.includes('held-out') }));
    });
}

/** Reads the error texts that are put in place of `{paste}`. */
export function readPastes(): string[] {
  return JSON.parse(readFileSync(new URL('pastes.json', FOLDER), 'utf8'));
}

/** Says which language a person of that language must be answered in: their own, or English where there is no translation. */
export function expectedAnswer(language: string): string {
  return AVAILABLE.includes(language) ? language : 'en';
}

/** Answers every message through `detect`, each with several pastes, for a client locale, and counts what came out right. */
export function measureLanguage(messages: readonly Message[], localeOf: (language: string) => string | null): Score[] {
  const pastes = readPastes();
  const scores = new Map<string, Score>();
  for (const [index, { language, text }] of messages.entries()) {
    const score = scores.get(language) ?? { language, right: 0, of: 0, wrong: [] };
    scores.set(language, score);
    const variants = text.includes('{paste}')
      ? [0, 7, 11, 16].map((step) => pastes[(index * 5 + step) % pastes.length] ?? '')
      : [''];
    for (const paste of variants) {
      const { ownWords, reportLanguage } = detect(text.replace('{paste}', () => paste));
      const clientLocale = localeOf(language);
      const choice = chooseLanguage({
        choice: null,
        ownWords,
        earlier: null,
        reportLanguage,
        clientLocale,
        fallback: 'en',
        available: AVAILABLE,
      });
      score.of++;
      if (choice.language === expectedAnswer(language)) score.right++;
      else
        score.wrong.push(
          `${choice.language} (${choice.untranslated}) for "${ownWords}" of "${text}" with "${paste.slice(0, 60)}"`,
        );
    }
  }
  return [...scores.values()];
}
