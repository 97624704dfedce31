import type { Case, Person } from '../../src/checklist/case.ts';
import { type Change, changeCase, progressOf } from '../../src/checklist/change-case.ts';
import { openWords } from '../../src/i18n/open-words.ts';
import type { Article } from '../../src/knowledge/article.ts';
import { articles } from '../../src/knowledge/articles/all.ts';

/** The real words of every language. */
export const words = await openWords(new URL('../../locales/', import.meta.url));

export const ada: Person = { id: 'ada', name: 'Ada' };
export const noon = new Date('2026-11-20T12:00:00Z');

/** A case of the sign-in article as it is opened, or with other facts. */
export const sampleCase = (changes: Partial<Case> = {}): Case => ({
  id: 'case-1',
  version: 1,
  conversationId: 'chat',
  article: 'smtp-auth',
  cause: null,
  code: { reply: '535', enhanced: '5.7.139', tag: null },
  others: [],
  mailbox: 'scanner@contoso.com',
  language: 'en',
  askedLanguage: 'en',
  untranslated: null,
  asker: ada,
  openedAt: noon.toISOString(),
  marks: {},
  answers: {},
  outcome: null,
  incidentId: null,
  known: null,
  reminders: {},
  ...changes,
});

/** The case after changes, a minute apart, all by Ada. */
export const after = (opened: Case, article: Article, ...changes: Change[]): Case =>
  changes.reduce(
    (current, change, index) => changeCase(current, article, change, ada, new Date(noon.getTime() + index * 60_000)),
    opened,
  );

/** The case with every step settled in one way; questions get one of their answers. */
export function settleAll(opened: Case, article: Article, kind: 'confirm' | 'skip', answer: number): Case {
  const { next } = progressOf(opened, article);
  if (!next) return opened;
  const change: Change =
    next.kind === 'question'
      ? { kind: 'answer', step: next.id, answer: next.answers[answer] ?? '' }
      : { kind, step: next.id };
  return settleAll(changeCase(opened, article, change, ada, noon), article, kind, answer);
}

/** Every article, for every cause, in every state that a card can show, under a title that says which. */
export function listSituations(): { title: string; article: Article; current: Case }[] {
  return articles.flatMap((article) =>
    [null, ...article.causes.map(({ id }) => id)].flatMap((cause) => {
      const opened = sampleCase({ article: article.id, cause });
      const states: Record<string, Case> = {
        opened,
        'opened without a mailbox': { ...opened, mailbox: null },
        'every step done': settleAll(opened, article, 'confirm', 0),
        'every step skipped': settleAll(opened, article, 'skip', 1),
        'still failing': after(opened, article, { kind: 'fail' }),
        'still failing at the end': after(settleAll(opened, article, 'skip', 0), article, { kind: 'fail' }),
        solved: after(opened, article, { kind: 'solve' }),
        'solved at the end': after(settleAll(opened, article, 'confirm', 0), article, { kind: 'solve' }),
        'without a translation': { ...opened, untranslated: 'cy' },
        'opened by a nameless person': { ...after(opened, article, { kind: 'fail' }), asker: { id: 'x', name: '' } },
      };
      return Object.entries(states).map(([state, current]) => ({
        title: `${article.id} ${cause ?? 'without a cause'}, ${state}`,
        article,
        current,
      }));
    }),
  );
}

/** Every text of a view, with the path at which it stands. */
export function listTexts(node: unknown, path = ''): { path: string; text: string }[] {
  if (typeof node === 'string') return [{ path, text: node }];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) => listTexts(child, path === '' ? key : `${path}.${key}`));
}

/** What no card may show: a template's mark, a value that is not there, or nothing where something should stand. */
export const findBlemishes = (view: unknown): string[] =>
  listTexts(view)
    .filter(({ text }) => text === '' || /\{\{|\}\}|\$\{|\$t\(|undefined|\[object|NaN/.test(text))
    .map(({ path, text }) => `${path}: ${text}`);
