import type { ShowIncident } from './show-incident.ts';
import type { World } from './world.ts';

/** A conversation can be written to again: the cards of what is still open there go on. */
export async function resumePosts(
  conversationId: string,
  { incidents }: Pick<World, 'incidents'>,
  show: ShowIncident,
): Promise<void> {
  for (const incident of await incidents.listOpen()) {
    const post = await incidents.findPost(incident.id, conversationId);
    if (post?.state !== 'gone') continue;
    const state = post.messageId === null ? 'wanted' : 'live';
    await incidents.savePost({ ...post, state, shownVersion: 0, shownCase: 0 }, post);
    await show.everywhere(incident);
  }
}
