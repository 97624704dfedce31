import { type Severity, type Source, severities, sources } from '../incident/alert.ts';
import type { Message } from '../ports/channel.ts';
import type { Subscription } from '../ports/incident-store.ts';
import type { Tap } from '../ports/incoming.ts';
import type { Button } from '../view/button.ts';
import { viewSubscriptionForm } from '../view/subscription-view.ts';
import { listTongues } from '../view/tongue.ts';
import { answerCard, answerNotice, refuseTap } from './answer-tap.ts';
import { languageOf } from './language-of.ts';
import { toMessage } from './make-message.ts';
import { makeSubscriptionMessage } from './make-subscription-message.ts';
import { baseOf } from './own-place.ts';
import { postSample } from './post-sample.ts';
import type { Pressed } from './press-button.ts';
import { resumePosts } from './resume-posts.ts';
import type { ShowIncident } from './show-incident.ts';
import type { World } from './world.ts';

/** A button of the cards about subscriptions. */
export type SubscriptionButton = Extract<
  Button,
  { verb: 'subscribe' | 'edit' | 'pause' | 'continue' | 'end' | 'test-alert' }
>;

/** True for who may set up alerts: everybody in the conversation, or the administrators where there are any. */
export const maySubscribe = (personId: string, { admins }: Pick<World, 'admins'>): boolean =>
  admins.length === 0 || admins.includes(personId.toLowerCase());

/** Somebody sets up, changes or tries the alerts of a conversation. */
export async function pressOnSubscription(
  button: SubscriptionButton,
  tap: Tap,
  world: World,
  show: ShowIncident,
): Promise<Pressed> {
  if (!maySubscribe(tap.person.id, world)) return answerNotice('not-allowed', tap, world);
  const { language } = await languageOf(tap, world);
  const message = await carryOut(button, tap, language, world, show);
  return message === null ? refuseTap('notice.foreign', tap, world) : answerCard(message, tap, world);
}

/** The card that follows; null when the subscription is not of this conversation. */
async function carryOut(
  button: SubscriptionButton,
  tap: Tap,
  language: string,
  world: World,
  show: ShowIncident,
): Promise<Message | null> {
  const { incidents, words, cards, log } = world;
  const say = words.in(language);
  const tongues = listTongues(words);
  if (button.verb === 'test-alert') {
    await postSample(tap.conversation, language, world, show);
    return makeSubscriptionMessage('subscriptions', tap.conversation.id, language, world);
  }
  const known = button.subscription === null ? null : await incidents.findSubscription(button.subscription);
  const isForeign = known !== null && known.conversation.id !== baseOf(tap.conversation.id);
  if (isForeign || (known === null && button.subscription !== null && button.verb !== 'end')) return null;
  if (button.verb === 'edit') return toMessage(viewSubscriptionForm(known, say, tongues), cards);
  if (button.verb === 'subscribe') {
    const form = readForm(button, words.languages);
    if (!form.matchers.every(isMatcher) || form.matchers.length > mostMatchers) {
      // What was typed and chosen stays, to be corrected.
      const typed = { ...form, id: button.subscription };
      return toMessage(viewSubscriptionForm(typed, say, tongues, 'subscription.bad-matchers'), cards);
    }
    await save(form, known, tap, world);
    await resumePosts(baseOf(tap.conversation.id), world, show);
  } else if (button.verb === 'end') {
    if (known) await incidents.deleteSubscription(known.id);
  } else if (known) {
    const paused =
      button.verb === 'pause' ? { why: 'person' as const, code: null, at: world.clock.now().toISOString() } : null;
    await incidents.saveSubscription({ ...known, paused });
    if (button.verb === 'continue') await resumePosts(known.conversation.id, world, show);
  }
  log.info('subscription', { verb: button.verb });
  return makeSubscriptionMessage('subscriptions', tap.conversation.id, language, world);
}

type Form = Pick<Subscription, 'sources' | 'severity' | 'matchers' | 'language'>;

/** Pressing Save twice on a new form makes one subscription: it is named after the form's message. */
async function save(
  form: Form,
  known: Subscription | null,
  tap: Tap,
  { incidents, store, ids, clock }: World,
): Promise<void> {
  const at = clock.now();
  const conversation = { ...tap.conversation, id: baseOf(tap.conversation.id) };
  const id = tap.messageId === null ? ids.next() : `${tap.messageId}@${conversation.id}`.slice(0, 300);
  await store.saveConversation(conversation, at);
  await incidents.saveSubscription({
    ...(known ?? { id, by: tap.person, at: at.toISOString() }),
    ...form,
    conversation,
    paused: null,
  });
}

/** Codes and labels of one subscription. */
const mostMatchers = 20;

/** What was typed and chosen; the matchers may still be wrong. */
function readForm(form: Extract<SubscriptionButton, { verb: 'subscribe' }>, languages: readonly string[]): Form {
  const chosen = form.sources.split(',').filter((name): name is Source => sources.some((source) => source === name));
  const matchers = form.matchers
    .split(/[,;،、，；]/u)
    .map((matcher) => matcher.replace(/\s*=\s*/, '=').trim())
    .filter((matcher) => matcher !== '');
  const severity = severities.find((each): each is Severity => each === form.severity) ?? 'warning';
  const language = languages.find((each) => each === form.language) ?? languages[0] ?? 'en';
  return { sources: chosen.length === sources.length ? [] : chosen, severity, matchers, language };
}

/** A code, or a label and its value. */
const isMatcher = (text: string): boolean =>
  /^[245]\.\d{1,3}\.\d{1,3}$|^[245]\d\d$|^[A-Za-z_][\w.:/-]{0,59}=[^\p{Cc}]{1,100}$/u.test(text);
