import type { Tap, TapReply } from '../ports/incoming.ts';
import { type Button, readButton } from '../view/button.ts';
import { answerNotice, refuseTap } from './answer-tap.ts';
import type { Delivery } from './deliver-answers.ts';
import { makeNoticeMessage } from './make-message.ts';
import { openChoice } from './open-choice.ts';
import { beginHere, pressOnCase } from './press-on-case.ts';
import { pressOnIncident } from './press-on-incident.ts';
import { pressOnSubscription } from './press-on-subscription.ts';
import type { ShowIncident } from './show-incident.ts';
import type { Progress } from './show-progress.ts';
import type { World } from './world.ts';

/** A tap's answer, and what is to be done once the answer has left. */
export type Pressed = { reply: TapReply; after: () => Promise<void> };

/** What a tap may set going. */
export type Helpers = { progress: Progress; delivery: Delivery; show: ShowIncident };

/**
 * Somebody pressed a button: apply what it means to the newest state and answer with the current card. A tap is keyed by
 * what it means, so that the same tap twice changes nothing the second time.
 */
export const pressButton =
  (world: World, helpers: Helpers) =>
  async (tap: Tap): Promise<Pressed> => {
    // Asked for together, both writes wait for the disk once.
    const saved = world.store.saveConversation(tap.conversation, world.clock.now());
    const [pressed] = await Promise.all([press(tap, world, helpers), saved]);
    return pressed;
  };

async function press(tap: Tap, world: World, helpers: Helpers): Promise<Pressed> {
  const button = readButton(tap.verb, tap.data);
  if (!button) return refuseTap('notice.broken', tap, world);
  switch (button.verb) {
    case 'help':
      return answerNotice('help', tap, world);
    case 'prefer':
      return preferLanguage(button.language, tap, world);
    case 'none':
      return answerNotice('unknown', tap, world);
    case 'choose':
      return chooseArticle(button, tap, world, helpers.delivery);
    case 'begin':
      return beginHere(button, tap, world, helpers);
    case 'take':
    case 'hand-back':
    case 'snooze':
    case 'quiet':
    case 'wake':
    case 'back':
    case 'close':
      return pressOnIncident(button, tap, world, helpers.show);
    case 'subscribe':
    case 'edit':
    case 'pause':
    case 'continue':
    case 'end':
    case 'test-alert':
      return pressOnSubscription(button, tap, world, helpers.show);
    default:
      return pressOnCase(button, tap, world, helpers);
  }
}

async function chooseArticle(
  button: Extract<Button, { verb: 'choose' }>,
  tap: Tap,
  world: World,
  delivery: Delivery,
): Promise<Pressed> {
  const offered = await openChoice(button, tap, world, delivery);
  if (!offered) return refuseTap('notice.gone', tap, world);
  // The checklist is a message of its own; what was offered stays as it is.
  const message = makeNoticeMessage('choices', { ...offered, message: button.message }, offered.language, world);
  return { reply: { kind: 'card', ...message }, after: async () => {} };
}

async function preferLanguage(language: string | null, tap: Tap, world: World): Promise<Pressed> {
  if (language !== null && !world.words.languages.includes(language)) return refuseTap('notice.broken', tap, world);
  await world.store.saveChosenLanguage(tap.person.id, language, world.clock.now());
  world.log.info('language-chosen', { language: language ?? 'automatic' });
  return answerNotice('language', tap, world);
}
