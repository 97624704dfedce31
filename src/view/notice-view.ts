import type { Code } from '../checklist/case.ts';
import { explainCode } from '../knowledge/registry.ts';
import { viewButton } from './button-view.ts';
import type { ButtonView, NoticeView } from './card-view.ts';
import { listFixers, viewUntranslated, writeCode } from './case-view.ts';
import type { Say, UiKey } from './say.ts';
import type { Tongue } from './tongue.ts';

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
] as const;

/** Short answers that open no checklist. */
export type Notice = (typeof notices)[number];

/** True for the name of a notice; an older version may have stored one that is gone. */
export const isNotice = (name: string): name is Notice => notices.some((notice) => notice === name);

/** Real errors worth trying. They are English because servers speak English. */
export const examples: readonly string[] = [
  '451 4.7.0 Temporary server error. Please try again later. PRX4',
  '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
  '5.7.57 Client not authenticated to send mail.',
];

/**
 * What a notice depends on. `detail`: the masked code that it speaks of; for `language` the chosen one, null for automatic.
 * `untranslated`: the person's language where there is no translation of it (BCP 47). `code`: what `no-article` explains.
 * `counts`: what `forgotten` says was deleted. `about`: the incident (its title), or the checklist (the id of its article)
 * and the step that a notice speaks of. `choices`: ids of the articles that are offered for the message with the id
 * `message`; null where nobody can choose.
 */
export type NoticeFacts = {
  detail: string | null;
  untranslated: string | null;
  code?: (Code & { microsoft: string | null }) | null;
  counts?: { languages: number; cases: number };
  about?: { title: string; time: string; caseId: string | null; step: string | null };
  choices?: readonly string[];
  message?: string | null;
};

/** A notice in words. */
export function viewNotice(notice: Notice, facts: NoticeFacts, say: Say, tongues: readonly Tongue[]): NoticeView {
  switch (notice) {
    case 'language':
      return viewLanguage(facts, say, tongues);
    case 'no-article':
      return facts.code ? viewCode(facts.code, facts, say) : viewGuide('unknown', facts, say);
    case 'choices':
      return viewChoices(facts, say);
    case 'slow-down':
      // Nothing is offered that would bring more.
      return viewPlain(say.ui('notice.slow-down.title'), say.ui('notice.slow-down.text'), facts, say);
    case 'forgotten':
      return viewForgotten(facts, say);
    case 'superseded':
    case 'queue-warning':
    case 'snooze-over':
      return viewOfIncident(notice, facts, say);
    case 'reminder':
    case 'gone':
    case 'still':
      return viewReminder(notice, facts, say);
    case 'tested':
      return viewPlain(say.ui('subscription.tested'), say.ui('subscription.text'), facts, say);
    case 'not-allowed':
      return viewPlain(say.ui('subscription.not-allowed.title'), say.ui('subscription.not-allowed.text'), facts, say);
    default:
      return viewGuide(notice, facts, say);
  }
}

/** Why a button had no effect, for a client that can show it only as a message. */
export const viewRefusal = (sentence: string, say: Say): NoticeView =>
  viewPlain(say.ui('notice.refused.title'), sentence, { detail: null, untranslated: null }, say);

/** Title and text; everything else is there to be filled. */
const viewPlain = (title: string, text: string, facts: NoticeFacts, say: Say): NoticeView => ({
  template: 'notice',
  caseId: null,
  language: say.language,
  rtl: say.rtl,
  summary: title,
  fallbackText: `${title} – ${text}`,
  title,
  text,
  untranslated: facts.untranslated ? [viewUntranslated(facts.untranslated, say)] : [],
  tables: [],
  examples: [],
  more: [],
  buttons: [],
});

/** Shows the way on: what to paste, and what else can be written. */
function viewGuide(notice: 'welcome' | 'help' | 'unknown' | 'unreadable', facts: NoticeFacts, say: Say): NoticeView {
  const values = { code: facts.detail ?? '' };
  return {
    ...viewPlain(say.ui(`notice.${notice}.title`, values), say.ui(`notice.${notice}.text`, values), facts, say),
    examples: notice === 'unreadable' ? [] : [{ heading: say.ui('notice.examples'), lines: [...examples] }],
    more: [say.ui(`notice.${notice}.more`)],
    buttons: notice === 'help' ? [] : [viewHelpButton(say)],
  };
}

