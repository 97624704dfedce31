import type { Case } from '../checklist/case.ts';
import { findArticle } from '../knowledge/knowledge.ts';
import type { Tap, TapReply } from '../ports/incoming.ts';
import { type Button, type CaseButton, readButton } from '../view/button.ts';
import { plainLook } from '../view/case-view.ts';
import type { Notice } from '../view/notice-view.ts';
import type { UiKey } from '../view/say.ts';
import type { ArticleTopic } from '../view/topic.ts';
import { replacePressed, tellRefusal } from './answer-submit.ts';
import { applyTap } from './apply-tap.ts';
import { beginChecklist, isSentByPerson } from './begin-checklist.ts';
import type { Delivery } from './deliver-answers.ts';
import { languageOf } from './language-of.ts';
import { makeCaseMessage, makeNoticeMessage } from './make-message.ts';
import { openChoice } from './open-choice.ts';
import { findOther, openOther } from './open-other.ts';
import type { Progress } from './show-progress.ts';
import type { World } from './world.ts';

/** A tap's answer, and what is to be done once the answer has left. */
export type Pressed = { reply: TapReply; after: () => Promise<void> };

/**
 * Somebody pressed a button: apply what it means to the newest state and answer with the current card. A tap is keyed by
 * what it means, so that the same tap twice changes nothing the second time.
 */
export const pressButton =
  (world: World, progress: Progress, delivery: Delivery) =>
  async (tap: Tap): Promise<Pressed> => {
    // Asked for together, both writes wait for the disk once.
    const saved = world.store.saveConversation(tap.conversation, world.clock.now());
    const [pressed] = await Promise.all([press(tap, world, progress, delivery), saved]);
    return pressed;
  };

async function press(tap: Tap, world: World, progress: Progress, delivery: Delivery): Promise<Pressed> {
  const button = readButton(tap.verb, tap.data);
  if (!button) return refuse('notice.broken', tap, world);
  if (button.verb === 'help') return answerNotice('help', tap, world);
  if (button.verb === 'prefer') return preferLanguage(button.language, tap, world);
  if (button.verb === 'none') return answerNotice('unknown', tap, world);
  if (button.verb === 'choose') return chooseArticle(button, tap, world, delivery);
  if (button.verb === 'begin') return begin(button, tap, world, progress, delivery);
  return pressOnCase(button, tap, world, progress, delivery);
}

async function pressOnCase(
  button: CaseButton,
  tap: Tap,
  world: World,
  progress: Progress,
  delivery: Delivery,
): Promise<Pressed> {
  const pressed = await applyTap(button, tap, world);
  if (pressed.kind === 'refused') {
    world.log.warn('tap-refused', { reason: pressed.why });
    return refuse(pressed.why, tap, world);
  }
  const { current, article, changed, messageId, look } = pressed;
  world.log.info('tap', { verb: button.verb, changed });
  if (changed) countOutcome(button, current, world.metrics);
  const sentByPerson = messageId === null && (await isSentByPerson(current, tap.messageId, world));
  if (button.verb === 'start' || button.verb === 'next') {
    const other = findOther(current, button);
    // Where the bot may not be, a message of its own would be seen by nobody.
    if (other && sentByPerson) return begin(other, tap, world, progress, delivery);
    if (other) await openOther(current, other, button, tap, world, delivery);
  }
  // A channel may take a card without saying which message it made of it; who presses on it tells.
  if (messageId === null && tap.messageId !== null && !sentByPerson) {
    await world.store.saveShown(current.id, tap.messageId, 0);
  }
  return {
    reply: { kind: 'card', ...makeCaseMessage(current, article, look, world) },
    // Whoever got the card in the response has their look at it already; the others keep theirs.
    after: async () => progress.show(current.id, tap.via === 'submit' ? look : undefined),
  };
}

async function chooseArticle(
  button: Extract<Button, { verb: 'choose' }>,
  tap: Tap,
  world: World,
  delivery: Delivery,
): Promise<Pressed> {
  const offered = await openChoice(button, tap, world, delivery);
  if (!offered) {
    world.log.warn('tap-refused', { reason: 'notice.gone' });
    return refuse('notice.gone', tap, world);
  }
  // The checklist is a message of its own; what was offered stays as it is.
  const message = makeNoticeMessage('choices', { ...offered, message: button.message }, offered.language, world);
  return { reply: { kind: 'card', ...message }, after: async () => {} };
}

async function begin(
  topic: ArticleTopic,
  tap: Tap,
  world: World,
  progress: Progress,
  delivery: Delivery,
): Promise<Pressed> {
  const current = await beginChecklist(topic, tap, world, delivery);
  const article = current && findArticle(current.article);
  if (!current || !article) return refuse('notice.broken', tap, world);
  return {
    reply: { kind: 'card', ...makeCaseMessage(current, article, plainLook, world) },
    after: async () => progress.show(current.id, tap.via === 'submit' ? plainLook : undefined),
  };
}

/** Who says it again changes nothing, and is not counted again. */
function countOutcome({ verb }: CaseButton, { article, language }: Case, metrics: World['metrics']): void {
  if (verb === 'solve') metrics.outcome({ kind: 'solved', article, language });
  if (verb === 'fail') metrics.outcome({ kind: 'not-helped', article, language });
}

async function preferLanguage(language: string | null, tap: Tap, world: World): Promise<Pressed> {
  if (language !== null && !world.words.languages.includes(language)) return refuse('notice.broken', tap, world);
  await world.store.saveChosenLanguage(tap.person.id, language, world.clock.now());
  world.log.info('language-chosen', { language: language ?? 'automatic' });
  return answerNotice('language', tap, world);
}

async function answerNotice(notice: Notice, tap: Tap, world: World): Promise<Pressed> {
  const { language, known } = await languageOf(tap, world);
  const facts = { detail: notice === 'language' ? known.chosen : null, untranslated: null };
  const message = makeNoticeMessage(notice, facts, language, world);
  const after = async () => (tap.via === 'submit' ? replacePressed(tap, message, world) : undefined);
  return { reply: { kind: 'card', ...message }, after };
}

async function refuse(why: UiKey, tap: Tap, world: World): Promise<Pressed> {
  const { language } = await languageOf(tap, world);
  const sentence = world.words.in(language).ui(why);
  const after = async () => (tap.via === 'submit' ? tellRefusal(tap, sentence, language, world) : undefined);
  return { reply: { kind: 'refused', sentence }, after };
}
