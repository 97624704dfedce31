import type { CardJson } from './cards.ts';

/** What the bot needs to post into a conversation at any later time. */
export type ConversationReference = {
  /** As the channel gives it, with `;messageid=` for a thread of a Teams channel. */
  id: string;
  kind: 'personal' | 'group' | 'channel';
  /** Of a channel, where it is told: its team, whose id is that of the General channel. */
  teamId?: string;
  tenantId: string | null;
  serviceUrl: string;
  /** The bot's own account in that conversation. */
  bot: { id: string; name: string };
};

/** One card and the sentence that notifications and screen readers show for it. */
export type Message = { card: CardJson; summary: string };

/** What became of an outgoing message. */
export type Delivery =
  /** Arrived. `messageId` is null when the channel gave none. */
  | { kind: 'sent'; messageId: string | null }
  /** An update's message is not there (any more). */
  | { kind: 'missing' }
  /** The conversation can't be written to (403, 404): stop until somebody writes again. */
  | { kind: 'gone'; status: number; code: string }
  /** This message will never be taken as it is (400, 401, 413, 500). */
  | { kind: 'refused'; status: number; code: string }
  /** Certainly not arrived, tried as often as the retry policy allows. */
  | { kind: 'unsent'; status: number | null }
  /** Time-out or reset after the request left: nobody knows. */
  | { kind: 'unknown' };

/** Writes into conversations. Never throws for what the network or the other side does. */
export type Channel = {
  send(to: ConversationReference, message: Message): Promise<Delivery>;
  update(to: ConversationReference, messageId: string, message: Message): Promise<Delivery>;
};
