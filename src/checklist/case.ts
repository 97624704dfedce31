/** Who did something. `id` is stable for a person (Entra object id where the channel knows it). */
export type Person = { id: string; name: string };

/** A settled task. `at` is ISO 8601 in UTC. */
export type Mark = { state: 'done' | 'skipped'; by: Person; at: string };

/** An answered question. */
export type Answer = { answer: string; by: Person; at: string };

/** How a case ended, or that it did not. */
export type Outcome = { kind: 'solved' | 'failing'; by: Person; at: string };

/** A code as it was found. */
export type Code = { reply: string | null; enhanced: string | null; tag: string | null };

/** Another failure of the same text, with the article that answers it and the cause that it names. */
export type OtherFailure = { code: Code; article: string; cause: string | null };

/** One opened checklist in one conversation. It holds names and a mailbox, never the paste. */
export type Case = {
  /** Unguessable. */
  id: string;
  /** Counts the changes; every change is a compare-and-set on it. */
  version: number;
  /** Where its card is; empty for the checklist of an incident, which may have several cards. */
  conversationId: string;
  /** The incident whose checklist it is, null for one that a person opened. */
  incidentId: string | null;
  /** What was known when it was opened: an open incident with the same code. */
  known: { since: string; by: Person | null } | null;
  article: string;
  /** Id of the article's cause that the paste named, null when it named none. */
  cause: string | null;
  code: Code;
  mailbox: string | null;
  /** What else the same text reported; each gets its own checklist when somebody opens it. */
  others: OtherFailure[];
  /** Language of the card, and the one that it was asked in. */
  language: string;
  askedLanguage: string;
  /** The asker's language when there is no translation of it (BCP 47). */
  untranslated: string | null;
  asker: Person;
  openedAt: string;
  marks: Record<string, Mark>;
  answers: Record<string, Answer>;
  outcome: Outcome | null;
  /** When somebody is asked whether a step has helped (ISO 8601, UTC), by step. */
  reminders: Record<string, string>;
};
