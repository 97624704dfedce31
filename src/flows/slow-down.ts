import type { Flows, Tap, WrittenMessage } from '../ports/incoming.ts';
import type { Answer } from '../ports/store.ts';
import { maxTries } from './back-off.ts';
import type { Delivery } from './deliver-answers.ts';
import { languageOf } from './language-of.ts';
import type { RateLimit } from './limit-rate.ts';
import type { World } from './world.ts';

/** What people do of their own accord, as often as they like. */
type Deeds = Pick<Flows, 'onMessage' | 'onTap'>;

/**
 * The same deeds within the limits. What is too much is counted in the log and nothing of it is stored; a message gets a
 * notice once a minute and silence otherwise, a tap always gets a sentence.
 */
export function slowDown(deeds: Deeds, limit: RateLimit, world: World, delivery: Delivery): Deeds {
  const { clock, log, words } = world;

  function judge(what: 'message' | 'tap', { person, conversation }: WrittenMessage | Tap) {
    const verdict = limit.judge(what, { personId: person.id, tenantId: conversation.tenantId }, clock.now());
    if (verdict.kind === 'refused') log.warn('slowed-down', { what, by: verdict.by });
    return verdict;
  }

  return {
    async onMessage(message) {
      const verdict = judge('message', message);
      if (verdict.kind === 'allowed') return deeds.onMessage(message);
      if (verdict.notify) await notify(message, world, delivery);
    },
    async onTap(tap) {
      if (judge('tap', tap).kind === 'allowed') return deeds.onTap(tap);
      const { language } = await languageOf(tap, world);
      return {
        reply: { kind: 'refused', sentence: words.in(language).ui('notice.slow-down.text') },
        after: async () => {},
      };
    },
  };
}

async function notify({ person, locale, conversation }: WrittenMessage, world: World, delivery: Delivery) {
  const { language, untranslated } = await languageOf({ person, locale }, world);
  const answer: Answer = { kind: 'notice', notice: 'slow-down', language, untranslated, detail: null };
  const key = { conversationId: conversation.id, activityId: world.ids.next() };
  // Its last try is its first: later than now it would be wrong.
  delivery.deliver({ key, conversation, answer, attempts: maxTries - 1 });
}
