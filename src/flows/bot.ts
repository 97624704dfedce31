import type { Flows } from '../ports/incoming.ts';
import { answerMessage } from './answer-message.ts';
import { createDelivery } from './deliver-answers.ts';
import { greet } from './greet.ts';
import { pressButton } from './press-button.ts';
import { createProgress } from './show-progress.ts';
import type { World } from './world.ts';

/** Everything that can happen, wired to what answers it. */
export type Bot = Flows & {
  /** Takes up what an earlier process left undone. */
  recover(): Promise<void>;
  /** Finishes what is being sent. */
  drain(): Promise<void>;
};

/** Makes the bot. */
export function createBot(world: World): Bot {
  const progress = createProgress(world);
  const delivery = createDelivery(world, progress.show);
  return {
    onMessage: answerMessage(world, delivery),
    onTap: pressButton(world, progress, delivery),
    onInstalled: greet(world, delivery),
    onUninstalled: ({ conversation }) => world.store.forgetConversation(conversation.id),
    async recover() {
      await delivery.recover();
      await progress.recover();
    },
    async drain() {
      await delivery.drain();
      await progress.drain();
    },
  };
}
