import type { Case } from '../checklist/case.ts';
import { isSettled, progressOf, stepsOf } from '../checklist/change-case.ts';
import type { Article, Fixer, Step } from '../knowledge/article.ts';
import { type CardButton, writeButton } from './button.ts';
import { viewButton } from './button-view.ts';
import type { ButtonView, CaseView, ChecklistView, StepView } from './card-view.ts';
import { viewOutcome } from './outcome-view.ts';
import { viewPerson, viewTime } from './person-view.ts';
import { viewReminderButtons, viewReminders } from './reminder-view.ts';
import type { Say, UiKey } from './say.ts';
import { share } from './share.ts';
import { isFilled, viewOpenStep } from './step-view.ts';
import type { Tongue } from './tongue.ts';

/** What one viewer looks at; nobody else's card depends on it. */
export type Look = {
  /** The step that is open; null opens the next one that is not settled. */
  open: string | null;
  /** Ask whether the open step was really done. */
  asking: boolean;
  /** List the languages. */
  languages: boolean;
};

/** The look of a card that nobody has touched yet. */
export const plainLook: Look = { open: null, asking: false, languages: false };

/** A case in words. `tongues` are all languages that there are. */
export function viewCase(current: Case, article: Article, say: Say, tongues: readonly Tongue[], look: Look): CaseView {
  const code = writeCode(current.code);
  const title = say.article(`${article.id}.title`) ?? article.id;
  // Some clients show the words of an error without its code.
  const headline = code === '' ? title : say.ui('card.summary', { code, title });
  const solved = current.outcome?.kind === 'solved';
  const progress = progressOf(current, article);
  const next = current.outcome ? null : (progress.next?.id ?? null);
  // One thing at a time: who chooses a language does not read a step, and the card has room for one of both.
  const open = solved || look.languages ? null : (findOpen(current, article, look) ?? next);
  const failing = current.outcome?.kind === 'failing';
  return {
    template: 'case',
    caseId: current.id,
    language: say.language,
    rtl: say.rtl,
    summary: headline,
    fallbackText: say.ui('card.fallback', { headline }),
    code: viewCode(current.code, say),
    title,
    status: viewStatus(current, say),
    ...viewExplanation(current, article, say),
    known: viewKnown(current, say),
    untranslated: viewFallback(current, say),
    checklist: [viewChecklist(current, article, say, { open, asking: look.asking })],
    question: !current.outcome && progress.next === null ? [say.ui('card.settled')] : [],
    // While a step is open it is what counts, and the card has no room for both.
    blocks: open === null && (current.outcome || progress.next === null) ? viewOutcome(current, article, say) : [],
    others: [...viewOthers(current, say), ...(failing && open === null ? viewNextArticles(current, article, say) : [])],
    languages: look.languages ? [viewLanguageList(current, say, tongues)] : [],
    buttons: viewCaseButtons(current, article, say, tongues, { ...look, open }),
  };
}

/** The checklist of a case, with one step open at most. */
export function viewChecklist(
  current: Case,
  article: Article,
  say: Say,
  look: { open: string | null; asking: boolean },
): ChecklistView {
  const { settled, total } = progressOf(current, article);
  return {
    label: say.ui('card.progress-label'),
    progress: say.ui('card.progress', { settled, total }),
    bar: '▰'.repeat(settled) + '▱'.repeat(total - settled),
    steps: stepsOf(current, article).map((step) => viewStep(current, step, say, look)),
  };
}

/** A code as people write it: `451 4.7.0 PRX4`. ASCII. */
export const writeCode = ({ reply, enhanced, tag }: Case['code']): string =>
  [reply, enhanced, tag].filter((part) => part !== null).join(' ');

/** The sentence that says that a language is not spoken, naming it in the language that is. */
export function viewUntranslated(missing: string, say: Say): string {
  const names = new Intl.DisplayNames([say.language], { type: 'language', fallback: 'code' });
  return say.ui('language.untranslated', { language: names.of(missing) ?? missing });
}

