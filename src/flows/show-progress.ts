import { findArticle } from '../knowledge/knowledge.ts';
import { type Look, plainLook } from '../view/case-view.ts';
import { backOff, maxTries } from './back-off.ts';
import { makeCaseMessage } from './make-message.ts';
import type { World } from './world.ts';

/** Keeps the card that everybody sees at the newest version of its case. */
export type Progress = {
  /**
   * Updates the card of a case in the background. Returns at once; never throws. With a look it is written even when it
   * shows the newest version already: so a client without Action.Execute sees what it pressed.
   */
  show(caseId: string, look?: Look): void;
  /** Takes up what an earlier process stored and did not show. */
  recover(): Promise<void>;
  /** Ends when nothing is being updated any more. */
  drain(): Promise<void>;
};

/**
 * Makes the one writer per case: while it writes, later changes only mark the case, and it renders the newest version
 * each time, so that a late update never overwrites a newer state.
 */
export function createProgress(world: World): Progress {
  const { store, clock, log } = world;
  const writing = new Map<string, Promise<void>>();
  /** What is to be written, and the look at it that somebody waits for. */
  const marked = new Map<string, Look | undefined>();
  /** How often the card of a case failed to arrive, and which cases wait for their next try. */
  const failed = new Map<string, number>();
  const waiting = new Set<string>();
  const stopping = new AbortController();

  function show(caseId: string, look?: Look): void {
    marked.set(caseId, look ?? marked.get(caseId));
    if (writing.has(caseId)) return;
    const work = write(caseId).finally(() => {
      writing.delete(caseId);
      if (marked.has(caseId)) show(caseId);
    });
    writing.set(caseId, work);
  }

  async function write(caseId: string): Promise<void> {
    while (marked.has(caseId)) {
      const look = marked.get(caseId);
      marked.delete(caseId);
      const settled = await writeNewest(caseId, look, world).catch((error: unknown) => {
        complain(error);
        return false;
      });
      if (settled) failed.delete(caseId);
      else tryLater(caseId);
    }
  }

  /** Gives up when nobody waits for it any more: the next change, or the next start, begins anew. */
  function tryLater(caseId: string): void {
    if (waiting.has(caseId)) return;
    const count = (failed.get(caseId) ?? 0) + 1;
    if (count >= maxTries) {
      failed.delete(caseId);
      return;
    }
    failed.set(caseId, count);
    waiting.add(caseId);
    clock
      .wait(backOff(count), stopping.signal)
      .then(() => {
        waiting.delete(caseId);
        if (!stopping.signal.aborted) show(caseId);
      })
      .catch(complain);
  }

  const complain = (error: unknown): void =>
    log.error('update-failed', { reason: error instanceof Error ? error.name : 'unknown' });

  return {
    show,
    async recover() {
      const stale = await store.listStale();
      if (stale.length > 0) log.info('cards-recovered', { count: stale.length });
      for (const caseId of stale) show(caseId);
    },
    async drain() {
      while (writing.size > 0) await Promise.all(writing.values());
      stopping.abort();
    },
  };
}

/** True when there is nothing more to be done for the newest version; false when it is to be tried again. */
async function writeNewest(caseId: string, look: Look | undefined, world: World): Promise<boolean> {
  const { store, channel, log } = world;
  const stored = await store.findCase(caseId);
  // Without a message the first card is still on its way; it will show this version by itself.
  if (!stored || stored.messageId === null) return true;
  if (!look && stored.shownVersion >= stored.case.version) return true;
  const conversation = await store.findConversation(stored.case.conversationId);
  const article = findArticle(stored.case.article);
  if (!conversation || !article) return true;
  const message = makeCaseMessage(stored.case, article, look ?? plainLook, world);
  const update = await channel.update(conversation, stored.messageId, message);
  // Teams at times forgets a message that is there: a new one takes its place, once.
  const delivery = update.kind === 'missing' ? await channel.send(conversation, message) : update;
  if (delivery.kind !== 'sent') log.warn('update-undelivered', { outcome: delivery.kind });
  if (delivery.kind === 'unsent' || delivery.kind === 'unknown') return false;
  const messageId = delivery.kind === 'sent' && update.kind === 'missing' ? delivery.messageId : stored.messageId;
  await store.saveShown(caseId, messageId, stored.case.version);
  return true;
}
