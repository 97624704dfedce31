import type { Case, Person } from '../../src/checklist/case.ts';
import { type Change, changeCase, progressOf, stepsOf } from '../../src/checklist/change-case.ts';
import { openWords } from '../../src/i18n/open-words.ts';
import type { Article } from '../../src/knowledge/article.ts';
import { articles } from '../../src/knowledge/articles/all.ts';
import type { CardView } from '../../src/view/card-view.ts';
import { type Look, plainLook, viewCase } from '../../src/view/case-view.ts';
import { type Place, viewExplanation } from '../../src/view/explanation-view.ts';
import { viewIncident } from '../../src/view/incident-view.ts';
import { type Notice, viewNotice } from '../../src/view/notice-view.ts';
import { type SubscriptionFacts, viewSubscriptionForm, viewSubscriptions } from '../../src/view/subscription-view.ts';
import { listTongues } from '../../src/view/tongue.ts';
import type { Topic } from '../../src/view/topic.ts';
import { createTopicIndex } from '../../src/view/topic-index.ts';
import { everydayTelling, listIncidents, type Telling } from '../view/incident-samples.ts';

const words = await openWords(new URL('../../locales/', import.meta.url));
const tongues = listTongues(words);
const index = createTopicIndex(words);

/** Every language that a card can be in. */
export const languages = words.languages;

/** A view with the name of what it shows. */
export type Sample = { name: string; view: CardView };

/** Who and what fills the cards. */
export type Filling = { person: Person; mailbox: string | null; code: Case['code'] };

/** As in everyday use. */
export const everyday: Filling = {
  person: { id: 'a', name: 'Aiko Tanaka' },
  mailbox: 'scanner@contoso.com',
  code: { reply: '535', enhanced: '5.7.139', tag: null },
};

/** As long as anything may become: an address of RFC 5321's 254 characters, a name of 100 that takes 3 bytes each. */
export const longest: Filling = {
  person: { id: 'a'.repeat(64), name: '漢'.repeat(100) },
  mailbox: `${'m'.repeat(64)}@${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(57)}.com`,
  code: { reply: '451', enhanced: '4.7.0', tag: 'AS(42000001)' },
};

/** What people try. Each begins and ends with words that can be found again. */
export const hostile: readonly string[] = [
  'zq [x](http://evil.example) zq',
  'zq **b** _i_ zq',
  'zq <at>x</at> zq',
  'zq ${1+1} ${name} zq',
  'zq {{name}} $t(card.closed) zq',
  'zq `x` "y" \\n zq',
  'zq <b>x</b> &amp; zq',
];

/** Every article with every cause, in every state, with each step open, in one language. */
export const listCaseSamples = (language: string, filling: Filling): Sample[] =>
  articles.flatMap((article) =>
    [null, ...article.causes.map(({ id }) => id)].flatMap((cause) => {
      const fresh = openCase(article, cause, language, filling);
      return listStates(fresh, article, filling.person).flatMap(({ state, current }) =>
        listLooks(current, article, state).map(({ look, name }) => ({
          name: `${article.id}, ${cause}, ${state}, ${name}`,
          view: viewCase(current, article, words.in(language), tongues, look),
        })),
      );
    }),
  );

/** Every short card in one language, with and without the sentence about a missing translation. */
export const listNoticeSamples = (language: string, detail = '550 5.4.1'): Sample[] =>
  (['welcome', 'help', 'unknown', 'unreadable', 'no-article', 'choices', 'language'] satisfies Notice[]).flatMap(
    (notice) =>
      [null, 'gsw-CH'].map((untranslated) => ({
        name: `${notice}, ${untranslated}`,
        view: viewNotice(
          notice,
          {
            detail: notice === 'language' ? null : detail,
            untranslated,
            choices: ['connection-timed-out', 'cannot-connect', 'certificate-validation', 'mail-flow-other'],
            message: '1700000000000',
            code: notice === 'no-article' ? { ...everyday.code, enhanced: '5.4.1', microsoft: 'relay-denied' } : null,
          },
          words.in(language),
          tongues,
        ),
      })),
  );