/** Said as long as the language is the one that was fallen back on; whoever chose another one knows. */
const viewFallback = ({ untranslated, language, askedLanguage }: Case, say: Say): string[] =>
  untranslated && language === askedLanguage ? [viewUntranslated(untranslated, say)] : [];

const findOpen = (current: Case, article: Article, look: Look): string | null =>
  stepsOf(current, article).find(({ id }) => id === look.open)?.id ?? null;

/** Once it is solved only the record counts: what it means and how to fix it would be in the way. */
function viewExplanation(current: Case, article: Article, say: Say): Pick<CaseView, 'meaning' | 'note' | 'facts'> {
  if (current.outcome?.kind === 'solved') return { meaning: [], note: [], facts: [] };
  const cause = current.cause === null ? null : say.article(`${article.id}.causes.${current.cause}`);
  return {
    meaning: [cause ?? say.article(`${article.id}.meaning`) ?? ''],
    note: article.note ? [say.article(`${article.id}.note`) ?? ''] : [],
    facts: [
      {
        title: say.ui('card.fixers'),
        value: listFixers(article.fixers, say),
      },
      { title: say.ui('card.passes'), value: say.ui(`passes.${article.passes}`) },
      ...viewReminders(current, say),
    ],
  };
}

/** Monitoring was first: who asks hears since when, and who cares for it. */
function viewKnown(current: Case, say: Say): string[] {
  const { known } = current;
  if (!known || current.outcome?.kind === 'solved') return [];
  const time = viewTime(known.since);
  return [
    known.by
      ? say.ui('incident.known-taken', { time, name: viewPerson(known.by, say) })
      : say.ui('incident.known', { time }),
  ];
}

/** Who can fix it, as one phrase. */
export function listFixers(fixers: Fixer[], say: Say): string {
  const format = listFormats.get(say) ?? new Intl.ListFormat(say.language, { type: 'disjunction' });
  listFormats.set(say, format);
  return format.format(fixers.map((fixer) => say.ui(`fixer.${fixer}`)));
}

/** One for each language: making one takes longer than most of a card. */
const listFormats = new WeakMap<Say, Intl.ListFormat>();

function viewStatus(current: Case, say: Say): CaseView['status'] {
  if (!current.outcome) return [];
  return current.outcome.kind === 'solved'
    ? [{ text: `✔ ${say.ui('card.closed')}`, color: 'good' }]
    : [{ text: `! ${say.ui('card.failing')}`, color: 'attention' }];
}

function viewStep(current: Case, step: Step, say: Say, look: { open: string | null; asking: boolean }): StepView {
  const how = step.id !== look.open ? 'folded' : look.asking ? 'asking' : 'open';
  const make = () => makeRow(current, step, say, how);
  const isOwn =
    isSettled(current, step) || current.outcome?.kind === 'solved' || (how !== 'folded' && isFilled(step, current));
  return isOwn ? make() : share(say, `step ${step.id} ${how}`, make);
}

function makeRow(current: Case, step: Step, say: Say, how: 'folded' | 'open' | 'asking'): StepView {
  const isOpen = how !== 'folded';
  const title = say.article(`steps.${step.id}.title`) ?? step.id;
  return {
    mark: viewMark(current, step),
    title,
    settled: isSettled(current, step) ? [viewSettled(current, step, say)] : [],
    weight: isOpen ? 'bolder' : 'default',
    open: isOpen ? [viewOpenStep(current, step, say, how === 'asking')] : [],
    style: isOpen ? 'emphasis' : 'default',
    fold: isOpen || current.outcome?.kind === 'solved' ? [] : [{ buttons: [viewOpenButton(step, title, say)] }],
  };
}

const viewOpenButton = (step: Step, title: string, say: Say): ButtonView =>
  viewButton(
    say.ui('button.open'),
    { verb: 'open', step: step.id },
    { label: say.ui('button.open-step', { step: title }) },
  );

