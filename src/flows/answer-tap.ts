import type { Message } from '../ports/channel.ts';
import type { Tap } from '../ports/incoming.ts';
import type { Notice } from '../view/notice-view.ts';
import type { UiKey } from '../view/say.ts';
import { replacePressed, tellRefusal } from './answer-submit.ts';
import { languageOf } from './language-of.ts';
import { makeNoticeMessage } from './make-message.ts';
import type { Pressed } from './press-button.ts';
import type { World } from './world.ts';

/** Answers a tap with a card that takes the place of the one that was pressed. */
export const answerCard = (message: Message, tap: Tap, world: World): Pressed => ({
  reply: { kind: 'card', ...message },
  after: async () => (tap.via === 'submit' ? replacePressed(tap, message, world) : undefined),
});

/** Answers a tap with a notice in the language of who pressed. */
export async function answerNotice(notice: Notice, tap: Tap, world: World): Promise<Pressed> {
  const { language, known } = await languageOf(tap, world);
  const facts = { detail: notice === 'language' ? known.chosen : null, untranslated: null };
  return answerCard(makeNoticeMessage(notice, facts, language, world), tap, world);
}

/** Says why a tap has no effect. */
export async function refuseTap(why: UiKey, tap: Tap, world: World): Promise<Pressed> {
  world.log.warn('tap-refused', { reason: why });
  const { language } = await languageOf(tap, world);
  const sentence = world.words.in(language).ui(why);
  const after = async () => (tap.via === 'submit' ? tellRefusal(tap, sentence, language, world) : undefined);
  return { reply: { kind: 'refused', sentence }, after };
}
