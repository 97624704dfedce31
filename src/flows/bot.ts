import type { Flows } from '../ports/incoming.ts';
import { answerEdit } from './answer-edit.ts';
import { answerExtension } from './answer-extension.ts';
import { answerMessage } from './answer-message.ts';
import { createDelivery } from './deliver-answers.ts';
import { greet } from './greet.ts';
import { createRateLimit, defaultRates, type Rates } from './limit-rate.ts';
import { pressButton } from './press-button.ts';
import { createProgress } from './show-progress.ts';
import { slowDown } from './slow-down.ts';
import type { World } from './world.ts';

/** Everything that can happen, wired to what answers it. */
export type Bot = Flows & {
  /** Takes up what an earlier process left undone. */
  recover(): Promise<void>;
  /** Finishes what is being sent. */
  drain(): Promise<void>;
};

/** Makes the bot. Without `rates` everybody may do as much as they like. */
export function createBot(world: World, rates: Rates | null = defaultRates): Bot {
  const progress = createProgress(world);
  const delivery = createDelivery(world, progress.show);
  const deeds = {
    onMessage: answerMessage(world, delivery, progress),
    onEdited: answerEdit(world, delivery),
    onTap: pressButton(world, progress, delivery),
    onExtension: answerExtension(world),
  };
  return {
    ...(rates ? slowDown(deeds, createRateLimit(rates), world, delivery) : deeds),
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
