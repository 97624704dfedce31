import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case, Person } from '../../src/checklist/case.ts';
import { type Change, changeCase, isSettled, progressOf, stepsOf } from '../../src/checklist/change-case.ts';
import type { Article } from '../../src/knowledge/article.ts';
import { articles } from '../../src/knowledge/articles/all.ts';
import { smtpAuth } from '../../src/knowledge/articles/smtp-auth.ts';

const ada: Person = { id: 'ada', name: 'Ada' };
const bob: Person = { id: 'bob', name: 'Bob' };
const noon = new Date('2026-11-20T12:00:00Z');
const later = new Date('2026-11-20T12:05:00Z');

describe('A change', () => {
  it.each<[string, Change, Partial<Case>]>([
    [
      'confirming settles a task as done',
      { kind: 'confirm', step: 'check-password' },
      { marks: { 'check-password': { state: 'done', by: ada, at: noon.toISOString() } } },
    ],
    [
      'skipping settles a task as not needed',
      { kind: 'skip', step: 'check-password' },
      { marks: { 'check-password': { state: 'skipped', by: ada, at: noon.toISOString() } } },
    ],
    [
      'answering settles a question',
      { kind: 'answer', step: 'shared-mailbox', answer: 'no' },
      { answers: { 'shared-mailbox': { answer: 'no', by: ada, at: noon.toISOString() } } },
    ],
    ['solving ends the case', { kind: 'solve' }, { outcome: { kind: 'solved', by: ada, at: noon.toISOString() } }],
    ['failing ends the case', { kind: 'fail' }, { outcome: { kind: 'failing', by: ada, at: noon.toISOString() } }],
    ['speaking changes the language of the card', { kind: 'speak', language: 'ja' }, { language: 'ja' }],
  ])('by %s, says who and when, and counts one version', (_title, change, expected) => {
    const before = opened();
    const after = changeCase(before, smtpAuth, change, ada, noon);
    expect(after).toEqual({ ...before, ...expected, version: 2 });
    expect(before).toEqual(opened());
  });

  it.each<[string, Change[], Change]>([
    ['a step that the article does not have', [], { kind: 'confirm', step: 'reboot' }],
    ['a step named like what every object has', [], { kind: 'confirm', step: 'constructor' }],
    ['a step that does not apply yet', [], { kind: 'confirm', step: 'use-licensed-mailbox' }],
    ['a task that was done', [{ kind: 'confirm', step: 'check-password' }], { kind: 'skip', step: 'check-password' }],
    [
      'a task that was skipped',
      [{ kind: 'skip', step: 'check-password' }],
      { kind: 'confirm', step: 'check-password' },
    ],
    [
      'a question that was answered',
      [{ kind: 'answer', step: 'shared-mailbox', answer: 'no' }],
      { kind: 'answer', step: 'shared-mailbox', answer: 'yes' },
    ],
    ['an answer that the question does not offer', [], { kind: 'answer', step: 'shared-mailbox', answer: 'perhaps' }],
    ['a question that is confirmed', [], { kind: 'confirm', step: 'shared-mailbox' }],
    ['a task that is answered', [], { kind: 'answer', step: 'check-password', answer: 'yes' }],
    ['reopening what is open', [], { kind: 'reopen', step: 'check-password' }],
    ['resuming what never ended', [], { kind: 'resume' }],
    ['solving what is solved', [{ kind: 'solve' }], { kind: 'solve' }],
    ['failing what is solved', [{ kind: 'solve' }], { kind: 'fail' }],
    ['failing what is failing', [{ kind: 'fail' }], { kind: 'fail' }],
    ['settling a step of a solved case', [{ kind: 'solve' }], { kind: 'confirm', step: 'check-password' }],
    ['speaking the same language', [], { kind: 'speak', language: 'en' }],
  ])('has no effect and gives the same object for %s', (_title, before, change) => {
    const current = before.reduce((state, each) => changeCase(state, smtpAuth, each, ada, noon), opened());
    expect(changeCase(current, smtpAuth, change, bob, later)).toBe(current);
  });

  it.each<[string, Change[], Change, Partial<Case>]>([
    [
      'reopening takes a mark back',
      [{ kind: 'confirm', step: 'check-password' }],
      { kind: 'reopen', step: 'check-password' },
      { marks: {} },
    ],
    [
      'reopening takes an answer back',
      [{ kind: 'answer', step: 'shared-mailbox', answer: 'yes' }],
      { kind: 'reopen', step: 'shared-mailbox' },
      { answers: {} },
    ],
    [
      'reopening a step of a solved case resumes it',
      [{ kind: 'confirm', step: 'check-password' }, { kind: 'solve' }],
      { kind: 'reopen', step: 'check-password' },
      { marks: {}, outcome: null },
    ],
    ['resuming takes the outcome away', [{ kind: 'solve' }], { kind: 'resume' }, { outcome: null }],
    [
      'a failing case can still be solved',
      [{ kind: 'fail' }],
      { kind: 'solve' },
      { outcome: { kind: 'solved', by: bob, at: later.toISOString() } },
    ],
    [
      'steps of a failing case can still be settled',
      [{ kind: 'fail' }],
      { kind: 'confirm', step: 'check-client' },
      { marks: { 'check-client': { state: 'done', by: bob, at: later.toISOString() } } },
    ],
  ])('can follow another: %s', (_title, before, change, expected) => {
    const current = before.reduce((state, each) => changeCase(state, smtpAuth, each, ada, noon), opened());
    const after = changeCase(current, smtpAuth, change, bob, later);
    expect(after).toMatchObject(expected);
    expect(after.version).toBe(current.version + 1);
    expect(Object.keys(after.marks)).toEqual(Object.keys(expected.marks ?? current.marks));
  });

  it('leaves a step with whoever settled it first', () => {
    const first = changeCase(opened(), smtpAuth, { kind: 'confirm', step: 'check-password' }, ada, noon);
    const second = changeCase(first, smtpAuth, { kind: 'confirm', step: 'check-password' }, bob, later);
    expect(second.marks['check-password']?.by).toEqual(ada);
  });
});

