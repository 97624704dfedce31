import type { WrittenMessage } from '../ports/incoming.ts';
import type { Answer } from '../ports/store.ts';
import { chooseAnswer, openCase } from './choose-answer.ts';
import type { Delivery } from './deliver-answers.ts';
import type { World } from './world.ts';

/**
 * Somebody wrote: choose the answer, store it durably together with the claim on the message, then let it be delivered.
 * A message that was claimed before is not answered again.
 */
export const answerMessage =
  ({ store, words, clock, ids, log, language }: World, delivery: Delivery) =>
  async (message: WrittenMessage): Promise<void> => {
    const { conversation, person } = message;
    const at = clock.now();
    const known = await store.findLanguage(person.id);
    const chosen = chooseAnswer({ text: message.text, locale: message.locale, known }, words, language);
    const caseId = ids.next();
    const opening = { id: caseId, conversationId: conversation.id, asker: person, openedAt: at.toISOString() };
    const opened = chosen.kind === 'case' ? openCase(chosen, opening) : null;
    const answer: Answer = chosen.kind === 'notice' ? chosen.answer : { kind: 'case', caseId };
    const key = { conversationId: conversation.id, activityId: message.id ?? ids.next() };
    const pending = { key, conversation, answer };
    await store.saveConversation(conversation, at);
    if (!(await store.acceptMessage(pending, opened, at))) {
      log.info('message-duplicate');
      return;
    }
    if (chosen.language.heard) await store.saveHeardLanguage(person.id, chosen.language.heard, at);
    log.info('message-accepted', {
      answer: chosen.kind === 'notice' ? chosen.answer.notice : chosen.facts.article,
      language: chosen.language.language,
    });
    delivery.deliver({ ...pending, attempts: 0 });
  };
