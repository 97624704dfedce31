import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../locales/', import.meta.url);
const languages = readdirSync(folder).filter((language) => existsSync(new URL(`${language}/ui.json`, folder)));
const files = ['ui', 'articles', 'codes'];

/** Keys whose text may be the same as in another language: proper names, portal labels that are not translated. */
const mayBeEqual = [
  /^label\./,
  /^sources\./,
  /^ways\..*\.title$/,
  /\.ways\.[^.]+\.title$/,
  /^card\.(summary|progress)$/,
  /^step\.by$/,
  /^incident\.time$/,
];

type Sentences = Map<string, string>;

const words = new Map(languages.map((language) => [language, readSentences(language)]));
const english = words.get('en') as Sentences;

describe('The words', () => {
  it('are there in English, French, Arabic and Japanese', () => {
    expect(languages).toEqual(expect.arrayContaining(['en', 'fr', 'ar', 'ja']));
    expect(english.size).toBeGreaterThan(150);
  });

  it.each(languages)('have the same keys in %s as in English', (language) => {
    expect(stemsOf(words.get(language) as Sentences)).toEqual(stemsOf(english));
  });

  it.each(languages)('have in %s exactly the plural forms that the language has', (language) => {
    expect(badPlurals(language, words.get(language) as Sentences)).toEqual([]);
  });

  it.each(languages)('take in %s the same values as in English', (language) => {
    expect(badPlaceholders(words.get(language) as Sentences, english)).toEqual([]);
  });

  it.each(languages)('say something everywhere in %s, without stray spaces or marks', (language) => {
    const bad = [...(words.get(language) as Sentences)].filter(
      ([, text]) =>
        text.trim() !== text || text === '' || / {2}|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/.test(text),
    );
    expect(bad).toEqual([]);
  });

  it.each(languages.filter((language) => language !== 'en'))(
    'hold no text of another language by accident in %s',
    (language) => {
      expect(borrowed(language)).toEqual([]);
    },
  );

  it('use French spacing in French', () => {
    const bad = [...(words.get('fr') as Sentences)].filter(
      ([key, text]) =>
        !key.startsWith('command.') &&
        /[^\u00a0\u202f\d/]([;!?»]|:(?![/\d]))|«[^\u00a0\u202f]|'/.test(text.replace(/https?:\S+/g, '')),
    );
    expect(bad).toEqual([]);
  });

  it('are written in the script of their language', () => {
    const bare = (text: string) => text.replace(/\{\{.*?\}\}/g, '');
    const prose = (language: string) =>
      [...(words.get(language) as Sentences)].filter(([key]) => !mayBeEqual.some((pattern) => pattern.test(key)));
    const without = (language: string, script: RegExp) =>
      prose(language)
        .filter(([key, text]) => !key.startsWith('fixer.') && /\p{L}/u.test(bare(text)) && !script.test(text))
        .map(([key]) => key);
    expect(without('ar', /\p{Script=Arabic}/u)).toEqual([]);
    expect(without('ja', /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u)).toEqual([]);
  });
});

describe('The rules about words', () => {
  const sentences = (entries: Record<string, string>): Sentences => new Map(Object.entries(entries));

  it('turn red for a plural form that is missing or too much', () => {
    expect(badPlurals('ar', sentences({ a_one: '1', a_other: '2' }))).not.toEqual([]);
    expect(badPlurals('ja', sentences({ a_one: '1', a_other: '2' }))).not.toEqual([]);
    expect(badPlurals('en', sentences({ a_one: '1', a_other: '2' }))).toEqual([]);
  });

  it('turn red for a placeholder that is missing or unknown', () => {
    expect(badPlaceholders(sentences({ a: 'x {{b}}' }), sentences({ a: 'x {{c}}' }))).not.toEqual([]);
  });
});

function readSentences(language: string): Sentences {
  const sentences: Sentences = new Map();
  for (const file of files) {
    collect(JSON.parse(readFileSync(new URL(`${language}/${file}.json`, folder), 'utf8')), '', sentences);
  }
  return sentences;
}

function collect(node: unknown, path: string, into: Sentences): void {
  if (typeof node === 'string') into.set(path, node);
  else for (const [key, child] of Object.entries(node as object)) collect(child, path ? `${path}.${key}` : key, into);
}

function stemOf(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

function stemsOf(sentences: Sentences): string[] {
  return [...new Set([...sentences.keys()].map(stemOf))].sort();
}

function badPlurals(language: string, sentences: Sentences): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
  const plurals = Map.groupBy(
    [...sentences.keys()].filter((key) => stemOf(key) !== key),
    stemOf,
  );
  return [...plurals]
    .filter(
      ([stem, keys]) =>
        keys
          .map((key) => key.slice(stem.length + 1))
          .sort()
          .join() !== forms.join(),
    )
    .map(([stem]) => stem);
}

/** Forms for nothing, one and two may say their number in a word; they know no value that the others do not have. */
function badPlaceholders(sentences: Sentences, reference: Sentences): string[] {
  const namesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
  const expected = new Map([...reference].map(([key, text]) => [stemOf(key), namesOf(text)]));
  const fits = (key: string, names: string[]) => {
    const known = expected.get(stemOf(key)) ?? [];
    return /_(zero|one|two)$/.test(key) ? names.every((name) => known.includes(name)) : names.join() === known.join();
  };
  return [...sentences].filter(([key, text]) => !fits(key, namesOf(text))).map(([key]) => key);
}

function borrowed(language: string): string[] {
  const own = words.get(language) as Sentences;
  const others = [...words].filter(([other]) => other !== language);
  return [...own]
    .filter(
      ([key, text]) =>
        /\p{L}/u.test(text.replace(/\{\{.*?\}\}/g, '')) && !mayBeEqual.some((pattern) => pattern.test(key)),
    )
    .filter(([key, text]) => others.some(([, sentences]) => sentences.get(key) === text))
    .map(([key, text]) => `${key}: ${text}`);
}