/** Several articles are as near: each has a button that opens its checklist, and there is a way on if it is none of them. */
function viewChoices({ choices = [], message = null, ...facts }: NoticeFacts, say: Say): NoticeView {
  const offered = choices.flatMap((article) => {
    const title = say.article(`${article}.title`);
    return title === null ? [] : [{ article, title }];
  });
  const plain = viewPlain(say.ui('notice.choices.title'), say.ui('notice.choices.text'), facts, say);
  return {
    ...plain,
    fallbackText: [plain.fallbackText, ...offered.map(({ title }) => title)].join(' – '),
    more: message === null ? offered.map(({ title }) => `– ${title}`) : [],
    buttons:
      message === null
        ? []
        : [
            ...offered.map(({ article, title }) => viewButton(title, { verb: 'choose', message, article })),
            viewButton(say.ui('button.none'), { verb: 'none' }),
          ],
  };
}

/** What a code says that no article answers: Microsoft's meaning where it is known, and what the standard says. */
function viewCode(code: NonNullable<NoticeFacts['code']>, facts: NoticeFacts, say: Say): NoticeView {
  const meaning = explainCode(code);
  const word = (group: string, id: string | null | undefined) => (id ? say.code(`${group}.${id}`) : null);
  const microsoft = meaning?.microsoft ?? null;
  const detail = word('detail', meaning?.detail);
  const own = microsoft && word('microsoft', `${microsoft}.meaning`);
  const subject = word('subject', meaning?.subject);
  const kind = word('class', meaning?.class);
  const text = own ?? detail ?? subject ?? kind ?? '';
  const rows: [UiKey, string | null][] = [
    ['code.do', microsoft && word('microsoft', `${microsoft}.do`)],
    ['card.fixers', meaning && listFixers(meaning.fixers, say)],
    ['code.kind', kind],
    ['code.subject', subject],
    ['code.standard', own ? detail : null],
  ];
  const table = rows.flatMap(([key, value]) =>
    value === null || value === text ? [] : [{ title: say.ui(key), value }],
  );
  return {
    ...viewPlain(writeCode(code), text, facts, say),
    tables: table.length > 0 ? [{ facts: table }] : [],
    more: [say.ui('code.more')],
    buttons: [viewHelpButton(say)],
  };
}

/** What was deleted of a person, line by line. */
function viewForgotten(facts: NoticeFacts, say: Say): NoticeView {
  const { languages, cases } = facts.counts ?? { languages: 0, cases: 0 };
  const lines = [
    ...(languages > 0 ? [say.ui('notice.forgotten.languages', { count: languages })] : []),
    ...(cases > 0 ? [say.ui('notice.forgotten.cases', { count: cases })] : []),
  ];
  const text = say.ui(lines.length > 0 ? 'notice.forgotten.text' : 'notice.forgotten.nothing');
  const plain = viewPlain(say.ui('notice.forgotten.title'), text, facts, say);
  return { ...plain, fallbackText: [plain.fallbackText, ...lines].join(' – '), more: lines };
}

/** What monitoring called the incident stands in the text, where nothing reads it as markdown. */
function viewOfIncident(
  notice: 'superseded' | 'queue-warning' | 'snooze-over',
  facts: NoticeFacts,
  say: Say,
): NoticeView {
  const { title = '', time = '' } = facts.about ?? {};
  return viewPlain(
    say.ui(`incident.notice.${notice}.title`),
    say.ui(`incident.notice.${notice}.text`, { title, time }),
    facts,
    say,
  );
}

/** The question whether a step has helped, and what is said to either answer. */
function viewReminder(notice: 'reminder' | 'gone' | 'still', facts: NoticeFacts, say: Say): NoticeView {
  const { title: article = '', caseId, step } = facts.about ?? {};
  const title = say.article(`${article}.title`) ?? article;
  const values = { title, step: say.article(`steps.${step}.title`) ?? '' };
  const plain = viewPlain(say.ui(`reminder.${notice}.title`), say.ui(`reminder.${notice}.text`, values), facts, say);
  if (notice !== 'reminder') return plain;
  return {
    ...plain,
    caseId: caseId ?? null,
    buttons: [
      viewButton(say.ui('button.yes-gone'), { verb: 'reminded', gone: true }, { style: 'positive' }),
      viewButton(say.ui('button.no-still'), { verb: 'reminded', gone: false }),
    ],
  };
}

/** The person's own choice of language; every language stands under its own name. */
function viewLanguage(facts: NoticeFacts, say: Say, tongues: readonly Tongue[]): NoticeView {
  const automatic = { language: null, name: say.ui('language.automatic') };
  const text = say.ui(facts.detail === null ? 'language.automatic-now' : 'language.chosen-now');
  return {
    ...viewPlain(say.ui('language.title'), text, facts, say),
    more: [say.ui('language.choose')],
    buttons: [automatic, ...tongues].map(({ language, name }) =>
      viewButton(`${facts.detail === language ? '✔ ' : ''}${name}`, { verb: 'prefer', language }),
    ),
  };
}

const viewHelpButton = (say: Say): ButtonView => viewButton(say.ui('button.help'), { verb: 'help' });
