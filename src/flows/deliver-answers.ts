import { findArticle } from '../knowledge/knowledge.ts';
import type { Message } from '../ports/channel.ts';
import type { PendingAnswer } from '../ports/store.ts';
import { plainLook, viewCase } from '../view/case-view.ts';
import { isNotice, viewNotice } from '../view/notice-view.ts';
import { listTongues } from '../view/tongue.ts';
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

/** Milliseconds before the next try: half a minute, doubled each time, a quarter of an hour at most. */
const backOff = (attempts: number): number => Math.min(30_000 * 2 ** attempts, 900_000);

/** After about four hours nobody waits for the answer any more. */
const maxAttempts = 20;

/** Makes the delivery. `onShown` is told when the card of a case is in place. */
export function createDelivery(world: World, onShown: (caseId: string) => void): Delivery {
  const { store, channel, clock, log } = world;
  const queues = new Map<string, Promise<void>>();
  const stopping = new AbortController();

  function deliver(pending: PendingAnswer): void {
    const conversationId = pending.conversation.id;
    const turn = (queues.get(conversationId) ?? Promise.resolve())
      .then(() => attempt(pending))
      .catch((error: unknown) => log.error('answer-failed', { reason: reasonOf(error) }))
      .finally(() => {
        if (queues.get(conversationId) === turn) queues.delete(conversationId);
      });
    queues.set(conversationId, turn);
  }

  async function attempt(pending: PendingAnswer): Promise<void> {
    if (stopping.signal.aborted) return;
    const made = await makeMessage(pending, world);
    if (!made) return store.markAnswered(pending.key, clock.now());
    const delivery = await channel.send(pending.conversation, made.message);
    if (delivery.kind === 'sent') {
      if (made.caseId) await store.saveShown(made.caseId, delivery.messageId, made.version);
      await store.markAnswered(pending.key, clock.now());
      if (made.caseId) onShown(made.caseId);
      return;
    }
    const final = delivery.kind === 'gone' || delivery.kind === 'refused' || pending.attempts + 1 >= maxAttempts;
    log.warn('answer-undelivered', { outcome: delivery.kind, attempts: pending.attempts + 1, final });
    if (final) return store.markAnswered(pending.key, clock.now());
    await store.countAttempt(pending.key);
    tryLater({ ...pending, attempts: pending.attempts + 1 });
  }

  /** A time-out may have arrived all the same: a second card is a nuisance, no card at all is a failure. */
  function tryLater(pending: PendingAnswer): void {
    clock
      .wait(backOff(pending.attempts - 1), stopping.signal)
      .then(() => deliver(pending))
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

/** Renders the answer as it stands now; null when there is nothing to say any more. */
async function makeMessage({ answer }: PendingAnswer, { store, words, cards }: World): Promise<MadeMessage | null> {
  if (answer.kind === 'notice') {
    if (!isNotice(answer.notice)) return null;
    const view = viewNotice(answer.notice, answer, words.in(answer.language), listTongues(words));
    return { message: { card: cards.expand(view), summary: view.summary }, caseId: null, version: 0 };
  }
  const stored = await store.findCase(answer.caseId);
  const article = stored && findArticle(stored.case.article);
  if (!stored || !article) return null;
  const view = viewCase(stored.case, article, words.in(stored.case.language), listTongues(words), plainLook);
  return {
    message: { card: cards.expand(view), summary: view.summary },
    caseId: stored.case.id,
    version: stored.case.version,
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
