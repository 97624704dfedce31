import type { EditedMessage, ExtensionRequest, Flows, Tap, WrittenMessage } from '../ports/incoming.ts';
import type { Answer } from '../ports/store.ts';
import { maxTries } from './back-off.ts';
import type { Delivery } from './deliver-answers.ts';
import { languageOf } from './language-of.ts';
import type { RateLimit } from './limit-rate.ts';
import type { World } from './world.ts';

/** What people do of their own accord, as often as they like. */
type Deeds = Pick<Flows, 'onMessage' | 'onEdited' | 'onTap' | 'onExtension'>;

type Message = WrittenMessage | EditedMessage;

/**
 * The same deeds within the limits. What is too much is counted and nothing of it is stored; a message gets a
 * notice once a minute and silence otherwise, a tap always gets a sentence (where nothing shows it, the notice, too). So
 * does the message extension, of which each question is a tap.
 */
export function slowDown(deeds: Deeds, limit: RateLimit, world: World, delivery: Delivery): Deeds {
  const { clock, log, metrics, words } = world;

  function judge(what: 'message' | 'tap' | 'submit', { person, conversation }: Message | Tap | ExtensionRequest) {
    const verdict = limit.judge(what, { personId: person.id, tenantId: conversation.tenantId }, clock.now());
    if (verdict.kind === 'refused') {
      log.warn('slowed-down', { what, by: verdict.by });
      metrics.slowedDown(what, verdict.by);
    }
    return verdict;
  }

  const slowly =
    <M extends Message>(answer: (message: M) => Promise<void>) =>
    async (message: M): Promise<void> => {
      const verdict = judge('message', message);
      if (verdict.kind === 'allowed') return answer(message);
      if (verdict.notify) await notify(message, world, delivery);
    };

  return {
    onMessage: slowly(deeds.onMessage),
    onEdited: slowly(deeds.onEdited),
    async onTap(tap) {
      const verdict = judge(tap.via === 'submit' ? 'submit' : 'tap', tap);
      if (verdict.kind === 'allowed') return deeds.onTap(tap);
      const { language } = await languageOf(tap, world);
      return {
        reply: { kind: 'refused', sentence: words.in(language).ui('notice.slow-down.text') },
        after: async () => (verdict.notify ? notify(tap, world, delivery) : undefined),
      };
    },
    async onExtension(request) {
      if (judge('tap', request).kind === 'allowed') return deeds.onExtension(request);
      const { language } = await languageOf(request, world);
      return { kind: 'sentence', sentence: words.in(language).ui('notice.slow-down.text') };
    },
  };
}

async function notify({ person, locale, conversation }: Message | Tap, world: World, delivery: Delivery) {
  const { language, untranslated } = await languageOf({ person, locale }, world);
  const answer: Answer = { kind: 'notice', notice: 'slow-down', language, untranslated, detail: null };
  const key = { conversationId: conversation.id, activityId: world.ids.next() };
  // Its last try is its first: later than now it would be wrong.
  delivery.deliver({ key, conversation, answer, attempts: maxTries - 1 });
}
