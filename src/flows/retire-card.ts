import type { Post } from '../ports/incident-store.ts';
import type { JobResult } from '../ports/queue.ts';
import { backOff, maxTries } from './back-off.ts';
import { makeNoticeMessage } from './make-message.ts';
import type { ShowIncident } from './show-incident.ts';
import type { World } from './world.ts';

/** Kind of the queue's jobs. */
export const retireJob = 'retire-card';

type Retired = { incidentId: string; conversationId: string; messageId: string };

/** Asks for a message to say that its incident goes on in another one; now, or at the latest then. */
export const planRetirement = (
  { incidentId, conversationId }: Pick<Post, 'incidentId' | 'conversationId'>,
  messageId: string,
  { queue, clock }: World,
  at = clock.now(),
): Promise<void> => {
  const body: Retired = { incidentId, conversationId, messageId };
  return queue.add({ kind: retireJob, key: JSON.stringify([incidentId, conversationId, messageId]), body, at });
};

/** Takes the buttons off a card in whose place another one is used. */
export const retireCard =
  (world: World, everywhere: ShowIncident['everywhere']) =>
  async (body: unknown, attempt: number): Promise<JobResult> => {
    const { incidentId, conversationId, messageId } = body as Retired;
    const { incidents, channel, store, clock } = world;
    const post = await incidents.findPost(incidentId, conversationId);
    const conversation = await store.findConversation(conversationId);
    // Somebody may have gone back to it.
    if (!post || !conversation || post.messageId === messageId) return { kind: 'done' };
    const facts = { detail: null, untranslated: null };
    const message = makeNoticeMessage('superseded', facts, post.language, world);
    const { kind } = await channel.update(conversation, messageId, message);
    if ((kind === 'unsent' || kind === 'unknown') && attempt < maxTries) {
      return { kind: 'again', at: new Date(clock.now().getTime() + backOff(attempt)) };
    }
    const now = await incidents.findPost(incidentId, conversationId);
    if (now?.messageId === messageId) {
      await incidents.savePost({ ...now, shownVersion: 0, shownCase: 0 }, now);
      await everywhere({ id: incidentId });
    }
    return { kind: 'done' };
  };
