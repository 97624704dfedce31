import type { Case } from '../checklist/case.ts';
import type { Tap, TapReply } from '../ports/incoming.ts';
import { type CaseButton, readButton } from '../view/button.ts';
import type { Look } from '../view/case-view.ts';
import type { Notice } from '../view/notice-view.ts';
import type { UiKey } from '../view/say.ts';
import { adoptPost } from './adopt-post.ts';
import { replacePressed, tellRefusal } from './answer-submit.ts';
import { applyTap } from './apply-tap.ts';
import type { Delivery } from './deliver-answers.ts';
import { languageOf } from './language-of.ts';
import { makeIncidentMessage } from './make-incident-message.ts';
import { makeCaseMessage, makeNoticeMessage } from './make-message.ts';
import { openOther } from './open-other.ts';
import { baseOf } from './own-place.ts';
import { pressOnIncident } from './press-on-incident.ts';
import { maySubscribe, pressOnSubscription, type SubscriptionButton } from './press-on-subscription.ts';
import { planReminder, reminderPause } from './remind.ts';
import type { ShowIncident } from './show-incident.ts';
import type { Progress } from './show-progress.ts';
import type { World } from './world.ts';

/** A tap's answer, and what is to be done once the answer has left. */
export type Pressed = { reply: TapReply; after: () => Promise<void> };

/**
 * Somebody pressed a button: apply what it means to the newest state and answer with the current card. A tap is keyed by
 * what it means, so that the same tap twice changes nothing the second time.
 */
export const pressButton =
  (world: World, progress: Progress, delivery: Delivery, show: ShowIncident) =>
  async (tap: Tap): Promise<Pressed> => {
    // Asked for together, both writes wait for the disk once.
    const saved = world.store.saveConversation(tap.conversation, world.clock.now());
    const [pressed] = await Promise.all([press(tap, world, progress, delivery, show), saved]);
    return pressed;
  };

async function press(
  tap: Tap,
  world: World,
  progress: Progress,
  delivery: Delivery,
  show: ShowIncident,
): Promise<Pressed> {
  const button = readButton(tap.verb, tap.data);
  if (!button) return refuse('notice.broken', tap, world);
  switch (button.verb) {
    case 'help':
      return answerNotice('help', tap, world);
    case 'prefer':
      return preferLanguage(button.language, tap, world);
    case 'take':
    case 'hand-back':
    case 'snooze':
    case 'quiet':
    case 'wake':
    case 'close': {
      const pressed = await pressOnIncident(button, tap, world, show.everywhere);
      return 'refused' in pressed ? refuseTap(pressed.refused, tap, world) : pressed;
    }
    case 'subscribe':
    case 'edit':
    case 'pause':
    case 'continue':
    case 'end':
    case 'test-alert':
      return setUpAlerts(button, tap, world, show);
    default:
      return pressOnCase(button, tap, world, progress, delivery, show);
  }
}

async function pressOnCase(
  button: CaseButton,
  tap: Tap,
  world: World,
  progress: Progress,
  delivery: Delivery,
  show: ShowIncident,
): Promise<Pressed> {
  const at = new Date(world.clock.now().getTime() + reminderPause).toISOString();
  if (button.verb === 'remind') {
    const { language } = await languageOf(tap, world);
    // Before the promise: a reminder that nobody was promised does nothing.
    await planReminder({ caseId: button.case, step: button.step, at, conversation: tap.conversation, language }, world);
  }
  const pressed = await applyTap(button, tap, world, at);
  if (pressed.kind === 'refused') return refuseTap(pressed.why, tap, world);
  const { current, article, changed, messageId, look } = pressed;
  world.log.info('tap', { verb: button.verb, changed });
  if (changed) countOutcome(button, current, world.metrics);
  if (current.incidentId !== null) return showOnIncident(current.incidentId, current, look, tap, world, show);
  if (button.verb === 'reminded') return answerReminded(button.gone, current, tap, world, progress);
  if (button.verb === 'start' || button.verb === 'next') await openOther(current, button, tap, world, delivery);
  // A channel may take a card without saying which message it made of it; who presses on it tells.
  if (messageId === null && tap.messageId !== null) await world.store.saveShown(current.id, tap.messageId, 0);
  return {
    reply: { kind: 'card', ...makeCaseMessage(current, article, look, world) },
    // Whoever got the card in the response has their look at it already; the others keep theirs.
    after: async () => progress.show(current.id, tap.via === 'submit' ? look : undefined),
  };
}

/** The checklist of an incident stands on the incident's card. */
async function showOnIncident(
  incidentId: string,
  checklist: Case,
  look: Look,
  tap: Tap,
  world: World,
  show: ShowIncident,
): Promise<Pressed> {
  const incident = await world.incidents.findIncident(incidentId);
  const post = await world.incidents.findPost(incidentId, baseOf(tap.conversation.id));
  if (!incident || !post) return refuseTap('notice.gone', tap, world);
  const adopted = await adoptPost(post, tap, world);
  const message = makeIncidentMessage(incident, checklist, post.language, world, { ...look, snoozing: false });
  const after = async () => {
    await adopted();
    await show.everywhere(incident);
  };
  return { reply: { kind: 'card', ...message }, after };
}

/** A reminder's question is answered where it stands; the checklist itself follows. */
async function answerReminded(
  gone: boolean,
  current: Case,
  tap: Tap,
  world: World,
  progress: Progress,
): Promise<Pressed> {
  const about = { title: current.article, time: '', caseId: current.id, step: null };
  const facts = { detail: null, untranslated: null, about };
  const message = makeNoticeMessage(gone ? 'gone' : 'still', facts, current.language, world);
  const after = async () => {
    progress.show(current.id);
    if (tap.via === 'submit') await replacePressed(tap, message, world);
  };
  return { reply: { kind: 'card', ...message }, after };
}

async function setUpAlerts(button: SubscriptionButton, tap: Tap, world: World, show: ShowIncident): Promise<Pressed> {
  if (!maySubscribe(tap.person.id, world)) return answerNotice('not-allowed', tap, world);
  const { language } = await languageOf(tap, world);
  const message = await pressOnSubscription(button, tap, language, world, show);
  if (message === null) return refuseTap('notice.foreign', tap, world);
  const after = async () => (tap.via === 'submit' ? replacePressed(tap, message, world) : undefined);
  return { reply: { kind: 'card', ...message }, after };
}

const refuseTap = (why: 'notice.gone' | 'notice.foreign', tap: Tap, world: World): Promise<Pressed> => {
  world.log.warn('tap-refused', { reason: why });
  return refuse(why, tap, world);
};

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
