import { eld } from 'eld/extrasmall';
import { FUNCTION_WORDS } from './function-words.ts';
import type { Recognized } from './recognize.ts';

/**
 * Recognises the language of a text in Latin script by function words, letters and n-grams together, or null when they do not say
 * enough. Every line is one stretch of own words. `expected` is kept unless another language leads clearly.
 */
export function recognizeLatin(text: string, expected: string | null): Recognized | null {
  const whole = decide(text, expected);
  const lines = text.split('\n', 12);
  if (lines.length < 2) return whole;
  // What is left of an English error text beside somebody's own words is English: a sure line in another language outweighs it.
  const foreign = lines.filter((line) => {
    const read = decide(line, null);
    return read?.certain && read.language !== 'en';
  });
  return foreign.length > 0 ? decide(foreign.join(' '), expected) : whole;
}

function decide(text: string, expected: string | null): Recognized | null {
  const words = text.toLowerCase().replaceAll('’', "'").match(LATIN_WORD) ?? [];
  if (words.length === 0) return null;
  const scores = scoreLanguages(text, words);
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (first?.[0].endsWith('-Latn')) return null;
  if (!first || first[1] < EVIDENCE) return cannotBe(expected, words) ? UNKNOWN : null;
  const lead = first[1] - (second?.[1] ?? 0);
  const hoped = expected ? (scores.get(expected) ?? 0) : 0;
  if (expected && expected !== first[0] && hoped > 0 && first[1] - hoped < ADVANCE)
    return { language: expected, certain: false };
  return { language: first[0], certain: lead >= ADVANCE };
}

