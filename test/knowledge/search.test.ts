import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWords } from '../../src/i18n/open-words.ts';
import { articles } from '../../src/knowledge/articles/all.ts';
import { createSearch } from '../../src/knowledge/search.ts';
import { parseVocabulary } from '../../src/knowledge/vocabulary.ts';

const words = await openWords(new URL('../../locales/', import.meta.url));
const search = createSearch(words.vocabularies);
const nothing = { winner: null, near: [] };

describe('The search', () => {
  it.each([
    ['in English', 'Our copier cannot send mail since the password was changed', 'smtp-auth'],
    ['in French, with accents left out', 'le certificat du serveur de messagerie a expire', 'certificate-validation'],
    ['in Arabic, with particles written on', 'وخادم البريد لا يستجيب للاتصال', 'connection-timed-out'],
    [
      'in Japanese, where words are not set apart',
      'メールサーバーの証明書の期限が切れました',
      'certificate-validation',
    ],
    ['with a typo in it', 'the certficate of our mail servr has expierd', 'certificate-validation'],
    ['with technical words within another language', 'comment activer smtp auth sur une mailbox', 'smtp-auth'],
    ['with a word of elsewhere in it', "the cafeteria's till cannot send mail, smtp login failed", 'smtp-auth'],
  ])('finds the one article that a question is about: %s', (_title, question, article) => {
    expect(search(question)).toEqual({ winner: article, near: [] });
  });

  it('gives those that are near where none is ahead, the best first and four at most', () => {
    const { winner, near } = search('basic auth is disabled for smtp');
    expect(winner).toBeNull();
    expect(near).toEqual(['basic-auth-retired', 'smtp-auth']);
  });

  it.each([
    'good morning',
    'is port 25 open in the cafeteria?',
    'my Outlook crashes when I open the calendar',
    'what is the weather like',
    'I need a new driving licence',
    'the connection of the video call drops',
    'translate "smtp authentication" into French',
    'our supplier does not answer my mails',
    'password',
    '',
  ])('leaves alone what it is not for: %s', (text) => {
    expect(search(text)).toEqual(nothing);
  });

  it.each([
    'constructor',
    '__proto__ toString valueOf',
    '(a+)+$ [z-a] \\',
    '😀 👩‍👩‍👧 \ud83d',
    '\u0000',
    '*',
    '٠'.repeat(2_000),
  ])('takes whatever is written: %j', (text) => {
    expect(search(text)).toEqual(nothing);
  });

  it('gives articles that there are, for any text', () => {
    const ids = articles.map(({ id }) => id);
    const terms = [...words.vocabularies].flatMap((vocabulary) => Object.values(vocabulary.terms).flat());
    const texts = fc.array(fc.oneof(fc.constantFrom(...terms), fc.string()), { maxLength: 12 });
    fc.assert(
      fc.property(texts, (parts) => {
        const { winner, near } = search(parts.join(' '));
        expect(ids).toEqual(expect.arrayContaining([...near, ...(winner === null ? [] : [winner])]));
        expect(near.length === 0 || (winner === null && near.length >= 2 && near.length <= 4)).toBe(true);
      }),
    );
  });

  it('reads the beginning of a long text, whatever follows', () => {
    const question = 'scan to mail is broken since the password change';
    const filling = 'zq '.repeat(350_000);
    expect(search(`${question} ${filling}`)).toEqual(search(question));
    expect(search(`${filling} ${question}`)).toEqual(nothing);
  });

  it('reads its vocabularies with the first question, and never again', () => {
    let read = 0;
    const counted = {
      *[Symbol.iterator]() {
        read += 1;
        yield parseVocabulary('en', { printer: ['printer'], send: ['sends'], failing: ['nothing'] });
      },
    };
    const asked = createSearch(counted);
    expect(read).toBe(0);
    expect(asked('the printer sends nothing').winner).toBe('smtp-auth');
    expect(asked('the printer sends nothing').winner).toBe('smtp-auth');
    expect(read).toBe(1);
  });

  it('understands no more than its vocabularies', () => {
    expect(createSearch([])('scan to mail is broken')).toEqual(nothing);
    const dutch = parseVocabulary('nl', { printer: ['afdruk*'], send: ['verstuurt'], failing: ['niets'] });
    expect(createSearch([dutch])('de afdrukmachine verstuurt niets').winner).toBe('smtp-auth');
    expect(createSearch([])('de afdrukmachine verstuurt niets')).toEqual(nothing);
  });
});
