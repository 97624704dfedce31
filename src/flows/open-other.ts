import type { Case } from '../checklist/case.ts';
import { findArticle } from '../knowledge/knowledge.ts';
import type { Tap } from '../ports/incoming.ts';
import type { CaseButton } from '../view/button.ts';
import type { ArticleTopic } from '../view/topic.ts';
import type { Delivery } from './deliver-answers.ts';
import type { World } from './world.ts';

/** A button that opens another checklist. */
type Opener = Extract<CaseButton, { verb: 'start' | 'next' }>;

/**
 * Opens another checklist beside this one, as a message of its own: that of another failure of the same text, or one that
 * comes next. However often and by whomever it is pressed, it opens once.
 */
export async function openOther(
  from: Case,
  other: ArticleTopic,
  button: Opener,
  tap: Tap,
  world: World,
  delivery: Delivery,
): Promise<void> {
  const { store, ids, clock, log, metrics } = world;
  const at = clock.now();
  const opened: Case = {
    ...from,
    ...other,
    id: ids.next(),
    version: 1,
    others: [],
    asker: tap.person,
    openedAt: at.toISOString(),
    marks: {},
    answers: {},
    outcome: null,
  };
  const place = button.verb === 'start' ? button.other : `next=${button.article}`;
  const pending = {
    key: { conversationId: from.conversationId, activityId: `${from.id}:${place}` },
    conversation: tap.conversation,
    answer: { kind: 'case' as const, caseId: opened.id },
  };
  if (!(await store.acceptMessage(pending, opened, at))) return;
  log.info('other-opened', { article: opened.article });
  metrics.answer({ kind: 'checklist', article: opened.article, language: opened.language });
  delivery.deliver({ ...pending, attempts: 0 });
}

/** What the other checklist is about; undefined for one that this card never offered. */
export function findOther(from: Case, button: Opener): ArticleTopic | undefined {
  if (button.verb === 'start') return from.others[button.other];
  if (!findArticle(from.article)?.next.includes(button.article)) return undefined;
  // The code that was found belongs to the article that did not help.
  return { article: button.article, cause: null, code: { reply: null, enhanced: null, tag: null } };
}
