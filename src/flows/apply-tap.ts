import type { Case } from '../checklist/case.ts';
import { type Change, changeCase, stepsOf } from '../checklist/change-case.ts';
import type { Article } from '../knowledge/article.ts';
import { findArticle } from '../knowledge/knowledge.ts';
import type { Tap } from '../ports/incoming.ts';
import type { CaseButton } from '../view/button.ts';
import { type Look, plainLook } from '../view/case-view.ts';
import type { World } from './world.ts';

/** The case after a tap, and the look at it that the presser asked for; or why the tap does not count. */
export type AppliedTap =
  | { kind: 'applied'; current: Case; article: Article; changed: boolean; messageId: string | null; look: Look }
  | { kind: 'refused'; why: 'notice.gone' | 'notice.foreign' };

/**
 * Applies what a button means to the newest state of its case. Tries again while others are faster: each try loses only
 * to somebody's success.
 */
export async function applyTap(button: CaseButton, tap: Tap, { store, clock, words }: World): Promise<AppliedTap> {
  for (;;) {
    const stored = await store.findCase(button.case);
    const article = stored && findArticle(stored.case.article);
    if (!stored || !article) return { kind: 'refused', why: 'notice.gone' };
    if (!isSameConversation(stored.case.conversationId, tap.conversation.id)) {
      return { kind: 'refused', why: 'notice.foreign' };
    }
    const change = readChange(button, stored.case, article, words.languages);
    const at = clock.now();
    const next = change ? changeCase(stored.case, article, change, tap.person, at) : stored.case;
    if (next === stored.case || (await store.replaceCase(next, at))) {
      const look = lookAfter(button, next, article);
      const { messageId } = stored;
      return { kind: 'applied', current: next, article, changed: next !== stored.case, messageId, look };
    }
  }
}

/** Teams puts the thread behind the id of a channel; a card belongs to the channel. */
const isSameConversation = (one: string, other: string): boolean => one.split(';')[0] === other.split(';')[0];

/** What a button changes; null for one that only changes the look. */
function readChange(button: CaseButton, current: Case, article: Article, languages: readonly string[]): Change | null {
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