describe('The steps of a case', () => {
  it('come from its cause, likeliest remedy first', () => {
    const ids = stepsOf({ ...opened(), cause: 'tenant-off' }, smtpAuth).map(({ id }) => id);
    expect(ids).toEqual(['enable-mailbox', 'shared-mailbox', 'leave-basic-auth']);
  });

  it('are all of the article when its cause is not there any more', () => {
    const known = stepsOf(opened(), smtpAuth);
    expect(stepsOf({ ...opened(), cause: 'renamed-since' }, smtpAuth)).toEqual(known);
  });

  it.each([
    ['yes', true],
    ['no', false],
  ])('depend on answers: %s', (answer, applies) => {
    const answered = changeCase(opened(), smtpAuth, { kind: 'answer', step: 'shared-mailbox', answer }, ada, noon);
    expect(stepsOf(answered, smtpAuth).some(({ id }) => id === 'use-licensed-mailbox')).toBe(applies);
  });

  it('count, and the next is the first that is not settled', () => {
    const total = stepsOf(opened(), smtpAuth).length;
    expect(progressOf(opened(), smtpAuth)).toMatchObject({ settled: 0, total, next: { id: 'check-password' } });
    const skipped = changeCase(opened(), smtpAuth, { kind: 'skip', step: 'check-password' }, ada, noon);
    expect(progressOf(skipped, smtpAuth)).toMatchObject({ settled: 1, total, next: { id: 'shared-mailbox' } });
    const all = settleAll(opened(), smtpAuth);
    const withLicensed = total + 1;
    expect(progressOf(all, smtpAuth)).toEqual({ settled: withLicensed, total: withLicensed, next: null });
  });
});

