import type { Case, Code } from '../checklist/case.ts';
import type { ConversationReference } from './channel.ts';

/** Names one incoming message: ids of messages are unique within their conversation only. */
export type MessageKey = { conversationId: string; activityId: string };

/** What a message is answered with, without any of its text. */
export type Answer =
  | { kind: 'case'; caseId: string }
  | {
      kind: 'notice';
      notice: string;
      language: string;
      untranslated: string | null;
      detail: string | null;
      /** The code that `no-article` explains, with Microsoft's meaning of it. */
      code?: (Code & { microsoft: string | null }) | null;
      /** How much was deleted, where the notice tells it. */
      counts?: Forgotten;
      /** What a notice that comes by itself is about: an incident or a checklist. */
      about?: { title: string; time: string; caseId: string | null; step: string | null };
    };

/** How much was held of a person: remembered languages, and cases with the person's name in them. */
export type Forgotten = { languages: number; cases: number };

/** An accepted message whose answer may not have arrived yet. */
export type PendingAnswer = {
  key: MessageKey;
  conversation: ConversationReference;
  answer: Answer;
  /** How often it was tried. */
  attempts: number;
};

/** A case, where its card is, and which version that card shows. */
export type StoredCase = {
  case: Case;
  messageId: string | null;
  /** Version on the card that everybody sees; 0 before it was sent. */
  shownVersion: number;
};

/** What is remembered of a person's languages. */
export type PersonLanguage = { chosen: string | null; heard: string | null };

/** Everything that has to survive `kill -9`. Each call is one transaction and durable when it returns. */
export type Store = {
  /** Remembers or refreshes how to reach a conversation. */
  saveConversation(conversation: ConversationReference, at: Date): Promise<void>;
  /** The reference last saved, null when unknown. */
  findConversation(conversationId: string): Promise<ConversationReference | null>;
  /** Claims the welcome of the message's conversation and stores the message at once; false when either was claimed before. */
  acceptWelcome(welcome: Omit<PendingAnswer, 'attempts'>, at: Date): Promise<boolean>;
  /**
   * Forgets a conversation and all that was held for it; a channel's threads go with it, and with a team (the id of its
   * General channel) whatever was ever saved as of that team. Cards of incidents and subscriptions there go, too.
   */
  forgetConversation(conversationId: string): Promise<void>;

  /** Claims a message and stores its answer (and case) at once; false when it was claimed before. */
  acceptMessage(pending: Omit<PendingAnswer, 'attempts'>, opened: Case | null, at: Date): Promise<boolean>;
  /** What an accepted message is or was answered with, null when it was not accepted or has expired. */
  findAnswer(key: MessageKey): Promise<Answer | null>;
  /** Answers that were accepted and not marked answered, oldest first. */
  listPending(): Promise<PendingAnswer[]>;
  /** Counts one more try of a pending answer. */
  countAttempt(key: MessageKey): Promise<void>;
  /** Marks a message answered; nothing more is sent for it. */
  markAnswered(key: MessageKey, at: Date): Promise<void>;

  findCase(caseId: string): Promise<StoredCase | null>;
  /** Saves `next` if the stored version is still `next.version - 1`; false when somebody was faster. */
  replaceCase(next: Case, at: Date): Promise<boolean>;
  /** Remembers where the card of a case is, and the version that it shows (never an older one than before). */
  saveShown(caseId: string, messageId: string | null, version: number): Promise<void>;
  /** Ids of cases whose sent card shows an older version than the stored one. */
  listStale(): Promise<string[]>;

  findLanguage(personId: string): Promise<PersonLanguage>;
  saveChosenLanguage(personId: string, language: string | null, at: Date): Promise<void>;
  saveHeardLanguage(personId: string, language: string, at: Date): Promise<void>;

  /**
   * Takes a person out: the languages go, and in every case where the person stands as asker or beside a mark, an answer,
   * the outcome or what was known, `id` and `name` become empty; what the person asked about loses its mailbox, too. So it
   * is in incidents (who took it, who wants quiet, the log) and subscriptions. Each such case and incident gets its next
   * version. Gives how much was held. The empty id is nobody's: nothing changes for it.
   */
  forgetPerson(personId: string, at: Date): Promise<Forgotten>;
  /**
   * Deletes what nobody touched since `before`: answered messages, incidents that are over with their cards and cases, other
   * cases (by their last change; one stays as long as a message that it answers), conversations without cases (those of its
   * threads are a channel's, too), cards of incidents and subscriptions, people's languages (both or none). Welcomes stay as
   * long as their conversation; subscriptions stay. Nothing of all that was ever deleted is left on the disk afterwards.
   * Gives the number of rows, cards not counted.
   */
  expire(before: Date): Promise<number>;

  /** Throws when the store can't be read. */
  check(): Promise<void>;
  close(): Promise<void>;
};
