import { eld } from 'eld/extrasmall';
import { readArabicScript } from './arabic-script.ts';
import { readHan } from './han.ts';
import type { Recognized } from './recognize.ts';

/**
 * Recognises the language of a text in another script than Latin; 'latin' when Latin letters carry it, null when nothing does.
 * Latin words inside another script are technical terms more often than not, so a small share of the other script is enough.
 */
export function readScript(text: string, expected: string | null): Recognized | 'latin' | null {
  const counts = countScripts(text);
  const latin = counts.get('Latin') ?? 0;
  counts.delete('Latin');
  const east = (counts.get('Han') ?? 0) + (counts.get('Kana') ?? 0) + (counts.get('Hangul') ?? 0);
  const [script, letters] = [...counts].reduce<[string, number]>(
    (most, entry) => (entry[1] > most[1] ? entry : most),
    ['', 0],
  );
  // One character of Han, kana or hangul says as much as some three letters.
  const other = [...counts.values()].reduce((sum, count) => sum + count, 0) + 2 * east;
  // A name in Han or hangul may stand in an English sentence; kana or Arabic is hardly anything but the writer's language.
  const share = east > 0 && !counts.has('Kana') ? 5 : 12;
  if (other < 2 || other * share < latin) return latin > 0 ? 'latin' : null;
  if (east * 2 >= letters && east > 0) return readHan(text, counts, expected);
  if (script === 'Arabic') return readArabicScript(text, expected);
  const language = LANGUAGE_OF_SCRIPT[script] ?? readShared(script, text);
  return language ? { language, certain: letters >= 4 } : null;
}

function countScripts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [script, pattern] of SCRIPTS) {
    const count = text.match(pattern)?.length ?? 0;
    if (count > 0) counts.set(script, count);
  }
  return counts;
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  'Latin',
  'Arabic',
  'Han',
  'Hangul',
  'Cyrillic',
  'Greek',
  'Hebrew',
  'Thai',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Lao',
  'Khmer',
  'Myanmar',
  'Georgian',
  'Armenian',
  'Ethiopic',
  'Tibetan',
  'Thaana',
  'Mongolian',
  'Cherokee',
  'Tifinagh',
  'Canadian_Aboriginal',
  'Syriac',
  'Nko',
  'Ol_Chiki',
  'Javanese',
  'Balinese',
]
  .map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'gu')] as const)
  .concat([['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}ー]/gu]]);

const LANGUAGE_OF_SCRIPT: Readonly<Record<string, string>> = {
  Greek: 'el',
  Thai: 'th',
  Gurmukhi: 'pa',
  Gujarati: 'gu',
  Oriya: 'or',
  Tamil: 'ta',
  Telugu: 'te',
  Kannada: 'kn',
  Malayalam: 'ml',
  Sinhala: 'si',
  Lao: 'lo',
  Khmer: 'km',
  Myanmar: 'my',
  Georgian: 'ka',
  Armenian: 'hy',
  Tibetan: 'bo',
  Thaana: 'dv',
  Mongolian: 'mn',
  Cherokee: 'chr',
  Tifinagh: 'zgh',
  Canadian_Aboriginal: 'iu',
  Syriac: 'syr',
  Nko: 'nqo',
  Ol_Chiki: 'sat',
  Javanese: 'jv',
  Balinese: 'ban',
};

/** Scripts of several languages: letters that only one of them has, then n-grams, then the script's largest language. */
function readShared(script: string, text: string): string | null {
  for (const [language, letters] of MARKS[script] ?? []) if (letters.test(text)) return language;
  const languages = SHARED[script];
  if (!languages) return null;
  const scores = eld.detect(text).getScores();
  return languages.reduce((best, language) => ((scores[language] ?? 0) > (scores[best] ?? 0) ? language : best));
}

const SHARED: Readonly<Record<string, readonly [string, ...string[]]>> = {
  Cyrillic: ['ru', 'uk', 'be', 'bg', 'sr'],
  Hebrew: ['he'],
  Devanagari: ['hi', 'mr'],
  Bengali: ['bn'],
  Ethiopic: ['am'],
};

const MARKS: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  Cyrillic: [
    ['be', /ў/iu],
    ['uk', /[їєґ]/iu],
    ['mk', /[ѓќѕ]/iu],
    ['sr', /[ђћџљњј]/iu],
    ['tg', /[ҷҳӣӯ]/iu],
    ['kk', /[әғұһ]/iu],
    ['mn', /[өү](?=.*[өү])/isu],
    ['ky', /[ңөү]/iu],
  ],
  Hebrew: [['yi', /[ױײװ]|אַ|אָ/u]],
  Bengali: [['as', /[ৰৱ]/u]],
};
