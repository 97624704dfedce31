import type { Incident } from '../incident/incident.ts';
import type { ConversationReference } from '../ports/channel.ts';
import type { Post } from '../ports/incident-store.ts';
import type { Delivery } from './deliver-answers.ts';
import type { World } from './world.ts';

/**
 * Says something about an incident once in each conversation that has its card, under the card where there are threads.
 * `key` names the occasion: whatever happens, it is said once.
 */
export async function announce(
  incident: Incident,
  notice: 'queue-warning' | 'snooze-over',
  { key, time }: { key: string; time: string },
  { incidents, store, clock }: World,
  delivery: Delivery,
): Promise<void> {
  for (const post of await incidents.listPosts(incident.id)) {
    if (post.state === 'gone') continue;
    const conversation = await store.findConversation(post.conversationId);
    if (!conversation) continue;
    const pending = {
      key: { conversationId: post.conversationId, activityId: `incident:${incident.id}:${key}` },
      conversation: inThread(conversation, post),
      answer: {
        kind: 'notice' as const,
        notice,
        language: post.language,
        untranslated: null,
        detail: null,
        about: { title: incident.title, time, caseId: null, step: null },
      },
    };
    if (await store.acceptMessage(pending, null, clock.now())) delivery.deliver({ ...pending, attempts: 0 });
  }
}

/** Where something about a card is said: under it, where there are threads. */
export const inThread = (conversation: ConversationReference, { messageId }: Post): ConversationReference =>
  conversation.kind === 'channel' && messageId !== null
    ? { ...conversation, id: `${conversation.id};messageid=${messageId}` }
    : conversation;
