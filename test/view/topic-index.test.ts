import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articles } from '../../src/knowledge/articles/all.ts';
import { microsoftCodes } from '../../src/knowledge/microsoft-codes.ts';
import { readTopic, type Topic } from '../../src/view/topic.ts';
import { createTopicIndex } from '../../src/view/topic-index.ts';
import { words } from './world.ts';

const index = createTopicIndex(words);
const idOf = (topic: Topic | undefined): string | null =>
  topic?.article ?? (topic && 'microsoft' in topic ? topic.microsoft : null);
const find = (text: string, language = 'en') => index.withWords(text, language).map(idOf);

describe('Words in a search box', () => {
  it.each<[string, string, string]>([
    ['mailbox full', 'en', 'mailbox-full'],
    ['boîte pleine', 'fr', 'mailbox-full'],
    ['BOITE PLEINE', 'fr', 'mailbox-full'],
    ['صندوق البريد ممتلئ', 'ar', 'mailbox-full'],
    ['メールボックス いっぱい', 'ja', 'mailbox-full'],
    ['connexion refusée', 'fr', 'connection-refused'],
    ['refused connection', 'en', 'connection-refused'],
    ['cert', 'en', 'certificate-validation'],
    ['基本認証', 'ja', 'basic-auth-retired'],
    ['المصادقة الأساسية', 'ar', 'basic-auth-retired'],
    ['too large', 'en', 'message-size'],
    ['smtpclientauthentication is disabled', 'en', 'smtp-auth'],
  ])('find what speaks of them: %s (%s)', (text, language, expected) => {
    expect(find(text, language)[0]).toBe(expected);
  });

  it('find it in whatever language they are, for a reader of any', () => {
    for (const language of words.languages) {
      expect([language, find('boîte pleine', language)[0]]).toEqual([language, 'mailbox-full']);
    }
  });

  it('find sign-in by a word that is half English and half Japanese', () => {
    expect(find('SMTP認証', 'ja').slice(0, 2)).toContain('smtp-auth');
  });

  it.each([
    '',
    ' ',
    'x',
    'what is the weather',
    'my Outlook crashes',
    '<b>**a**</b>',
    '🙂',
    '${1+1}',
    '.*',
    '\\p{L}',
    "d'a",
    'a_b',
    '(',
  ])('find nothing by %j', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('are anything at all, and never an error', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 6 }));
    fc.assert(fc.property(anything, (text) => Array.isArray(find(text))));
  });

  it('are not read without end', () => {
    expect(find(`mailbox full ${'x '.repeat(500_000)}`)[0]).toBe('mailbox-full');
    expect(find('full'.repeat(500_000))).toEqual([]);
  });

  it.each(words.languages)('find every article by its title in %s', (language) => {
    for (const { id } of articles) {
      const title = words.in(language).article(`${id}.title`) ?? '';
      expect([title, find(title, language)[0]]).toEqual([title, id]);
    }
  });
});

describe('Digits in a search box', () => {
  it('find what begins with them, articles first', () => {
    expect(index.withCode('5.7.13').map(idOf)).toEqual(['smtp-auth', 'external-not-accepted', 'public-folder']);
    expect(index.withCode('4.4.31').map(idOf)).toContain('connection-refused');
    expect(index.withCode('5.7').length).toBeGreaterThan(20);
  });

  it('show the code that was meant', () => {
    expect(index.withCode('5.7.13')[0]).toMatchObject({ article: 'smtp-auth', code: { enhanced: '5.7.139' } });
    expect(index.withCode('5.7.13')[1]).toMatchObject({ code: { enhanced: '5.7.133' } });
  });

  it.each(['', '5', '7.1', '5.7.139 x', 'x5.7', '3.1', '5.7.13999', '5..'])('find nothing by %j', (begin) => {
    expect(index.withCode(begin)).toEqual([]);
  });
});

describe('Everything that can be found', () => {
  it('is every article and every code of Microsoft', () => {
    expect(index.articles.map(idOf)).toEqual(articles.map(({ id }) => id));
    const found = ['2', '4', '5'].flatMap((kind) => index.withCode(`${kind}.`)).map(idOf);
    expect(found).toEqual(expect.arrayContaining(microsoftCodes.map(({ id }) => id)));
  });

  it('is read again as it was written into a card', () => {
    for (const topic of [...index.articles, ...index.withCode('4.'), ...index.withCode('5.')]) {
      expect(readTopic(JSON.parse(JSON.stringify(topic)))).toEqual(topic);
    }
  });
});
