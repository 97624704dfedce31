import type { Post } from '../ports/incident-store.ts';
import type { Tap } from '../ports/incoming.ts';
import { makeNoticeMessage } from './make-message.ts';
import type { World } from './world.ts';

/**
 * A tap tells where a card is. One of which nobody knew whether it had arrived becomes the card of its incident; another
 * that took its place meanwhile says so, and has no buttons any more. Gives what is to be done once the tap is answered.
 */
export async function adoptPost(post: Post, tap: Tap, world: World): Promise<() => Promise<void>> {
  const { incidents, channel, log } = world;
  const { messageId } = tap;
  const isKnown = messageId === null || messageId === post.messageId;
  // Without a doubtful message the tap tells nothing new: an id from a client alone is not believed.
  if (isKnown || (post.messageId !== null && post.orphans === 0)) return async () => {};
  await incidents.savePost({ ...post, state: 'live', messageId, shownVersion: 0, shownCase: 0 });
  log.warn('incident-card-adopted', { incident: post.incidentId });
  const replaced = post.messageId;
  if (replaced === null) return async () => {};
  return async () => {
    const facts = { detail: null, untranslated: null };
    await channel.update(tap.conversation, replaced, makeNoticeMessage('superseded', facts, post.language, world));
  };
}