const LATIN_WORD = /[\p{Script=Latin}\p{M}]+(?:['-][\p{Script=Latin}\p{M}]+){0,6}/gu;
const EVIDENCE = 0.5;
const UNKNOWN: Recognized = { language: 'und', certain: false };

/** Words of no known language are not the expected one's either when there are many, or when they need letters it does not have. */
function cannotBe(expected: string | null, words: readonly string[]): boolean {
  const foreign = ALPHABET_ENDS[expected ?? ''] ?? ROMANISED_ENDS;
  return words.filter((word) => word.length > 2).length >= ENOUGH_WORDS || words.some((word) => foreign.test(word));
}

const ENOUGH_WORDS = 4;

/** Letters outside the alphabet of a language; another expected language is one of another script, whose romanisation has few. */
const ALPHABET_ENDS: Readonly<Record<string, RegExp>> = {
  fr: /[^a-zàâæçéèêëîïôœùûü'-]/u,
  en: /[^a-zéï'-]/u,
};
const ROMANISED_ENDS = /[^a-zāēīōūâêîôû'-]/u;
const ADVANCE = 0.15;

function scoreLanguages(text: string, words: readonly string[]): Map<string, number> {
  const scores = new Map<string, number>();
  const add = (language: string, score: number) => scores.set(language, (scores.get(language) ?? 0) + score);
  const known = new Set(words.flatMap(parts));
  const unit = 1 / Math.max(2, Math.min(known.size, 12));
  for (const word of known) {
    for (const [language, weight] of WEIGHTS_OF.get(word) ?? []) add(language, FUNCTION_WORD * unit * weight);
    for (const [language, letters, weight] of LETTERS) if (letters.test(word)) add(language, weight * unit);
  }
  const trust = Math.min(1, words.join('').length / 20);
  const counted = eld.detect(text).getScores();
  for (const language of scores.keys()) add(language, trust * (counted[language] ?? standIn(language, counted)));
  for (const [language, score] of Object.entries(counted)) if (!scores.has(language)) add(language, trust * score);
  return scores;
}

const FUNCTION_WORD = 2;

/** The n-gram score of a language that the n-grams do not know: a little less than its nearest relative's, or a usual one. */
function standIn(language: string, counted: Record<string, number>): number {
  if (!UNCOUNTED.has(language)) return 0;
  const relatives = RELATIVES[language];
  if (!relatives) return 0.4;
  return 0.95 * Math.max(...relatives.map((relative) => counted[relative] ?? 0));
}

const RELATIVES: Readonly<Record<string, readonly string[]>> = {
  af: ['nl'],
  fy: ['nl'],
  gl: ['pt', 'es'],
  id: ['ms'],
  lb: ['de', 'nl'],
  oc: ['ca', 'es', 'fr'],
};

const UNCOUNTED: ReadonlySet<string> = new Set(
  'af fy gl id lb oc br ht cy ga gd mt sw zu xh so ha ig eo la mi st tn sn rw lg mg uz ja-Latn ar-Latn'.split(' '),
);

/** A word, and what stands beside its apostrophe or hyphen: "l'imprimante", "peut-être", "don't". */
function parts(word: string): string[] {
  return /['-]/u.test(word) ? [word, ...word.split(/['-]/u)] : [word];
}

/** Letters by which a word speaks for a language, or against one that does not have them. */
const LETTERS: readonly (readonly [string, RegExp, number])[] = [
  ['fr', /[^a-zàâæçéèêëîïôœùûü'-]/u, -1.5],
  ['en', /[^a-zéï'-]/u, -1.5],
  ['fr', /œ|ê|[aeo]ient$|eaux?$|^(?:qu|j)'\p{L}/u, 0.4],
  // Seldom in French, common in its neighbours: words in -a and -o, k and w, -cion.
  ['fr', /..(?:[^rlj]a|[^t]o|cions?)$|\p{L}[kw]|[kw]\p{L}/u, -0.5],
  ['oc', /[òó]|lh|nh|cions?$|^aque|è[uius]|[^e]tz$/u, 0.8],
  ['de', /ß/u, 1],
  ['pl', /[łąężćńśź]/u, 1],
  ['hu', /[őű]/u, 1],
  ['tr', /[ışğ]/u, 1],
  ['az', /ə/u, 1],
  ['ro', /[țșă]/u, 1],
  ['es', /ñ/u, 1],
  ['pt', /[ãõ]/u, 1],
  ['cs', /[řěů]/u, 1],
  ['sk', /[ľĺŕ]/u, 1],
  ['lt', /[ėųį]/u, 1],
  ['lv', /[ķļņģ]/u, 1],
  ['vi', /[ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u, 1],
  ['is', /[þð]/u, 1],
  ['mt', /[ħġċż]/u, 1],
  ['eo', /[ĝĉŭĵŝ]/u, 1],
  ['cy', /[ŵŷ]|dd|^ll|wy|^ff/u, 0.6],
  ['br', /c'h|zh|ñ/u, 0.6],
  ['ha', /[ƙɗɓ]/u, 1],
  ['yo', /[ẹọṣ]/u, 1],
  ['ca', /l·l|ŀ/u, 1],
];

const WIDESPREAD: ReadonlySet<string> = new Set(
  'en fr de es pt it nl sv da no fi pl cs hu ro tr id vi hr el sk'.split(' '),
);

/** For each word its languages, and the less the more languages share it; languages of few Teams users stand back a little. */
const WEIGHTS_OF: ReadonlyMap<string, readonly (readonly [string, number])[]> = weighWords();

function weighWords(): Map<string, [string, number][]> {
  const languages = new Map<string, string[]>();
  for (const [language, list] of Object.entries(FUNCTION_WORDS))
    for (const word of new Set(list.trim().split(/\s+/u)))
      languages.set(word, [...(languages.get(word) ?? []), language]);
  const share = (language: string) => (WIDESPREAD.has(language) ? 1 : 0.6);
  return new Map(
    [...languages].map(([word, spoken]) => {
      const all = spoken.reduce((sum, language) => sum + share(language), 0);
      return [word, spoken.map((language) => [language, share(language) ** 0.5 / Math.max(all, 1) ** 0.6])];
    }),
  );
}
