import type { Installation } from '../ports/incoming.ts';
import type { Delivery } from './deliver-answers.ts';
import { languageOf } from './language-of.ts';
import type { World } from './world.ts';

/** Milliseconds to wait for the event that knows the language. */
const patience = 1_500;

/**
 * The bot was installed: say hello once. Teams tells it twice, in any order, and only `installationUpdate` knows the
 * client's locale; so the other one waits a moment.
 */
export const greet =
  (world: World, delivery: Delivery) =>
  async ({ conversation, person, locale }: Installation): Promise<void> => {
    const { store, clock, metrics } = world;
    await store.saveConversation(conversation, clock.now());
    if (locale === null) await clock.wait(patience);
    const spoken = await languageOf({ person, locale }, world);
    const pending = {
      key: { conversationId: conversation.id, activityId: 'welcome' },
      conversation,
      answer: {
        kind: 'notice' as const,
        notice: 'welcome',
        language: spoken.language,
        untranslated: spoken.untranslated,
        detail: null,
      },
    };
    if (!(await store.acceptWelcome(pending, clock.now()))) return;
    metrics.answer({ kind: 'welcome', article: null, language: spoken.language });
    delivery.deliver({ ...pending, attempts: 0 });
  };
