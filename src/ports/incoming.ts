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

/** Somebody searches from the box where messages are written; `text` is empty at first. */
export type SearchRequest = Arrival & { kind: 'search'; text: string; skip: number; count: number };

/** Somebody wants an answer to a message that anybody wrote: `text` is somebody else's words. */
export type ExplainRequest = Arrival & { kind: 'explain'; text: string };

/** Somebody wants what was explained as a card to send; `data` is what the button of the explanation carried. */
export type InsertRequest = Arrival & { kind: 'insert'; data: unknown };

/** What the message extension is asked; it works in conversations, too, that the bot is not in. */
export type ExtensionRequest = SearchRequest | ExplainRequest | InsertRequest;

/** The bot was installed into, or removed from, a conversation. */
export type Installation = Arrival & { kind: 'installed' | 'uninstalled' };

/** One turn as plain data, free of any SDK. */
export type Incoming = WrittenMessage | EditedMessage | Tap | Installation;

/** A card that somebody may send as their own, and how it stands in the list to choose from. */
export type CardToSend = { title: string; text: string; card: import('./cards.ts').CardJson };

/** What the message extension answers: cards to send, a dialog, or a sentence. */
export type ExtensionReply =
  | { kind: 'cards'; cards: CardToSend[] }
  | { kind: 'dialog'; title: string; card: import('./cards.ts').CardJson }
  | { kind: 'sentence'; sentence: string };

/** What a tap is answered with: the current card, or a sentence where there is no card to show. */
export type TapReply =
  | { kind: 'card'; card: import('./cards.ts').CardJson; summary: string }
  | { kind: 'refused'; sentence: string };

/** What the channel asks of the bot. A tap's `after` runs once the reply has left; after a submit it shows what the reply says. */
export type Flows = {
  onMessage(message: WrittenMessage): Promise<void>;
  onEdited(message: EditedMessage): Promise<void>;
  onTap(tap: Tap): Promise<{ reply: TapReply; after: () => Promise<void> }>;
  onExtension(request: ExtensionRequest): Promise<ExtensionReply>;
  onInstalled(event: Installation): Promise<void>;
  onUninstalled(event: Installation): Promise<void>;
};
