import type { Case } from '../checklist/case.ts';
import { findArticle } from '../knowledge/knowledge.ts';
import type { Tap } from '../ports/incoming.ts';
import type { CaseButton } from '../view/button.ts';
import { plainLook } from '../view/case-view.ts';
import type { ArticleTopic } from '../view/topic.ts';
import { answerCard, refuseTap } from './answer-tap.ts';
import { type AppliedTap, applyTap } from './apply-tap.ts';
import { beginChecklist, isSentByPerson } from './begin-checklist.ts';
import { languageOf } from './language-of.ts';
import { makeCaseMessage, makeNoticeMessage } from './make-message.ts';
import { findOther, openOther } from './open-other.ts';
import type { Helpers, Pressed } from './press-button.ts';
import { showOnIncident } from './press-on-incident.ts';
import { planReminder, reminderPause } from './remind.ts';
import type { World } from './world.ts';

/** Somebody settles a step, opens one, says how it ended, or asks for more. */
export async function pressOnCase(button: CaseButton, tap: Tap, world: World, helpers: Helpers): Promise<Pressed> {
  const remindAt = new Date(world.clock.now().getTime() + reminderPause).toISOString();
  if (button.verb === 'remind') await askForReminder(button.case, button.step, remindAt, tap, world);
  const pressed = await applyTap(button, tap, world, remindAt);
  if (pressed.kind === 'refused') return refuseTap(pressed.why, tap, world);
  const { current, changed } = pressed;
  world.log.info('tap', { verb: button.verb, changed });
  if (changed) countOutcome(button, current, world.metrics);
  if (button.verb === 'reminded') return answerReminded(button.gone, current, tap, world, helpers);
  if (current.incidentId !== null) return showOnIncident(current.incidentId, pressed, tap, world, helpers.show);
  return showCase(button, pressed, tap, world, helpers);
}

type Applied = Extract<AppliedTap, { kind: 'applied' }>;

async function showCase(
  button: CaseButton,
  applied: Applied,
  tap: Tap,
  world: World,
  helpers: Helpers,
): Promise<Pressed> {
  const { current, article, messageId, look } = applied;
  const sentByPerson = messageId === null && (await isSentByPerson(current, tap.messageId, world));
  if (button.verb === 'start' || button.verb === 'next') {
    const other = findOther(current, button);
    // Where the bot may not be, a message of its own would be seen by nobody.
    if (other && sentByPerson) return beginHere(other, tap, world, helpers);
    if (other) await openOther(current, other, button, tap, world, helpers.delivery);
  }
  // A channel may take a card without saying which message it made of it; who presses on it tells.
  if (messageId === null && tap.messageId !== null && !sentByPerson) {
    await world.store.saveShown(current.id, tap.messageId, 0);
  }
  return {
    reply: { kind: 'card', ...makeCaseMessage(current, article, look, world) },
    // Whoever got the card in the response has their look at it already; the others keep theirs.
    after: async () => helpers.progress.show(current.id, tap.via === 'submit' ? look : undefined),
  };
}

/** Opens a checklist in the place of the card that was pressed. */
export async function beginHere(
  topic: ArticleTopic,
  tap: Tap,
  world: World,
  { progress, delivery }: Helpers,
): Promise<Pressed> {
  const current = await beginChecklist(topic, tap, world, delivery);
  const article = current && findArticle(current.article);
  if (!current || !article) return refuseTap('notice.broken', tap, world);
  return {
    reply: { kind: 'card', ...makeCaseMessage(current, article, plainLook, world) },
    after: async () => progress.show(current.id, tap.via === 'submit' ? plainLook : undefined),
  };
}

/** Before the promise is made: a reminder that nobody was promised does nothing. */
async function askForReminder(caseId: string, step: string, at: string, tap: Tap, world: World): Promise<void> {
  const { language } = await languageOf(tap, world);
  await planReminder({ caseId, step, at, conversation: tap.conversation, language }, world);
}

/** A reminder's question is answered where it stands; the checklist itself follows. */
async function answerReminded(
  gone: boolean,
  current: Case,
  tap: Tap,
  world: World,
  { progress, show }: Helpers,
): Promise<Pressed> {
  const { language } = await languageOf(tap, world);
  const about = { title: current.article, time: '', caseId: current.id, step: null };
  const message = makeNoticeMessage(
    gone ? 'gone' : 'still',
    { detail: null, untranslated: null, about },
    language,
    world,
  );
  const { reply, after } = answerCard(message, tap, world);
  return {
    reply,
    after: async () => {
      if (current.incidentId === null) progress.show(current.id);
      else await show.everywhere({ id: current.incidentId });
      await after();
    },
  };
}

/** Who says it again changes nothing, and is not counted again. */
function countOutcome({ verb }: CaseButton, { article, language, outcome }: Case, metrics: World['metrics']): void {
  if (verb === 'solve' || (verb === 'reminded' && outcome?.kind === 'solved'))
    metrics.outcome({ kind: 'solved', article, language });
  if (verb === 'fail') metrics.outcome({ kind: 'not-helped', article, language });
}
