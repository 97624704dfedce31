import type { Case } from '../checklist/case.ts';
import { findArticle, findCause } from '../knowledge/knowledge.ts';
import type { Tap } from '../ports/incoming.ts';
import type { MessageKey } from '../ports/store.ts';
import { type ArticleTopic, readTopic } from '../view/topic.ts';
import { openCase } from './choose-answer.ts';
import type { Delivery } from './deliver-answers.ts';
import { languageOf } from './language-of.ts';
import type { World } from './world.ts';

/**
 * Opens the checklist of a card that somebody found and sent, once for each such card, however often and by whomever it is
 * pressed. Teams lets nobody but its sender change that card, so the checklist also becomes a message of the bot's own;
 * where the bot is not in the conversation that message is refused, and the answer to each tap is what there is. Null when
 * there is no such checklist.
 */
export async function beginChecklist(
  topic: ArticleTopic,
  tap: Tap,
  world: World,
  delivery: Delivery,
): Promise<Case | null> {
  const { store, ids, clock, log, metrics } = world;
  const article = findArticle(topic.article);
  if (!article || (topic.cause !== null && !findCause(article, topic.cause))) return null;
  const at = clock.now();
  const spoken = await languageOf(tap, world);
  const facts = { article: topic.article, cause: topic.cause, code: topic.code, mailbox: null, others: [] };
  const opened = openCase(
    { facts, language: spoken },
    { id: ids.next(), conversationId: tap.conversation.id, asker: tap.person, openedAt: at.toISOString() },
  );
  const key = keyOf(tap.conversation.id, tap.messageId, topic);
  const pending = { key, conversation: tap.conversation, answer: { kind: 'case' as const, caseId: opened.id } };
  if (await store.acceptMessage(pending, opened, at)) {
    log.info('checklist-begun', { article: topic.article });
    metrics.answer({ kind: 'checklist', article: topic.article, language: opened.language });
    delivery.deliver({ ...pending, attempts: 0 });
    return opened;
  }
  const answer = await store.findAnswer(key);
  const stored = answer?.kind === 'case' ? await store.findCase(answer.caseId) : null;
  return stored?.case ?? null;
}

/** True for a card that somebody else than the bot sent, which therefore is not where the checklist's own message is. */
export async function isSentByPerson(current: Case, messageId: string | null, { store }: World): Promise<boolean> {
  const topic = readTopic(current);
  if (topic === null || topic.article === null) return false;
  // It may have been begun before it was sent, while it had no id yet.
  for (const id of new Set([messageId, null])) {
    const answer = await store.findAnswer(keyOf(current.conversationId, id, topic));
    if (answer?.kind === 'case' && answer.caseId === current.id) return true;
  }
  return false;
}

/** One message may hold several cards, and not every client says which message it is. */
const keyOf = (conversationId: string, messageId: string | null, topic: ArticleTopic): MessageKey => {
  const { reply, enhanced, tag } = topic.code;
  const about = [topic.article, topic.cause, reply, enhanced, tag].join(',');
  return { conversationId, activityId: `${messageId ?? ''};begin=${about}` };
};
