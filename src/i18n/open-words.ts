import { existsSync, readdirSync, readFileSync } from 'node:fs';
import i18next, { type ResourceKey } from 'i18next';
import { parseVocabulary, refuseWords, type Vocabulary } from '../knowledge/vocabulary.ts';
import type { Words } from '../ports/words.ts';
import type { Say, UiKey, Values } from '../view/say.ts';
import { isolateLatin } from './isolate-latin.ts';

/**
 * Loads every sentence once, from `folder`/<language>/{ui,articles,codes}.json. The words that questions are understood by, in
 * `search.json`, are read when somebody goes through them, one language after the other. A folder with `ui.json` is a language that is spoken, one with `search.json` alone is only understood.
 * English comes first. Throws when a file of a spoken language is missing, and for one that is no JSON.
 */
export async function openWords(folder: URL): Promise<Words> {
  const folders = listFolders(folder);
  const languages = folders.filter((language) => language === 'en' || has(folder, language, 'ui'));
  const vocabularies = {
    *[Symbol.iterator]() {
      for (const language of folders) if (has(folder, language, 'search')) yield readVocabulary(folder, language);
    },
  };
  const instance = i18next.createInstance();
  const read = (language: string, file: string): ResourceKey =>
    JSON.parse(readFileSync(new URL(`${language}/${file}.json`, folder), 'utf8'), (_key, value) =>
      typeof value === 'string' && isRtl(language) ? isolateLatin(value) : value,
    );
  await instance.init({
    lng: 'en',
    fallbackLng: false,
    ns: ['ui', 'articles', 'codes'],
    defaultNS: 'ui',
    resources: Object.fromEntries(
      languages.map((language) => [
        language,
        { ui: read(language, 'ui'), articles: read(language, 'articles'), codes: read(language, 'codes') },
      ]),
    ),
    // Cards take plain text, not HTML. Nesting stays off in values, so that a person's `$t(...)` is just text.
    interpolation: { escapeValue: false, skipOnVariables: true },
    initAsync: false,
  });
  const says = new Map<string, Say>(languages.map((language) => [language, sayIn(language)]));
  return { languages, vocabularies, in: (language) => says.get(language) ?? sayIn('en') };

  function find(language: string, file: string, path: string): string | null {
    const found: unknown = instance.getResource(language, file, path);
    return typeof found === 'string' ? found : null;
  }

  function sayIn(language: string): Say {
    const translate = instance.getFixedT(language);
    const rtl = isRtl(language);
    const ui = (key: UiKey, values?: Values) => translate(key, { ns: 'ui', ...isolate(values, rtl) });
    // A card has dozens of sentences without values, and i18next takes its time for each.
    const plain = new Map<UiKey, string>();
    return {
      language,
      rtl,
      ui(key, values) {
        if (values) return ui(key, values);
        const sentence = plain.get(key) ?? ui(key);
        plain.set(key, sentence);
        return sentence;
      },
      article: (path) => find(language, 'articles', path),
      code: (path) => find(language, 'codes', path),
      label: (id) => ({
        english: String(instance.getResource('en', 'ui', `label.${id}`) ?? id),
        local: String(instance.getResource(language, 'ui', `label.${id}`) ?? id),
      }),
    };
  }
}

const listFolders = (folder: URL): string[] => [
  'en',
  ...readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'en')
    .map(({ name }) => name)
    .sort(),
];

const has = (folder: URL, language: string, file: string): boolean =>
  existsSync(new URL(`${language}/${file}.json`, folder));

function readVocabulary(folder: URL, language: string): Vocabulary {
  const text = readFileSync(new URL(`${language}/search.json`, folder), 'utf8');
  return parseVocabulary(language, parseJson(language, text));
}

function parseJson(language: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refuseWords(language, 'this is no JSON', cause);
  }
}

const isRtl = (language: string): boolean => i18next.dir(language) === 'rtl';

/** Codes, names and times that are put into a right-to-left sentence keep their own order. Numbers stay numbers for plurals. */
function isolate(values: Values | undefined, rtl: boolean): Values | undefined {
  if (!values || !rtl) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? `\u2068${value}\u2069` : value]),
  );
}
