import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWords } from '../../src/i18n/open-words.ts';

const words = await openWords(new URL('../../locales/', import.meta.url));

describe('The words', () => {
  it('are spoken in every language that has sentences, English first', () => {
    expect(words.languages[0]).toBe('en');
    expect(words.languages).toEqual(expect.arrayContaining(['ar', 'fr', 'ja']));
    expect(words.languages.map((language) => words.in(language).language)).toEqual(words.languages);
  });

  it('are English where a language is asked for that there is none of', () => {
    expect(words.in('tlh').ui('button.done')).toBe('Done');
    expect(words.in('tlh').language).toBe('en');
  });

  it('know which languages are written from right to left', () => {
    expect(words.languages.filter((language) => words.in(language).rtl)).toEqual(['ar']);
  });

  it.each([
    ['en', 1, 'Takes effect within 1 minute.'],
    ['en', 60, 'Takes effect within 30 to 60 minutes.'],
    ['ar', 2, 'يسري التغيير خلال دقيقتين.'],
    ['ar', 60, 'يسري التغيير خلال 30 إلى 60 دقيقة.'],
  ])('have the plural of the language: %s %i', (language, count, expected) => {
    expect(words.in(language).ui('step.effect', { count, from: 30 })).toBe(expected);
  });

  it('give what an article says at a path, null where it says nothing', () => {
    const say = words.in('en');
    expect(say.article('prx4.title')).toEqual(expect.any(String));
    for (const path of ['prx4', 'prx4.nothing', '', 'constructor', '__proto__.x']) expect(say.article(path)).toBeNull();
  });

  it('give a portal label in English and as the reader’s portal shows it, and an unknown one as it is', () => {
    expect(words.in('fr').label('save')).toEqual({ english: 'Save', local: 'Enregistrer' });
    expect(words.in('en').label('save')).toEqual({ english: 'Save', local: 'Save' });
    expect(words.in('fr').label('no-such-label')).toEqual({ english: 'no-such-label', local: 'no-such-label' });
  });
});

describe('A name in a sentence', () => {
  const names = [
    '$t(button.done)',
    '{{time}}',
    '{{name}}',
    '$t(card.log-solved)',
    '<b>Ann</b> & Co',
    '$&',
    '\\',
    'a.b:c',
  ];

  it.each(words.languages.flatMap((language) => names.map((name) => [language, name] as const)))(
    'stays the text that it is, in %s: %s',
    (language, name) => {
      const said = words.in(language).ui('card.log-solved', { name, time: '2026-11-20 10:42' });
      expect(said).toContain(name);
      expect(said).toContain('2026-11-20 10:42');
    },
  );

  it('keeps its own direction in a right-to-left sentence, and a number stays one', () => {
    expect(words.in('ar').ui('card.log-solved', { name: 'Ann', time: '10:42' })).toContain('\u2068Ann\u2069');
    expect(words.in('ar').ui('card.progress', { settled: 1, total: 5 })).toBe('1 من 5');
  });
});

describe('A folder of words', () => {
  it('that lacks a file is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mailmedic-words-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'en'));
    writeFileSync(join(folder, 'en', 'ui.json'), '{}');
    await expect(openWords(pathToFileURL(`${folder}/`))).rejects.toThrow('articles.json');
  });

  it('takes in a new language without a line of code', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mailmedic-words-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const language of ['en', 'he']) {
      mkdirSync(join(folder, language));
      for (const file of ['articles', 'codes']) writeFileSync(join(folder, language, `${file}.json`), '{}');
      writeFileSync(join(folder, language, 'ui.json'), JSON.stringify({ button: { done: `${language} בוצע` } }));
    }
    const opened = await openWords(pathToFileURL(`${folder}/`));
    expect(opened.languages).toEqual(['en', 'he']);
    expect(opened.in('he').rtl).toBe(true);
    expect(opened.in('he').ui('button.done')).toBe('\u2066he\u2069 בוצע');
  });

  it('that holds nothing but words for search is understood, and not spoken', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mailmedic-words-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const language of ['en', 'nl', 'xx']) mkdirSync(join(folder, language));
    for (const file of ['ui', 'articles', 'codes']) writeFileSync(join(folder, 'en', `${file}.json`), '{}');
    writeFileSync(join(folder, 'en', 'search.json'), '{"printer":["printer"]}');
    writeFileSync(join(folder, 'nl', 'search.json'), '{"printer":["afdrukapparaat"]}');
    const opened = await openWords(pathToFileURL(`${folder}/`));
    expect(opened.languages).toEqual(['en']);
    expect([...opened.vocabularies].map(({ language, terms }) => [language, terms.printer])).toEqual([
      ['en', ['printer']],
      ['nl', ['afdrukapparaat']],
    ]);
  });

  it.each([
    ['{"printer":["printer", 5]}', /^locales\/nl\/search\.json: printer\.1: /],
    ['{"printer":', /^locales\/nl\/search\.json: this is no JSON$/],
  ])(
    'that holds bad words for search says which, and where, once somebody goes through them: %s',
    async (text, complaint) => {
      const folder = mkdtempSync(join(tmpdir(), 'mailmedic-words-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      for (const language of ['en', 'nl']) mkdirSync(join(folder, language));
      for (const file of ['ui', 'articles', 'codes']) writeFileSync(join(folder, 'en', `${file}.json`), '{}');
      writeFileSync(join(folder, 'nl', 'search.json'), text);
      const { vocabularies } = await openWords(pathToFileURL(`${folder}/`));
      expect(() => [...vocabularies]).toThrow(complaint);
      expect(() => [...vocabularies]).toThrow(expect.objectContaining({ code: 'locales/nl/search.json' }));
    },
  );
});
