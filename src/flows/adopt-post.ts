import type { Post } from '../ports/incident-store.ts';
import type { Tap } from '../ports/incoming.ts';
import { planRetirement } from './retire-card.ts';
import type { World } from './world.ts';

/** Until a tap is answered. Milliseconds. */
const answerPause = 30_000;

/**
 * A tap tells where a card is. One of which nobody knew whether it had arrived becomes the card of its incident; another
 * that took its place meanwhile says so, and has no buttons any more. Gives what is to be done once the tap is answered;
 * null when the tap told nothing new.
 */
export async function adoptPost(
  { incidentId, conversationId }: Pick<Post, 'incidentId' | 'conversationId'>,
  { messageId }: Tap,
  world: World,
): Promise<(() => Promise<void>) | null> {
  const { incidents, clock, log } = world;
  for (;;) {
    const post = await incidents.findPost(incidentId, conversationId);
    if (!post || messageId === null || messageId === post.messageId || !isDoubtful(post)) return null;
    const replaced = post.messageId;
    // Asked for first: else a crash right after would leave two cards.
    if (replaced !== null) {
      await planRetirement(post, replaced, world, new Date(clock.now().getTime() + answerPause));
    }
    const adopted: Post = { ...post, state: 'live', messageId, shownVersion: 0, shownCase: 0 };
    if (!(await incidents.savePost(adopted, post))) continue;
    log.warn('incident-card-adopted', { incident: incidentId });
    return async () => (replaced === null ? undefined : planRetirement(post, replaced, world));
  }
}

/** True when a message may be there whose id is not known: an id from a client alone is not believed. */
const isDoubtful = ({ state, messageId, orphans }: Post): boolean =>
  orphans > 0 || state === 'sending' || (state === 'live' && messageId === null);
