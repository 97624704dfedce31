import type { Article, Step } from '../knowledge/article.ts';
import { findCause, stepsFor } from '../knowledge/knowledge.ts';
import type { Case, Person } from './case.ts';

/** Something that a person does to a case. */
export type Change =
  | { kind: 'confirm' | 'skip' | 'reopen'; step: string }
  | { kind: 'answer'; step: string; answer: string }
  | { kind: 'solve' | 'fail' | 'resume' }
  | { kind: 'speak'; language: string }
  /** `at`: when to be asked, null to be asked no more. */
  | { kind: 'remind'; step: string; at: string | null };

/** The case after a change, with the next version; the same object when the change has no effect. */
export function changeCase(current: Case, article: Article, change: Change, by: Person, at: Date): Case {
  const next = apply(current, article, change, { by, at: at.toISOString() });
  return next === current ? current : { ...next, version: current.version + 1 };
}

/** The steps of a case that apply as it stands, in order: those of its cause whose conditions are met. */
export function stepsOf(current: Case, article: Article): Step[] {
  const implied = findCause(article, current.cause)?.implies ?? {};
  const steps = stepsFor(article, current.cause);
  const applies = ({ onlyIf }: Step): boolean => {
    if (!onlyIf || implied[onlyIf.step] === onlyIf.answer) return true;
    // An answer counts only while its question is asked: another answer further up may have put it away.
    const question = steps.find(({ id }) => id === onlyIf.step);
    return question !== undefined && applies(question) && current.answers[onlyIf.step]?.answer === onlyIf.answer;
  };
  return steps.filter(applies);
}

/** True when nothing is left to do for a step. */
export const isSettled = (current: Case, step: Step): boolean =>
  Object.hasOwn(step.kind === 'question' ? current.answers : current.marks, step.id);

/** How far a case is. */
export function progressOf(current: Case, article: Article): { settled: number; total: number; next: Step | null } {
  const steps = stepsOf(current, article);
  return {
    settled: steps.filter((step) => isSettled(current, step)).length,
    total: steps.length,
    next: steps.find((step) => !isSettled(current, step)) ?? null,
  };
}

type Stamp = { by: Person; at: string };

function apply(current: Case, article: Article, change: Change, stamp: Stamp): Case {
  switch (change.kind) {
    case 'speak':
      return change.language === current.language ? current : { ...current, language: change.language };
    case 'remind':
      return remind(current, article, change);
    case 'solve':
    case 'fail':
      return close(current, change.kind === 'solve' ? 'solved' : 'failing', stamp);
    case 'resume':
      return current.outcome ? { ...current, outcome: null } : current;
    default:
      return applyToStep(current, article, change, stamp);
  }
}

/** A solved case stays solved until it is reopened: a tap on an old card has no effect. */
function close(current: Case, kind: 'solved' | 'failing', stamp: Stamp): Case {
  if (current.outcome?.kind === kind || current.outcome?.kind === 'solved') return current;
  return { ...current, outcome: { kind, ...stamp }, reminders: kind === 'solved' ? {} : current.reminders };
}

/** The first time that was asked for stays; a solved case asks nothing. */
function remind(current: Case, article: Article, { step, at }: Extract<Change, { kind: 'remind' }>): Case {
  const { [step]: known, ...others } = current.reminders;
  if (at === null) return known === undefined ? current : { ...current, reminders: others };
  const isThere = stepsOf(current, article).some(({ id }) => id === step);
  if (!isThere || known !== undefined || current.outcome?.kind === 'solved') return current;
  return { ...current, reminders: { ...others, [step]: at } };
}

function applyToStep(
  current: Case,
  article: Article,
  change: Extract<Change, { kind: 'confirm' | 'skip' | 'reopen' | 'answer' }>,
  stamp: Stamp,
): Case {
  const step = stepsOf(current, article).find(({ id }) => id === change.step);
  if (!step) return current;
  if (change.kind === 'reopen') return reopen(current, step);
  // What somebody else settled first stays theirs; whoever disagrees reopens it.
  if (isSettled(current, step) || current.outcome?.kind === 'solved') return current;
  if (step.kind === 'question') {
    if (change.kind !== 'answer' || !step.answers.includes(change.answer)) return current;
    return { ...current, answers: { ...current.answers, [step.id]: { answer: change.answer, ...stamp } } };
  }
  if (change.kind === 'answer') return current;
  const state = change.kind === 'confirm' ? 'done' : 'skipped';
  return { ...current, marks: { ...current.marks, [step.id]: { state, ...stamp } } };
}

function reopen(current: Case, step: Step): Case {
  if (!isSettled(current, step)) return current;
  const { [step.id]: _mark, ...marks } = current.marks;
  const { [step.id]: _answer, ...answers } = current.answers;
  return { ...current, marks, answers, outcome: null };
}
