import { eld } from 'eld/extrasmall';
import { FUNCTION_WORDS } from './function-words.ts';
import type { Recognized } from './recognize-language.ts';

/**
 * Recognises the language of a text in Latin script by function words and n-grams together, or null when neither says enough.
 * `expected` gets a small advance, so that a short text keeps it unless another language leads clearly.
 */
export function recognizeLatin(text: string, expected: string | null): Recognized | null {
  const words = text.toLowerCase().replaceAll('’', "'").match(LATIN_WORD) ?? [];
  if (words.length === 0) return null;
  const scores = scoreLanguages(text, words);
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (!first || first[1] < EVIDENCE) return null;
  const lead = first[1] - (second?.[1] ?? 0);
  const hoped = expected ? (scores.get(expected) ?? 0) : 0;
  if (expected && expected !== first[0] && hoped > 0 && first[1] - hoped < ADVANCE)
    return { language: expected, certain: false };
  return { language: first[0], certain: lead >= ADVANCE };
}

const LATIN_WORD = /[\p{Script=Latin}\p{M}]+(?:['-][\p{Script=Latin}\p{M}]+){0,6}/gu;
const EVIDENCE = 0.5;
const ADVANCE = 0.15;

function scoreLanguages(text: string, words: readonly string[]): Map<string, number> {
  const scores = new Map<string, number>();
  const add = (language: string, score: number) => scores.set(language, (scores.get(language) ?? 0) + score);
  const known = new Set(words.flatMap(parts));
  const unit = 1 / Math.max(3, Math.min(known.size, 12));
  for (const word of known) {
    const languages = LANGUAGES_OF.get(word);
    if (!languages) continue;
    for (const language of languages) add(language, (2 * unit) / languages.length ** 0.6);
  }
  for (const [language, letters] of LETTERS) {
    const hits = [...known].filter((word) => letters.test(word)).length;
    if (hits > 0) add(language, hits * unit);
  }
  const trust = Math.min(1, words.join('').length / 20);
  for (const [language, score] of Object.entries(eld.detect(text).getScores())) add(language, score * trust);
  return scores;
}

/** A word, and what stands beside its apostrophe or hyphen: "l'imprimante", "peut-être", "don't". */
function parts(word: string): string[] {
  return /['-]/u.test(word) ? [word, ...word.split(/['-]/u)] : [word];
}

/** Letters that hardly any other language has. */
const LETTERS: readonly (readonly [string, RegExp])[] = [
  ['de', /ß/u],
  ['pl', /[łąężćńśź]/u],
  ['hu', /[őű]/u],
  ['tr', /[ışğ]/u],
  ['az', /ə/u],
  ['ro', /[țșă]/u],
  ['es', /ñ/u],
  ['pt', /[ãõ]/u],
  ['cs', /[řěů]/u],
  ['sk', /[ľĺŕ]/u],
  ['lt', /[ėųį]/u],
  ['lv', /[ķļņģ]/u],
  ['vi', /[ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u],
  ['is', /[þð]/u],
  ['mt', /[ħġċż]/u],
  ['eo', /[ĝĉŭĵŝ]/u],
  ['cy', /[ŵŷ]/u],
  ['ha', /[ƙɗɓ]/u],
  ['yo', /[ẹọṣ]/u],
  ['ca', /l·l|ŀ/u],
];

const LANGUAGES_OF: ReadonlyMap<string, readonly string[]> = byWord();

function byWord(): Map<string, string[]> {
  const languages = new Map<string, string[]>();
  for (const [language, list] of Object.entries(FUNCTION_WORDS))
    for (const word of new Set(list.trim().split(/\s+/u)))
      languages.set(word, [...(languages.get(word) ?? []), language]);
  return languages;
}
