import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { matchArticle } from '../../src/knowledge/match.ts';
import { nameCase, readButton } from '../../src/view/button.ts';
import { examples, isNotice, type Notice, viewNotice, viewRefusal } from '../../src/view/notice-view.ts';
import { listTongues } from '../../src/view/tongue.ts';
import { findBlemishes, words } from './world.ts';

const notices = [
  'welcome',
  'help',
  'unknown',
  'choices',
  'unreadable',
  'no-article',
  'language',
  'slow-down',
  'forgotten',
  'superseded',
  'queue-warning',
  'snooze-over',
  'reminder',
  'gone',
  'still',
  'tested',
  'not-allowed',
] as const satisfies Notice[];
const tongues = listTongues(words);
const choices = ['smtp-auth', 'prx4', 'cannot-connect', 'mail-flow-other'];
const unknownUser = { reply: '550', enhanced: '5.1.1', tag: null, microsoft: 'unknown-recipient' };

const ofIncident = { title: 'Mail waits', time: '2026-11-21 10:42', caseId: null, step: null };
const ofChecklist = { title: 'connection-refused', time: '', caseId: 'c', step: 'allow-microsoft-365' };
const isOfChecklist = (notice: Notice) => ['reminder', 'gone', 'still'].includes(notice);

const see = (notice: Notice, language = 'en', detail: string | null = null, untranslated: string | null = null) =>
  viewNotice(
    notice,
    {
      detail,
      untranslated,
      code: notice === 'no-article' ? unknownUser : null,
      choices,
      message: 'm',
      about: isOfChecklist(notice) ? ofChecklist : ofIncident,
    },
    words.in(language),
    tongues,
  );

describe('A notice', () => {
  it.each(words.languages.flatMap((language) => notices.map((notice) => [notice, language] as const)))(
    'says everything: %s in %s',
    (notice, language) => {
      const detail = notice === 'language' ? language : '5.7.***39';
      const view = see(notice, language, detail, 'cy');
      expect(findBlemishes(view)).toEqual([]);
      expect(view.language).toBe(language);
      expect(view.untranslated).toHaveLength(1);
      for (const { verb, data } of view.buttons) {
        const sent = view.caseId === null ? data : nameCase(data, view.caseId);
        expect(readButton(verb, sent)).toEqual(sent);
      }
    },
  );

  it.each(words.languages)('says why a button had no effect, and offers none: in %s', (language) => {
    const say = words.in(language);
    const view = viewRefusal(say.ui('notice.gone'), say);
    expect(findBlemishes(view)).toEqual([]);
    expect(view).toMatchObject({ language, text: say.ui('notice.gone'), buttons: [] });
  });

  it.each(notices)('is known by its name: %s', (notice) => {
    expect(isNotice(notice)).toBe(true);
  });

  it.each(['farewell', '', 'constructor'])('of another version is not known: %s', (name) => {
    expect(isNotice(name)).toBe(false);
  });

  it.each([
    ['unreadable', '5.7.***39'],
    ['no-article', '550 5.1.1'],
  ] as const)('names the code that it speaks of: %s', (notice, code) => {
    expect(`${see(notice, 'en', code).title} ${see(notice, 'en', code).text}`).toContain(code);
  });

  it.each([
    ['welcome', true],
    ['help', true],
    ['unknown', true],
    ['unreadable', false],
    ['no-article', false],
  ] as const)('shows examples where the person has nothing to paste yet: %s', (notice, shown) => {
    expect(see(notice).examples.length > 0).toBe(shown);
  });

  it('offers the help except in the help', () => {
    expect(see('help').buttons).toEqual([]);
    expect(see('unknown').buttons.map(({ verb }) => verb)).toEqual(['help']);
  });
});

describe('The choice of a checklist', () => {
  it.each(words.languages)('offers each by its title, and none of them: in %s', (language) => {
    const say = words.in(language);
    const titles = choices.map((article) => say.article(`${article}.title`));
    expect(see('choices', language).buttons.map(({ title }) => title)).toEqual([...titles, say.ui('button.none')]);
    for (const title of titles) expect(see('choices', language).fallbackText).toContain(title);
  });

  it('lists them as text where nobody can press, and leaves out an article that is gone', () => {
    const facts = { detail: null, untranslated: null, choices: ['gone', 'prx4'] };
    const view = viewNotice('choices', facts, words.in('en'), []);
    expect(view.more).toEqual(['– Temporary error inside Exchange Online']);
    expect(view.buttons).toEqual([]);
  });
});

describe('A notice about an incident', () => {
  it('names it, and says until when queued mail is kept', () => {
    expect(see('queue-warning')).toMatchObject({
      title: 'Queued mail may be returned soon',
      text: expect.stringMatching(/^Mail waits: less than 4 hours .* 2026-11-21 10:42 UTC \(estimate\)/),
    });
    expect(see('snooze-over').text).toBe('Mail waits still fires.');
    expect(see('superseded')).toMatchObject({ caseId: null, buttons: [] });
  });
});

describe('A reminder', () => {
  it('asks whether the error is gone, and names the checklist and the step', () => {
    const view = see('reminder');
    expect(view).toMatchObject({ caseId: 'c', title: 'Is the error gone?' });
    expect(view.text).toContain(words.in('en').article('connection-refused.title'));
    expect(view.text).toContain(words.in('en').article('steps.allow-microsoft-365.title'));
    expect(view.buttons.map(({ title, style, data }) => [title, style, data])).toEqual([
      ['Yes, it is gone', 'positive', { verb: 'reminded', gone: true }],
      ['No, still there', 'default', { verb: 'reminded', gone: false }],
    ]);
  });

  it('is answered by a notice that asks nothing more', () => {
    for (const notice of ['gone', 'still'] as const) expect(see(notice)).toMatchObject({ caseId: null, buttons: [] });
  });
});

describe('The examples', () => {
  it('are three, and each is answered', () => {
    expect(examples).toHaveLength(3);
    for (const example of examples) expect(matchArticle(detect(example)).article).not.toBeNull();
  });
});

describe('The choice of a language', () => {
  it('offers automatic and every language under its own name, and marks what holds', () => {
    const titles = see('language').buttons.map(({ title }) => title);
    expect(titles).toEqual(['✔ Automatic', ...listTongues(words).map(({ name }) => name)]);
    expect(titles).toEqual(expect.arrayContaining(['English', 'العربية', 'Français', '日本語']));
    expect(see('language', 'fr', 'fr').buttons.map(({ title }) => title)).toContain('✔ Français');
    expect(see('language').text).not.toBe(see('language', 'en', 'en').text);
  });
});
