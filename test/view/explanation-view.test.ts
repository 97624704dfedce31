import { describe, expect, it } from 'vitest';
import { articles } from '../../src/knowledge/articles/all.ts';
import { viewExplanation } from '../../src/view/explanation-view.ts';
import type { Topic } from '../../src/view/topic.ts';
import { createTopicIndex } from '../../src/view/topic-index.ts';
import { findBlemishes, words } from './world.ts';

const index = createTopicIndex(words);
const noCode = { reply: null, enhanced: null, tag: null };
const signIn: Topic = {
  article: 'smtp-auth',
  cause: 'tenant-off',
  code: { reply: '535', enhanced: '5.7.139', tag: null },
};
const full: Topic = { article: null, code: { ...noCode, enhanced: '5.2.2' }, microsoft: 'mailbox-full' };
const english = words.in('en');

describe('An explanation', () => {
  it.each(words.languages)('says everything in %s, of every article, cause and code', (language) => {
    const causes: Topic[] = articles.flatMap(({ id, causes }) =>
      causes.map((cause) => ({ article: id, cause: cause.id, code: signIn.code })),
    );
    const topics = [...index.articles, ...causes, ...index.withCode('4.'), ...index.withCode('5.')];
    for (const topic of topics) {
      for (const place of ['conversation', 'dialog'] as const) {
        const view = viewExplanation(topic, 'gsw-CH', place, words.in(language));
        expect([topic, view === null, findBlemishes(view)]).toEqual([topic, false, []]);
      }
    }
  });

  it('of an article tells the cause, who can fix it, whether it passes, the steps that fit and the sources', () => {
    const view = viewExplanation(signIn, null, 'conversation', english);
    expect(view).toMatchObject({
      summary: '535 5.7.139: Sign-in refused: the mail was not sent',
      code: [{ text: '535 5.7.139', side: 'left' }],
      title: ['Sign-in refused: the mail was not sent'],
      meaning: expect.stringContaining('turned off for the whole organisation'),
      tables: [{ facts: [{ title: 'Who can fix it' }, { title: 'Passes by itself', value: 'No' }] }],
      steps: [{ heading: 'Checklist', lines: expect.arrayContaining(['1. Enable SMTP AUTH for the mailbox']) }],
      sources: [expect.stringMatching(/^Sources, checked \d{4}-\d\d-\d\d: \[.*\]\(https:\/\/learn/)],
      untranslated: [],
    });
  });

  it('to send has a button that carries what it is about and nothing of a person', () => {
    const view = viewExplanation(signIn, null, 'conversation', english);
    expect(view?.buttons).toMatchObject([{ title: 'Start this checklist', verb: 'begin' }]);
    expect(view?.buttons[0]?.data).toEqual({ verb: 'begin', ...signIn });
    expect(view?.submits).toEqual([]);
  });

  it('in a dialog has no button but the one that a dialog can press', () => {
    const view = viewExplanation(signIn, null, 'dialog', english);
    expect(view?.buttons).toEqual([]);
    expect(view?.submits).toEqual([{ title: 'Put into the chat', data: signIn }]);
  });

  it('of a code that no article answers has no checklist to start', () => {
    const view = viewExplanation(full, null, 'conversation', english);
    expect(view).toMatchObject({
      code: [{ text: '5.2.2' }],
      meaning: expect.stringContaining('full'),
      tables: [{ facts: expect.arrayContaining([expect.objectContaining({ title: 'Who can fix it' })]) }],
      steps: [],
      buttons: [],
    });
  });

  it('says that a language is not spoken', () => {
    for (const topic of [signIn, full]) {
      expect(viewExplanation(topic, 'cy', 'dialog', english)?.untranslated.join()).toContain('Welsh');
    }
  });

  it('has its code on the side where a line begins', () => {
    expect(viewExplanation(signIn, null, 'dialog', words.in('ar'))).toMatchObject({
      rtl: true,
      code: [{ side: 'right' }],
    });
  });

  it.each<[string, Topic]>([
    ['an article that there is not', { ...signIn, article: 'no-such' }],
    ['the cause of another article', { ...signIn, article: 'prx4' }],
    ['no code at all', { article: null, code: noCode, microsoft: null }],
    ['a name that every object has', { ...signIn, article: 'constructor' }],
  ])('is not made for %s', (_what, topic) => {
    expect(viewExplanation(topic, null, 'conversation', english)).toBeNull();
  });
});
