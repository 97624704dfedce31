import { type Button, writeButton } from './button.ts';
import type { ButtonView, NoticeView } from './card-view.ts';
import { viewUntranslated } from './case-view.ts';
import type { Say } from './say.ts';
import type { Tongue } from './tongue.ts';

const notices = [
  'welcome',
  'help',
  'unknown',
  'unreadable',
  'no-article',
  'language',
  'slow-down',
  'forgotten',
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
 * What a notice depends on. `detail`: the code that it speaks of; for `language` the chosen one, null for automatic.
 * `untranslated`: the person's language where there is no translation of it (BCP 47). `counts`: what was deleted.
 */
export type NoticeFacts = {
  detail: string | null;
  untranslated: string | null;
  counts?: { languages: number; cases: number };
};

/** A notice in words. */
export function viewNotice(notice: Notice, facts: NoticeFacts, say: Say, tongues: readonly Tongue[]): NoticeView {
  if (notice === 'language') return viewLanguage(facts, say, tongues);
  if (notice === 'slow-down')
    return viewBrief(say.ui('notice.slow-down.title'), say.ui('notice.slow-down.text'), [], facts, say);
  if (notice === 'forgotten') return viewForgotten(facts, say);
  const values = { code: facts.detail ?? '' };
  const title = say.ui(`notice.${notice}.title`, values);
  const text = say.ui(`notice.${notice}.text`, values);
  return {
    template: 'notice',
    language: say.language,
    rtl: say.rtl,
    summary: title,
    fallbackText: `${title} – ${text}`,
    title,
    text,
    untranslated: facts.untranslated ? [viewUntranslated(facts.untranslated, say)] : [],
    examples:
      notice === 'unreadable' || notice === 'no-article'
        ? []
        : [{ heading: say.ui('notice.examples'), lines: [...examples] }],
    more: [say.ui(`notice.${notice}.more`)],
    buttons: notice === 'help' ? [] : [viewButton(say.ui('button.help'), { verb: 'help' })],
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
  return viewBrief(say.ui('notice.forgotten.title'), text, lines, facts, say);
}

/** A card with nothing to press. */
const viewBrief = (title: string, text: string, more: string[], facts: NoticeFacts, say: Say): NoticeView => ({
  template: 'notice',
  language: say.language,
  rtl: say.rtl,
  summary: title,
  fallbackText: [title, text, ...more].join(' – '),
  title,
  text,
  untranslated: facts.untranslated ? [viewUntranslated(facts.untranslated, say)] : [],
  examples: [],
  more,
  buttons: [],
});

/** The person's own choice of language; every language stands under its own name. */
function viewLanguage(facts: NoticeFacts, say: Say, tongues: readonly Tongue[]): NoticeView {
  const title = say.ui('language.title');
  const text = say.ui(facts.detail === null ? 'language.automatic-now' : 'language.chosen-now');
  return {
    template: 'notice',
    language: say.language,
    rtl: say.rtl,
    summary: `${title} – ${text}`,
    fallbackText: `${title} – ${text}`,
    title,
    text,
    untranslated: facts.untranslated ? [viewUntranslated(facts.untranslated, say)] : [],
    examples: [],
    more: [say.ui('language.choose')],
    buttons: [
      viewButton(`${facts.detail === null ? '✔ ' : ''}${say.ui('language.automatic')}`, {
        verb: 'prefer',
        language: null,
      }),
      ...tongues.map(({ language, name }) =>
        viewButton(`${facts.detail === language ? '✔ ' : ''}${name}`, { verb: 'prefer', language }),
      ),
    ],
  };
}

const viewButton = (title: string, button: Button): ButtonView => ({
  title,
  label: title,
  verb: button.verb,
  data: writeButton(button),
  style: 'default',
});