/** Every explanation in one language, to send and in a dialog. */
export const listExplanationSamples = (language: string, filling: Filling): Sample[] => {
  const causes: Topic[] = articles.flatMap(({ id, causes }) =>
    causes.map((cause) => ({ article: id, cause: cause.id, code: filling.code })),
  );
  const codes = ['2.', '4.', '5.'].flatMap((begin) => index.withCode(begin));
  return [...index.articles, ...causes, ...codes].flatMap((topic) =>
    (['conversation', 'dialog'] satisfies Place[]).flatMap((place) => {
      const view = viewExplanation(topic, 'gsw-CH', place, words.in(language));
      return view ? [{ name: `${JSON.stringify(topic)}, ${place}`, view }] : [];
    }),
  );
};

/** What monitoring wrote, as long as its door lets it be, in characters of three bytes and in those that JSON escapes. */
export const longestTelling: Telling = {
  person: longest.person,
  title: '漢'.repeat(200),
  text: '漢"'.repeat(1_000),
  labels: { instance: '漢'.repeat(200), host: '"'.repeat(200), job: '漢'.repeat(200) },
  reason: '漢'.repeat(200),
  code: '4.4.316',
  links: (['source', 'silence', 'runbook', 'dashboard'] as const).map((kind) => ({
    kind,
    url: `https://${'h'.repeat(60)}.${'h'.repeat(60)}.com/${'p'.repeat(370)}`,
  })),
  mailbox: longest.mailbox,
};

/** Every card of an incident in one language, with the checklist of each article that lets mail wait, or of all. */
export const listIncidentSamples = (
  language: string,
  telling: Telling = everydayTelling,
  among: readonly Article[] = articles.filter(({ queues }) => queues),
): Sample[] =>
  among.flatMap((article) =>
    listIncidents(telling, article).map(({ name, seen, look, now }) => ({
      name: `${article.id}: ${name}`,
      view: viewIncident(seen, words.in(language), look, now),
    })),
  );

/** Subscriptions, running and paused. `matchers` and `code` are what somebody else wrote. */
export const listSubscriptions = (matchers: string[], code: string): SubscriptionFacts[] =>
  [null, 'person' as const, 'gone' as const, 'refused' as const].map((why, index) => ({
    id: `s${index}`,
    sources: index === 0 ? [] : ['alertmanager', 'grafana'],
    severity: 'warning',
    matchers,
    language: 'ja',
    paused: why && { why, code: why === 'person' ? null : code },
  }));

/** The form and the list of subscriptions in one language, with and without anything in them. */
export function listSubscriptionSamples(
  language: string,
  all: SubscriptionFacts[] = listSubscriptions(['4.4.316', 'team=mail'], 'BotNotInConversationRoster'),
): Sample[] {
  const say = words.in(language);
  const [first] = all;
  return [
    { name: 'form, new', view: viewSubscriptionForm(null, say, tongues) },
    { name: 'form, filled', view: viewSubscriptionForm(first ?? null, say, tongues, 'subscription.bad-matchers') },
    { name: 'list', view: viewSubscriptions(all, say, tongues) },
    { name: 'list, empty', view: viewSubscriptions([], say, tongues) },
  ];
}

/** The short cards about an incident and about a reminder in one language; monitoring gave the incident its title. */
export const listAboutSamples = (language: string, title: string): Sample[] => [
  ...(['superseded', 'queue-warning', 'snooze-over'] satisfies Notice[]).map((notice) =>
    sayAbout(notice, { title, caseId: null, step: null }, language),
  ),
  ...(['reminder', 'gone', 'still'] satisfies Notice[]).map((notice) =>
    sayAbout(notice, { title: 'connection-refused', caseId: 'c', step: 'allow-microsoft-365' }, language),
  ),
  ...(['tested', 'not-allowed'] satisfies Notice[]).map((notice) => sayAbout(notice, null, language)),
];

