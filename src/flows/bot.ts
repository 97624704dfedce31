import type { Source } from '../incident/alert.ts';
import type { Flows } from '../ports/incoming.ts';
import { answerEdit } from './answer-edit.ts';
import { answerExtension } from './answer-extension.ts';
import { answerMessage } from './answer-message.ts';
import { createDelivery } from './deliver-answers.ts';
import { greet } from './greet.ts';
import { createPostLimit } from './limit-posts.ts';
import { createRateLimit, defaultRates, type Rates } from './limit-rate.ts';
import { pressButton } from './press-button.ts';
import { type AlertReceipt, receiveAlert } from './receive-alert.ts';
import { remind, remindJob } from './remind.ts';
import { retireCard, retireJob } from './retire-card.ts';
import { createShowIncident, showJob } from './show-incident.ts';
import { createProgress } from './show-progress.ts';
import { slowDown } from './slow-down.ts';
import { recoverWaking, wakeIncident, wakeJob, warnJob, warnOfQueue } from './wake-incident.ts';
import type { World } from './world.ts';

/** Everything that can happen, wired to what answers it. */
export type Bot = Flows & {
  /** A source told something. Resolves when it is stored; rejects when it was not. */
  onAlert(source: Source, body: unknown): Promise<AlertReceipt>;
  /** Takes up what an earlier process left undone. */
  recover(): Promise<void>;
  /** Finishes what is being sent. */
  drain(): Promise<void>;
};

/** Makes the bot. Without `rates` everybody may do as much as they like. */
export function createBot(world: World, rates: Rates | null = defaultRates): Bot {
  const progress = createProgress(world);
  const delivery = createDelivery(world, progress.show);
  const show = createShowIncident(world, createPostLimit());
  const onChanged = async (caseId: string): Promise<void> => {
    const incident = await world.incidents.findIncidentOfCase(caseId);
    if (incident) await show.everywhere(incident);
    else progress.show(caseId);
  };
  const deeds = {
    onMessage: answerMessage(world, delivery, progress, show),
    onEdited: answerEdit(world, delivery),
    onTap: pressButton(world, { progress, delivery, show }),
    onExtension: answerExtension(world),
  };
  return {
    ...(rates ? slowDown(deeds, createRateLimit(rates), world, delivery) : deeds),
    onAlert: receiveAlert(world, show),
    onInstalled: greet(world, delivery),
    onUninstalled: ({ conversation }) => world.store.forgetConversation(conversation.id),
    async recover() {
      await delivery.recover();
      await progress.recover();
      await show.recover();
      await recoverWaking(world);
      world.queue.start({
        [showJob]: show.work,
        [wakeJob]: wakeIncident(world, delivery, show.everywhere),
        [warnJob]: warnOfQueue(world, delivery, show.everywhere),
        [retireJob]: retireCard(world, show.everywhere),
        [remindJob]: remind(world, delivery, onChanged),
      });
    },
    async drain() {
      await world.queue.drain();
      await delivery.drain();
      await progress.drain();
    },
  };
}
