import type { Person } from '../checklist/case.ts';
import type { ConversationReference } from './channel.ts';

/** What every incoming activity tells. */
type Arrival = {
  /** The activity's id; null when the channel gave none. */
  id: string | null;
  conversation: ConversationReference;
  person: Person;
  /** The client's locale (BCP 47), null when unknown. */
  locale: string | null;
};

/** Somebody wrote; mentions of the bot are taken out of `text`. */
export type WrittenMessage = Arrival & { kind: 'message'; text: string };

/** Somebody changed the text of a message; `id` is that message's. */
export type EditedMessage = Arrival & { kind: 'edited'; id: string; text: string };

/**
 * Somebody pressed a button. `via`: with Action.Execute the response brings the reply to who pressed; older clients send
 * Action.Submit and show nothing but messages. `messageId` is the message that holds the card, null when the channel did
 * not say.
 */
export type Tap = Arrival & {
  kind: 'tap';
  via: 'execute' | 'submit';
  messageId: string | null;
  verb: string | null;
  data: unknown;
};

/** The bot was installed into, or removed from, a conversation. */
export type Installation = Arrival & { kind: 'installed' | 'uninstalled' };

/** One turn as plain data, free of any SDK. */
export type Incoming = WrittenMessage | EditedMessage | Tap | Installation;

/** What a tap is answered with: the current card, or a sentence where there is no card to show. */
export type TapReply =
  | { kind: 'card'; card: import('./cards.ts').CardJson; summary: string }
  | { kind: 'refused'; sentence: string };

/** What the channel asks of the bot. A tap's `after` runs once the reply has left; after a submit it shows what the reply says. */
export type Flows = {
  onMessage(message: WrittenMessage): Promise<void>;
  onEdited(message: EditedMessage): Promise<void>;
  onTap(tap: Tap): Promise<{ reply: TapReply; after: () => Promise<void> }>;
  onInstalled(event: Installation): Promise<void>;
  onUninstalled(event: Installation): Promise<void>;
};
