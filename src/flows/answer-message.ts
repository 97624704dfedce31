import type { WrittenMessage } from '../ports/incoming.ts';
import { acceptAnswer } from './accept-answer.ts';
import { type ChosenAnswer, chooseAnswer } from './choose-answer.ts';
import type { Delivery } from './deliver-answers.ts';
import { forgetPerson } from './forget-person.ts';
import type { Progress } from './show-progress.ts';
import type { World } from './world.ts';

/** Somebody wrote: choose the answer, do what it says was done, and let it be delivered, once. */
export const answerMessage =
  (world: World, delivery: Delivery, progress: Progress) =>
  async (message: WrittenMessage): Promise<void> => {
    const { store, ids, language } = world;
    const { text, locale, person } = message;
    const known = await store.findLanguage(person.id);
    const chosen = await carryOut(chooseAnswer({ text, locale, known }, world, language), message, world, progress);
    await acceptAnswer(chosen, message, message.id ?? ids.next(), world, delivery);
  };

/** A person who asks to be forgotten is forgotten before the answer is stored, for it says how much there was. */
async function carryOut(
  chosen: ChosenAnswer,
  { person }: WrittenMessage,
  world: World,
  progress: Progress,
): Promise<ChosenAnswer> {
  if (chosen.kind !== 'notice' || chosen.answer.notice !== 'forgotten') return chosen;
  const counts = await forgetPerson(person.id, world, progress);
  // The language of this very message is not remembered either.
  return { ...chosen, language: { ...chosen.language, heard: null }, answer: { ...chosen.answer, counts } };
}