const sayAbout = (
  notice: Notice,
  about: { title: string; caseId: string | null; step: string | null } | null,
  language: string,
): Sample => ({
  name: notice,
  view: viewNotice(
    notice,
    { detail: null, untranslated: null, ...(about ? { about: { ...about, time: '2026-11-21 10:42' } } : {}) },
    words.in(language),
    tongues,
  ),
});

/** Every card about alerts in one language. */
export const listAlertSamples = (language: string): Sample[] => [
  ...listIncidentSamples(language),
  ...listSubscriptionSamples(language),
  ...listAboutSamples(language, everydayTelling.title),
];

/** Every card there can be in one language. */
export const listSamples = (language: string, filling: Filling = everyday): Sample[] => [
  ...listCaseSamples(language, filling),
  ...listNoticeSamples(language),
  ...listExplanationSamples(language, filling),
];

function openCase(article: Article, cause: string | null, language: string, filling: Filling): Case {
  return {
    id: '0b8f3a52-6f0e-4a43-9f44-2f0d5b1c7a10',
    version: 1,
    conversationId: 'c',
    article: article.id,
    cause,
    code: filling.code,
    mailbox: filling.mailbox,
    others: [{ code: filling.code, article: 'prx4', cause: null }],
    language,
    askedLanguage: language === 'en' ? 'ja' : language,
    untranslated: cause === null ? 'gsw-CH' : null,
    asker: filling.person,
    openedAt: at.toISOString(),
    marks: {},
    answers: {},
    outcome: null,
    incidentId: null,
    known: { since: '2026-11-20T10:42:00.000Z', by: filling.person },
    reminders: {},
  };
}

const at = new Date('2026-11-20T10:42:00Z');

function listStates(fresh: Case, article: Article, by: Person): { state: string; current: Case }[] {
  const change = (current: Case, what: Change): Case => changeCase(current, article, what, by, at);
  const settle = (current: Case, steps: number): Case => {
    const next = progressOf(current, article).next;
    if (!next || steps === 0) return current;
    const what: Change =
      next.kind === 'question'
        ? { kind: 'answer', step: next.id, answer: next.answers[0] ?? '' }
        : { kind: steps % 2 === 0 ? 'skip' : 'confirm', step: next.id };
    return settle(change(current, what), steps - 1);
  };
  const half = settle(fresh, 2);
  const all = settle(fresh, 100);
  return [
    { state: 'fresh', current: fresh },
    { state: 'half done', current: half },
    { state: 'all settled', current: all },
    ...stepsOf(all, article).map(({ id }) => ({
      state: `all settled but ${id}`,
      current: change(all, { kind: 'reopen', step: id }),
    })),
    { state: 'failing', current: change(half, { kind: 'fail' }) },
    { state: 'all settled, failing', current: change(all, { kind: 'fail' }) },
    { state: 'solved', current: change(half, { kind: 'solve' }) },
    { state: 'all settled, solved', current: change(all, { kind: 'solve' }) },
  ];
}

function listLooks(current: Case, article: Article, state: string): { name: string; look: Look }[] {
  // The one step that is left is open by itself.
  if (state.startsWith('all settled but')) return [{ name: 'as it comes', look: plainLook }];
  const steps = stepsOf(current, article);
  const risky = steps.filter((step) => step.kind === 'task' && step.risk === 'security');
  return [
    { name: 'as it comes', look: plainLook },
    { name: 'list of languages', look: { ...plainLook, languages: true } },
    ...steps.map(({ id }) => ({ name: `${id} open`, look: { ...plainLook, open: id } })),
    ...risky.map(({ id }) => ({ name: `${id} asking`, look: { ...plainLook, open: id, asking: true } })),
  ];
}