describe('Any sequence of changes', () => {
  it.each(articles)('keeps what must always be true: $id', (article) => {
    fc.assert(
      fc.property(causesOf(article), histories(article), (cause, history) => {
        let current = opened(article, cause);
        for (const { change, by, at } of history) {
          const next = changeCase(current, article, change, by, at);
          expect(next.version).toBe(next === current ? current.version : current.version + 1);
          expect(violations(next, article)).toEqual([]);
          current = next;
        }
      }),
    );
  });

  it.each(articles)('gives the same when each change arrives twice: $id', (article) => {
    fc.assert(
      fc.property(causesOf(article), histories(article), (cause, history) => {
        let once = opened(article, cause);
        for (const { change, by, at } of history) {
          once = changeCase(once, article, change, by, at);
          expect(changeCase(once, article, change, bob, later)).toBe(once);
        }
      }),
    );
  });

  it.each(articles)('can always be worked off: $id', (article) => {
    fc.assert(
      fc.property(causesOf(article), histories(article), (cause, history) => {
        const reached = history.reduce(
          (state, { change, by, at }) => changeCase(state, article, change, by, at),
          opened(article, cause),
        );
        const resumed = changeCase(reached, article, { kind: 'resume' }, ada, noon);
        expect(progressOf(settleAll(resumed, article), article).next).toBeNull();
      }),
    );
  });

  it.each<[string, Partial<Case>]>([
    [
      'a mark for a step that does not exist',
      { marks: { reboot: { state: 'done', by: ada, at: noon.toISOString() } } },
    ],
    ['a mark on a question', { marks: { 'shared-mailbox': { state: 'done', by: ada, at: noon.toISOString() } } }],
    ['an answer to a task', { answers: { 'check-client': { answer: 'yes', by: ada, at: noon.toISOString() } } }],
    ['an answer not offered', { answers: { 'shared-mailbox': { answer: '?', by: ada, at: noon.toISOString() } } }],
  ])('would be caught breaking a rule by %s', (_title, broken) => {
    expect(violations({ ...opened(), ...broken }, smtpAuth)).not.toEqual([]);
  });
});

function opened(article: Article = smtpAuth, cause: string | null = null): Case {
  return {
    id: 'case-1',
    version: 1,
    conversationId: 'chat',
    article: article.id,
    cause,
    code: { reply: '535', enhanced: '5.7.139', tag: null },
    mailbox: null,
    others: [],
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
  };
}

function settleAll(current: Case, article: Article): Case {
  const { next } = progressOf(current, article);
  if (!next) return current;
  const change: Change =
    next.kind === 'question'
      ? { kind: 'answer', step: next.id, answer: next.answers[0] ?? '' }
      : { kind: 'confirm', step: next.id };
  return settleAll(changeCase(current, article, change, ada, noon), article);
}

/** What is wrong with a case; empty for a sound one. */
function violations(current: Case, article: Article): string[] {
  const { settled, total, next } = progressOf(current, article);
  const kindOf = (id: string) => article.steps.find((step) => step.id === id)?.kind;
  const offered = (id: string) =>
    article.steps.flatMap((step) => (step.id === id && 'answers' in step ? step.answers : []));
  return [
    ...(settled <= total ? [] : ['more is settled than there is']),
    ...((next === null) === (settled === total) ? [] : ['the next step does not fit the count']),
    ...(next && isSettled(current, next) ? ['the next step is settled'] : []),
    ...Object.keys(current.marks).filter((id) => kindOf(id) !== 'task'),
    ...Object.entries(current.answers).flatMap(([id, { answer }]) => (offered(id).includes(answer) ? [] : [id])),
  ];
}

const causesOf = ({ causes }: Article) => fc.constantFrom(null, ...causes.map(({ id }) => id));

/** Changes as they come from clients: for steps that there are, that there are not, and of the wrong kind. */
function histories(article: Article) {
  const step = fc.constantFrom(...article.steps.map(({ id }) => id), 'reboot', 'constructor', '__proto__');
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.record({ kind: fc.constantFrom('confirm', 'skip', 'reopen'), step }),
    fc.record({ kind: fc.constant('answer'), step, answer: fc.constantFrom('yes', 'no', 'perhaps') }),
    fc.record({ kind: fc.constantFrom('solve', 'fail', 'resume') }),
    fc.record({ kind: fc.constant('speak'), language: fc.constantFrom('en', 'fr', 'ar', 'ja') }),
  );
  const at = fc.date({ min: noon, max: later, noInvalidDate: true });
  return fc.array(fc.record({ change, by: fc.constantFrom(ada, bob), at }), { maxLength: 40 });
}
