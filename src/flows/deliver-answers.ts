import { findArticle } from '../knowledge/knowledge.ts';
import type { Message } from '../ports/channel.ts';
import type { MessageKey, PendingAnswer } from '../ports/store.ts';
import { plainLook } from '../view/case-view.ts';
import { isNotice } from '../view/notice-view.ts';
import { backOff, maxTries } from './back-off.ts';
import { makeCaseMessage, makeNoticeMessage } from './make-message.ts';
import { isSubscriptionNotice, makeSubscriptionMessage } from './make-subscription-message.ts';
import type { World } from './world.ts';

/** Sends accepted answers in the background, in order within a conversation, until each has arrived. */
export type Delivery = {
  /** Returns at once; never throws. */
  deliver(pending: PendingAnswer): void;
  /** Takes up what an earlier process accepted and did not finish. */
  recover(): Promise<void>;
  /** Ends when nothing is being sent any more. What waits for a later try stays stored. */
  drain(): Promise<void>;
};

/** Makes the delivery. `onShown` is told when the card of a case is in place. */
export function createDelivery(world: World, onShown: (caseId: string) => void): Delivery {
  const { store, channel, clock, log } = world;
  const queues = new Map<string, Promise<void>>();
  const inHand = new Set<string>();
  const stopping = new AbortController();

  /** What is being sent, or waits for its next try, is not sent a second time beside it. */
  function deliver(pending: PendingAnswer): void {
    const name = nameOf(pending.key);
    if (inHand.has(name)) return;
    inHand.add(name);
    enqueue(pending);
  }

  function enqueue(pending: PendingAnswer): void {
    const conversationId = pending.conversation.id;
    const turn = (queues.get(conversationId) ?? Promise.resolve())
      .then(() => attempt(pending))
      .catch((error: unknown) => {
        log.error('answer-failed', { reason: reasonOf(error) });
        return null;
      })
      .then((unfinished) => {
        if (unfinished) tryLater(unfinished);
        else inHand.delete(nameOf(pending.key));
        if (queues.get(conversationId) === turn) queues.delete(conversationId);
      });
    queues.set(conversationId, turn);
  }

  /** Gives what is to be tried again, null when nothing is. */
  async function attempt(pending: PendingAnswer): Promise<PendingAnswer | null> {
    if (stopping.signal.aborted) return null;
    const made = await makeMessage(pending, world);
    if (!made) return finish(pending);
    const delivery = await channel.send(pending.conversation, made.message);
    if (delivery.kind === 'sent') {
      // Asked for together, they wait for the disk once.
      await Promise.all([
        made.caseId && store.saveShown(made.caseId, delivery.messageId, made.version),
        finish(pending),
      ]);
      if (made.caseId) onShown(made.caseId);
      return null;
    }
    const attempts = pending.attempts + 1;
    const final = delivery.kind === 'gone' || delivery.kind === 'refused' || attempts >= maxTries;
    log.warn('answer-undelivered', { outcome: delivery.kind, attempts, final });
    if (final) return finish(pending);
    await store.countAttempt(pending.key);
    return { ...pending, attempts };
  }

  async function finish({ key }: PendingAnswer): Promise<null> {
    await store.markAnswered(key, clock.now());
    return null;
  }

  /** A time-out may have arrived all the same: a second card is a nuisance, no card at all is a failure. */
  function tryLater(pending: PendingAnswer): void {
    clock
      .wait(backOff(pending.attempts), stopping.signal)
      .then(() => enqueue(pending))
      .catch((error: unknown) => log.error('answer-failed', { reason: reasonOf(error) }));
  }

  return {
    deliver,
    async recover() {
      const pending = await store.listPending();
      if (pending.length > 0) log.info('answers-recovered', { count: pending.length });
      for (const answer of pending) deliver(answer);
    },
    async drain() {
      while (queues.size > 0) await Promise.all(queues.values());
      stopping.abort();
    },
  };
}

type MadeMessage = { message: Message; caseId: string | null; version: number };

/** Renders the answer as it stands now; null when there is nothing to say any more, or its card is there already. */
async function makeMessage({ key, answer, conversation }: PendingAnswer, world: World): Promise<MadeMessage | null> {
  if (answer.kind === 'notice') {
    if (isSubscriptionNotice(answer.notice)) {
      const message = await makeSubscriptionMessage(answer.notice, conversation.id, answer.language, world);
      return { message, caseId: null, version: 0 };
    }
    if (!isNotice(answer.notice)) return null;
    const message = makeNoticeMessage(answer.notice, { ...answer, message: key.activityId }, answer.language, world);
    return { message, caseId: null, version: 0 };
  }
  const stored = await world.store.findCase(answer.caseId);
  const article = stored && findArticle(stored.case.article);
  if (!stored || !article || stored.messageId !== null || stored.shownVersion > 0) return null;
  return {
    message: makeCaseMessage(stored.case, article, plainLook, world),
    caseId: stored.case.id,
    version: stored.case.version,
  };
}

const nameOf = ({ conversationId, activityId }: MessageKey): string => JSON.stringify([conversationId, activityId]);

const reasonOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
