import type { Case, Code, Person } from '../checklist/case.ts';
import { detect } from '../detect/detect.ts';
import type { Finding } from '../detect/detection.ts';
import { chooseLanguage, type LanguageChoice } from '../detect/language.ts';
import { matchArticle } from '../knowledge/match.ts';
import { findMicrosoftCode } from '../knowledge/registry.ts';
import type { Answer, PersonLanguage } from '../ports/store.ts';
import { type Command, readCommand } from '../view/command.ts';
import type { Notice } from '../view/notice-view.ts';
import type { SubscriptionNotice } from './make-subscription-message.ts';
import type { World } from './world.ts';

/** What somebody asks, and what is known about their languages. */
export type Question = { text: string; locale: string | null; known: PersonLanguage };

/** The answer to a text: a notice, or a case that is still to be opened. */
export type ChosenAnswer = {
  language: LanguageChoice;
  /** The codes that were found, in the order of their roles. */
  findings: Finding[];
  /** Ids of other articles that the text speaks of. */
  alternatives: string[];
} & (
  | { kind: 'notice'; answer: Extract<Answer, { kind: 'notice' }> }
  | { kind: 'case'; facts: Pick<Case, 'article' | 'cause' | 'code' | 'mailbox' | 'others'> }
);

type ChosenCase = Extract<ChosenAnswer, { kind: 'case' }>;

type ChosenNotice = Extract<ChosenAnswer, { kind: 'notice' }>;

/**
 * Decides how a text is answered and in which language: a command, else what its code says, else an error sentence without a
 * code, else what its words ask for. Pure: it reads nothing and stores nothing.
 */
export function chooseAnswer(
  { text, locale, known }: Question,
  { words, search }: Pick<World, 'words' | 'search'>,
  fallback: string,
): ChosenAnswer {
  const detection = detect(text);
  const command = readCommand(detection.text, words);
  const language = chooseLanguage({
    choice: known.chosen,
    // A word that is a command is too little to go by, whatever language it is of.
    ownWords: command ? '' : detection.ownWords,
    earlier: known.heard,
    reportLanguage: detection.reportLanguage,
    clientLocale: locale,
    fallback,
    available: words.languages,
  });
  const match = matchArticle(detection);
  const common = { language, findings: detection.findings, alternatives: match.alternatives };
  const notice = (
    name: Notice | SubscriptionNotice,
    detail: string | null = null,
    spoken = language,
  ): ChosenNotice => ({
    ...common,
    kind: 'notice',
    language: spoken,
    answer: { kind: 'notice', notice: name, language: spoken.language, untranslated: spoken.untranslated, detail },
  });
  if (command) return notice(noticeOf[command.kind], detailOf(command, known), speakCommand(command, language, known));
  if (match.article) {
    const { article, cause } = match;
    const others = match.others.map(({ finding, ...other }) => ({ ...other, code: codeOf(finding) }));
    return {
      ...common,
      kind: 'case',
      facts: { article, cause, code: codeOf(match.finding), mailbox: detection.mailbox, others },
    };
  }
  if (match.finding) {
    const explained = notice('no-article');
    const code = { ...codeOf(match.finding), microsoft: findMicrosoftCode(match.finding) };
    return { ...explained, answer: { ...explained.answer, code } };
  }
  const masked = detection.unreadable[0];
  if (masked) return notice('unreadable', masked);
  const { winner, near } = search(detection.text);
  if (winner !== null) {
    const facts = { article: winner, cause: null, code: codeOf(null), mailbox: detection.mailbox, others: [] };
    return { ...common, kind: 'case', facts };
  }
  if (near.length === 0) return notice('unknown');
  const offered = notice('choices');
  return { ...offered, alternatives: near, answer: { ...offered.answer, choices: near } };
}

const codeOf = (finding: Finding | null): Code => ({
  reply: finding?.reply ?? null,
  enhanced: finding?.enhanced ?? null,
  tag: finding?.tag ?? null,
});

/** Opens the case of a chosen answer. */
export const openCase = (
  { facts, language }: Pick<ChosenCase, 'facts'> & { language: Omit<LanguageChoice, 'heard'> },
  at: { id: string; conversationId: string; asker: Person; openedAt: string },
): Case => ({
  ...at,
  ...facts,
  version: 1,
  language: language.language,
  askedLanguage: language.language,
  untranslated: language.untranslated,
  incidentId: null,
  known: null,
  marks: {},
  answers: {},
  outcome: null,
  reminders: {},
});

const noticeOf = {
  help: 'help',
  greeting: 'help',
  language: 'language',
  forget: 'forgotten',
  subscribe: 'subscribe',
  subscriptions: 'subscriptions',
  'test-alert': 'tested',
} as const satisfies Record<Command['kind'], Notice | SubscriptionNotice>;

const detailOf = (command: Command, known: PersonLanguage): string | null =>
  command.kind === 'language' ? known.chosen : null;

/** A command that tells the language is answered in it, unless the person chose another; any other one says nothing of it. */
function speakCommand(command: Command, language: LanguageChoice, known: PersonLanguage): LanguageChoice {
  if (known.chosen !== null || command.language === null) return language;
  return { language: command.language, untranslated: null, heard: null };
}
