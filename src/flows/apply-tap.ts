import type { Case } from '../checklist/case.ts';
import { type Change, changeCase, stepsOf } from '../checklist/change-case.ts';
import type { Article } from '../knowledge/article.ts';
import { findArticle } from '../knowledge/knowledge.ts';
import type { Tap } from '../ports/incoming.ts';
import type { CaseButton } from '../view/button.ts';
import { type Look, plainLook } from '../view/case-view.ts';
import { baseOf } from './own-place.ts';
import type { World } from './world.ts';

/** The case after a tap, and the look at it that the presser asked for; or why the tap does not count. */
export type AppliedTap =
  | { kind: 'applied'; current: Case; article: Article; changed: boolean; messageId: string | null; look: Look }
  | { kind: 'refused'; why: 'notice.gone' | 'notice.foreign' };

/**
 * Applies what a button means to the newest state of its case. Tries again while others are faster: each try loses only
 * to somebody's success. `remindAt`: when who asks for it now is reminded (ISO 8601, UTC).
 */
export async function applyTap(
  button: CaseButton,
  tap: Tap,
  { store, incidents, clock, words }: World,
  remindAt: string,
): Promise<AppliedTap> {
  for (;;) {
    const stored = await store.findCase(button.case);
    const article = stored && findArticle(stored.case.article);
    if (!stored || !article) return { kind: 'refused', why: 'notice.gone' };
    if (!(await isAtHome(stored.case, tap, incidents))) {
      return { kind: 'refused', why: 'notice.foreign' };
    }
    const change = readChange(button, stored.case, article, words.languages, remindAt);
    const at = clock.now();
    const next = change ? changeCase(stored.case, article, change, tap.person, at) : stored.case;
    if (next === stored.case || (await store.replaceCase(next, at))) {
      const look = lookAfter(button, next, article);
      const { messageId } = stored;
      return { kind: 'applied', current: next, article, changed: next !== stored.case, messageId, look };
    }
  }
}

/** A card belongs to its conversation, that of an incident to each that it was posted in. */
async function isAtHome(current: Case, tap: Tap, incidents: World['incidents']): Promise<boolean> {
  const here = baseOf(tap.conversation.id);
  if (current.incidentId === null) return baseOf(current.conversationId) === here;
  return (await incidents.findPost(current.incidentId, here)) !== null;
}

/** What a button changes; null for one that only changes the look. */
function readChange(
  button: CaseButton,
  current: Case,
  article: Article,
  languages: readonly string[],
  remindAt: string,
): Change | null {
  switch (button.verb) {
    case 'done':
      return asksFirst(button.step, current, article) ? null : { kind: 'confirm', step: button.step };
    case 'confirm':
    case 'skip':
    case 'reopen':
      return { kind: button.verb, step: button.step };
    case 'answer':
      return { kind: 'answer', step: button.step, answer: button.answer };
    case 'solve':
    case 'fail':
    case 'resume':
      return { kind: button.verb };
    case 'remind':
      return { kind: 'remind', step: button.step, at: remindAt };
    case 'cancel-reminder':
      return { kind: 'remind', step: button.step, at: null };
    case 'reminded':
      return button.gone ? { kind: 'solve' } : null;
    case 'speak':
      return languages.includes(button.language) ? { kind: 'speak', language: button.language } : null;
    default:
      return null;
  }
}

function asksFirst(stepId: string, current: Case, article: Article): boolean {
  const step = stepsOf(current, article).find(({ id }) => id === stepId);
  return step?.kind === 'task' && step.risk === 'security' && !Object.hasOwn(current.marks, stepId);
}

function lookAfter(button: CaseButton, current: Case, article: Article): Look {
  if (button.verb === 'languages') return { ...plainLook, languages: true };
  if (button.verb === 'open' || button.verb === 'reopen') return { ...plainLook, open: button.step };
  if (button.verb === 'done' && asksFirst(button.step, current, article)) {
    return { ...plainLook, open: button.step, asking: true };
  }
  return plainLook;
}
