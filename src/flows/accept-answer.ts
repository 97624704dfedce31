import type { EditedMessage, WrittenMessage } from '../ports/incoming.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Answer } from '../ports/store.ts';
import { type ChosenAnswer, openCase } from './choose-answer.ts';
import type { Delivery } from './deliver-answers.ts';
import type { World } from './world.ts';

/**
 * Stores an answer durably together with the claim on what it answers, then lets it be delivered. What was claimed under
 * the same activity id before is not answered again.
 */
export async function acceptAnswer(
  chosen: ChosenAnswer,
  { conversation, person }: WrittenMessage | EditedMessage,
  activityId: string,
  { store, clock, ids, log, metrics }: World,
  delivery: Delivery,
): Promise<void> {
  const at = clock.now();
  const caseId = ids.next();
  const opening = { id: caseId, conversationId: conversation.id, asker: person, openedAt: at.toISOString() };
  const opened = chosen.kind === 'case' ? openCase(chosen, opening) : null;
  const answer: Answer = chosen.kind === 'notice' ? chosen.answer : { kind: 'case', caseId };
  const pending = { key: { conversationId: conversation.id, activityId }, conversation, answer };
  // Asked for together, they wait for the disk once.
  const [accepted] = await Promise.all([
    store.acceptMessage(pending, opened, at),
    store.saveConversation(conversation, at),
  ]);
  if (!accepted) {
    log.info('message-duplicate');
    return;
  }
  countAnswer(chosen, metrics);
  if (chosen.language.heard) await store.saveHeardLanguage(person.id, chosen.language.heard, at);
  log.info('message-accepted', {
    answer: chosen.kind === 'notice' ? chosen.answer.notice : chosen.facts.article,
    language: chosen.language.language,
  });
  delivery.deliver({ ...pending, attempts: 0 });
}

function countAnswer(chosen: ChosenAnswer, metrics: Metrics): void {
  const { language } = chosen.language;
  if (chosen.kind === 'case') {
    metrics.answer({ kind: 'checklist', article: chosen.facts.article, language });
    return;
  }
  const { notice, code } = chosen.answer;
  metrics.answer({ kind: notice, article: null, language });
  const unknown = code?.enhanced ?? code?.reply;
  if (unknown) metrics.unknownCode(unknown);
}
