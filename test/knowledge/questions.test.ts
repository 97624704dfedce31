import { describe, expect, it } from 'vitest';
import { openWords } from '../../src/i18n/open-words.ts';
import { kinds, measureQuestions, readQuestions } from './measure-questions.ts';

const words = await openWords(new URL('../../locales/', import.meta.url));

/** Shares of the questions that have to go right. */
const floors = { top1: 0.92, left: 0.97 };

/** Languages that are only understood may do somewhat worse. */
const understood = { top1: 0.85, left: 0.93 };

const understoodLanguages = [...words.vocabularies].map(({ language }) => language);
const questions = kinds.flatMap((kind) => readQuestions(kind).map(([language, asked]) => ({ kind, language, asked })));
const spoken = questions.filter(({ language }) => words.languages.includes(language));
const onlyUnderstood = questions.filter(
  ({ language }) => !words.languages.includes(language) && understoodLanguages.includes(language),
);

describe('Questions without a code', () => {
  it('are there for every language that is spoken, off-topic ones among them', () => {
    for (const language of words.languages) {
      const asked = spoken.filter((file) => file.language === language).flatMap((file) => file.asked);
      expect(asked.length, language).toBeGreaterThanOrEqual(60);
      expect(asked.filter(({ article }) => article === null).length, language).toBeGreaterThanOrEqual(20);
    }
  });

  it('find their article in the languages that are spoken', () => {
    const { top1, of } = measureAll(spoken);
    expect(top1 / of, complain(spoken)).toBeGreaterThanOrEqual(floors.top1);
  });

  it('are left alone where they are about something else', () => {
    const { left, ofLeft } = measureAll(spoken);
    expect(left / ofLeft, complain(spoken)).toBeGreaterThanOrEqual(floors.left);
  });

  it('find their article and are left alone in the languages that are only understood', () => {
    const { top1, of, left, ofLeft } = measureAll(onlyUnderstood);
    expect(top1, complain(onlyUnderstood)).toBeGreaterThanOrEqual(understood.top1 * of);
    expect(left, complain(onlyUnderstood)).toBeGreaterThanOrEqual(understood.left * ofLeft);
  });
});

describe('The measure', () => {
  const asked = [
    { text: 'a', article: 'prx4' },
    { text: 'b', article: 'smtp-auth', also: ['prx4'] },
    { text: 'c', article: null },
  ];

  it('counts the first answer, the first three, and what is left alone', () => {
    const always = (winner: string | null, near: string[]) => measureQuestions(asked, () => ({ winner, near }));
    expect(always('prx4', [])).toMatchObject({ of: 2, top1: 2, winners: 2, top3: 2, ofLeft: 1, left: 0 });
    expect(always(null, ['smtp-auth', 'prx4'])).toMatchObject({ top1: 1, winners: 0, top3: 2, left: 0 });
    expect(always(null, ['a', 'b', 'c', 'prx4'])).toMatchObject({ top1: 0, top3: 0, left: 0 });
    expect(always(null, [])).toMatchObject({ top1: 0, top3: 0, left: 1 });
    expect(always(null, []).wrong).toHaveLength(2);
  });
});

type Asked = typeof questions;

function measureAll(files: Asked) {
  return measureQuestions(files.flatMap(({ asked }) => asked));
}

/** What went wrong; held-out questions stay unread. */
const complain = (files: Asked): string => measureAll(files.filter(({ kind }) => kind !== 'held-out')).wrong.join('\n');
