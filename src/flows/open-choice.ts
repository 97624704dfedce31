import { findArticle } from '../knowledge/knowledge.ts';
import type { Tap } from '../ports/incoming.ts';
import type { Answer } from '../ports/store.ts';
import type { Button } from '../view/button.ts';
import { openCase } from './choose-answer.ts';
import type { Delivery } from './deliver-answers.ts';
import type { World } from './world.ts';

/** What was offered for a message. */
type Offered = Extract<Answer, { kind: 'notice' }>;

/**
 * Opens the checklist of an article that was offered for a message, as a message of its own. However often and by whomever it
 * is pressed, it opens once. Gives what was offered; null when that article was not, or it is no longer known.
 */
export async function openChoice(
  { message, article }: Extract<Button, { verb: 'choose' }>,
  { conversation, person }: Tap,
  { store, ids, clock, log, metrics }: World,
  delivery: Delivery,
): Promise<Offered | null> {
  const offered = await store.findAnswer({ conversationId: conversation.id, activityId: message });
  if (offered?.kind !== 'notice' || !offered.choices?.includes(article) || !findArticle(article)) return null;
  const at = clock.now();
  const { language, untranslated } = offered;
  const code = { reply: null, enhanced: null, tag: null };
  const opened = openCase(
    { facts: { article, cause: null, code, mailbox: null, others: [] }, language: { language, untranslated } },
    { id: ids.next(), conversationId: conversation.id, asker: person, openedAt: at.toISOString() },
  );
  const pending = {
    key: { conversationId: conversation.id, activityId: `${message};article=${article}` },
    conversation,
    answer: { kind: 'case' as const, caseId: opened.id },
  };
  if (await store.acceptMessage(pending, opened, at)) {
    log.info('choice-opened', { article });
    metrics.answer({ kind: 'checklist', article, language });
    delivery.deliver({ ...pending, attempts: 0 });
  }
  return offered;
}
