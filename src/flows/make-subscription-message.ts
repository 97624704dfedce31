import type { Message } from '../ports/channel.ts';
import { viewSubscriptionForm, viewSubscriptions } from '../view/subscription-view.ts';
import { listTongues } from '../view/tongue.ts';
import { toMessage } from './make-message.ts';
import { baseOf } from './own-place.ts';
import type { World } from './world.ts';

const notices = ['subscribe', 'subscriptions'] as const;

/** Answers about the alerts of a conversation; what they show depends on what is stored when they are sent. */
export type SubscriptionNotice = (typeof notices)[number];

/** True for the name of such an answer. */
export const isSubscriptionNotice = (name: string): name is SubscriptionNotice =>
  notices.some((known) => known === name);

/** The empty form, or the list of what a conversation has asked for. */
export async function makeSubscriptionMessage(
  notice: SubscriptionNotice,
  conversationId: string,
  language: string,
  { incidents, words, cards }: World,
): Promise<Message> {
  const say = words.in(language);
  const tongues = listTongues(words);
  if (notice === 'subscribe') return toMessage(viewSubscriptionForm(null, say, tongues), cards);
  const all = await incidents.listSubscriptions();
  const here = all.filter(({ conversation }) => conversation.id === baseOf(conversationId));
  return toMessage(viewSubscriptions(here, say, tongues), cards);
}