function viewMark(current: Case, step: Step): string {
  if (!isSettled(current, step)) return '○';
  return step.kind === 'task' && current.marks[step.id]?.state === 'skipped' ? '–' : '✔';
}

function viewSettled(current: Case, step: Step, say: Say): string {
  const mark = current.marks[step.id] ?? current.answers[step.id];
  if (!mark) return '';
  const what =
    'answer' in mark
      ? (say.article(`steps.${step.id}.answers.${mark.answer}`) ?? '')
      : say.ui(mark.state === 'done' ? 'step.done' : 'step.skipped');
  return `${what} · ${say.ui('step.by', { name: viewPerson(mark.by, say), time: viewTime(mark.at) })}`;
}

/** What else the report names; while it is not closed, each can be opened. */
function viewOthers(current: Case, say: Say): CaseView['others'] {
  if (current.others.length === 0 || current.outcome?.kind === 'solved') return [];
  const rows = current.others.map(({ code, article }, index) => {
    const data = writeButton({ verb: 'start', other: index });
    return { ...viewOther(article, data, say), code: viewCode(code, say) };
  });
  return [{ heading: say.ui('card.others'), rows }];
}

/** What else may be the matter, as the article says; what the report names stands above already. */
function viewNextArticles(current: Case, article: Article, say: Say): CaseView['others'] {
  const next = article.next.filter((id) => !current.others.some((other) => other.article === id));
  const rows = next.map((id) => viewOther(id, writeButton({ verb: 'next', article: id }), say));
  return rows.length > 0 ? [{ heading: say.ui('card.next-articles'), rows }] : [];
}

function viewOther(article: string, data: CardButton, say: Say): CaseView['others'][number]['rows'][number] {
  const title = say.article(`${article}.title`) ?? article;
  const label = say.ui('button.open-step', { step: title });
  return {
    code: [],
    title,
    buttons: [{ title: say.ui('button.open'), label, verb: data.verb, data, style: 'default' }],
  };
}

function viewCode(code: Case['code'], say: Say): CaseView['code'] {
  const text = writeCode(code);
  return text === '' ? [] : [{ text, side: say.rtl ? 'right' : 'left' }];
}

const viewLanguageList = (current: Case, say: Say, tongues: readonly Tongue[]): CaseView['languages'][number] => ({
  title: say.ui('language.for-card'),
  buttons: tongues
    .filter(({ language }) => language !== current.language)
    .map((tongue) => viewLanguageButton(tongue, say)),
});

const viewLanguageButton = ({ language, name }: Tongue, say: Say): ButtonView =>
  share(say, `button speak ${language} ${name}`, () => viewButton(name, { verb: 'speak', language }));

/** One tap leads to English, or back to the language that was asked in; the list holds the others. */
function viewCaseButtons(
  current: Case,
  article: Article,
  say: Say,
  tongues: readonly Tongue[],
  look: Look,
): ButtonView[] {
  const oneTap = current.language === 'en' ? current.askedLanguage : 'en';
  const near = tongues.filter(({ language }) => language === oneTap && language !== current.language);
  const button = (verb: 'solve' | 'fail' | 'resume' | 'languages', title: UiKey = `button.${verb}`): ButtonView =>
    share(say, `button ${verb} ${title}`, () =>
      viewButton(say.ui(title), { verb }, { style: verb === 'solve' ? 'positive' : 'default' }),
    );
  const outcome =
    current.outcome === null
      ? [button('solve'), button('fail')]
      : current.outcome.kind === 'failing'
        ? // Pressed again it changes nothing, and folds the step that hides what comes next.
          [button('solve'), ...(look.open === null ? [] : [button('fail', 'card.next-title')]), button('resume')]
        : [button('resume', 'button.reopen')];
  return [
    ...outcome,
    ...near.map((tongue) => viewLanguageButton(tongue, say)),
    ...viewReminderButtons(current, article, say),
    ...(look.languages ? [] : [button('languages')]),
  ];
}
