import type { Code } from '../checklist/case.ts';
import type { EditedMessage } from '../ports/incoming.ts';
import type { Answer, MessageKey } from '../ports/store.ts';
import { writeCode } from '../view/case-view.ts';
import { acceptAnswer } from './accept-answer.ts';
import { type ChosenAnswer, chooseAnswer } from './choose-answer.ts';
import type { Delivery } from './deliver-answers.ts';
import type { World } from './world.ts';

/**
 * Somebody edited what they wrote: a code that it was not answered for is answered as if it were new. Corrected words
 * around the same code, and an edit that leaves no code, are nothing to answer.
 */
export const answerEdit =
  (world: World, delivery: Delivery) =>
  async (message: EditedMessage): Promise<void> => {
    const { store, language } = world;
    const { id, conversation, text, locale, person } = message;
    const known = await store.findLanguage(person.id);
    const chosen = chooseAnswer({ text, locale, known }, world, language);
    const code = codeOf(chosen);
    const answered = await findAnsweredCode({ conversationId: conversation.id, activityId: id }, world);
    if (!code || (answered && isSameCode(code, answered))) {
      world.log.info('edit-ignored');
      return;
    }
    // Message and code name the edit: one that comes twice, or goes back and forth, is answered once.
    await acceptAnswer(chosen, message, `${id};code=${writeCode(code)}`, world, delivery);
  };

/** The code that a message was answered for; of the message itself nothing is kept. */
async function findAnsweredCode(key: MessageKey, { store }: World): Promise<Code | null> {
  const answer = await store.findAnswer(key);
  if (answer?.kind !== 'case') return answer && codeOfNotice(answer);
  const stored = await store.findCase(answer.caseId);
  return stored?.case.code ?? null;
}

/** 5.7.139 is 535 5.7.139: who adds or leaves out the reply code speaks of the same error. */
const isSameCode = (one: Code, other: Code): boolean =>
  one.enhanced === other.enhanced &&
  one.tag === other.tag &&
  (one.reply === other.reply || (one.enhanced !== null && (one.reply === null || other.reply === null)));

const codeOf = (chosen: ChosenAnswer): Code | null =>
  chosen.kind === 'case' ? chosen.facts.code : codeOfNotice(chosen.answer);

function codeOfNotice({ notice, detail, code }: Extract<Answer, { kind: 'notice' }>): Code | null {
  if (code) return code;
  // What is masked is a code of its own kind: as it stands there.
  return notice === 'unreadable' ? { reply: null, enhanced: detail, tag: null } : null;
}
