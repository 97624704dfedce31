import type { WrittenMessage } from '../ports/incoming.ts';
import { acceptAnswer } from './accept-answer.ts';
import { type ChosenAnswer, chooseAnswer } from './choose-answer.ts';
import type { Delivery } from './deliver-answers.ts';
import { forgetPerson } from './forget-person.ts';
import { isSubscriptionNotice } from './make-subscription-message.ts';
import { postSample } from './post-sample.ts';
import { maySubscribe } from './press-on-subscription.ts';
import type { ShowIncident } from './show-incident.ts';
import type { Progress } from './show-progress.ts';
import type { World } from './world.ts';

/** Somebody wrote: choose the answer, do what it says was done, and let it be delivered, once. */
export const answerMessage =
  (world: World, delivery: Delivery, progress: Progress, show: ShowIncident) =>
  async (message: WrittenMessage): Promise<void> => {
    const { store, ids, language } = world;
    const { text, locale, person } = message;
    const known = await store.findLanguage(person.id);
    const answer = chooseAnswer({ text, locale, known }, world, language);
    const chosen = await carryOut(answer, message, world, progress, show);
    await acceptAnswer(chosen, message, message.id ?? ids.next(), world, delivery);
  };

/** What the answer says was done is done before it is stored. */
async function carryOut(
  chosen: ChosenAnswer,
  { person, conversation }: WrittenMessage,
  world: World,
  progress: Progress,
  show: ShowIncident,
): Promise<ChosenAnswer> {
  if (chosen.kind !== 'notice') return chosen;
  const { notice, language } = chosen.answer;
  if (notice === 'forgotten') {
    const counts = await forgetPerson(person.id, world, progress, show);
    // The language of this very message is not remembered either.
    return { ...chosen, language: { ...chosen.language, heard: null }, answer: { ...chosen.answer, counts } };
  }
  const isSetUp = notice === 'tested' || isSubscriptionNotice(notice);
  if (isSetUp && !maySubscribe(person.id, world))
    return { ...chosen, answer: { ...chosen.answer, notice: 'not-allowed' } };
  if (notice === 'tested') await postSample(conversation, language, world, show);
  return chosen;
}
