import type { Case } from '../checklist/case.ts';
import type { Severity, Source } from '../incident/alert.ts';
import type { Incident } from '../incident/incident.ts';
import type { ConversationReference } from './channel.ts';

/** Who wants to hear of which alerts, and where. */
export type Subscription = {
  id: string;
  conversation: ConversationReference;
  /** Every source when empty. */
  sources: Source[];
  /** This severity and worse. */
  severity: Severity;
  /** Codes (`4.4.316`) and label matchers (`team=mail`), any of which must fit; every alert when empty. */
  matchers: string[];
  /** Language of the cards there (BCP 47). */
  language: string;
  paused: Pause | null;
  /** Who set it up. */
  by: { id: string; name: string };
  at: string;
};

/** Why nothing is posted: a person paused it, or the conversation can't be written to any more. */
export type Pause = { why: 'person' | 'gone' | 'refused'; code: string | null; at: string };

/**
 * The one card of an incident in a conversation. `sending`: a message left, and it is not known yet what became of it.
 * `orphans`: messages that may have arrived without our knowing their id.
 */
export type Post = {
  incidentId: string;
  conversationId: string;
  language: string;
  state: 'wanted' | 'sending' | 'live' | 'gone';
  messageId: string | null;
  /** Version of the incident, and of its checklist, that the card shows; 0 before it was sent. */
  shownVersion: number;
  shownCase: number;
  orphans: number;
};

/** What has to survive of incidents. Each call is one transaction and durable when it returns. */
export type IncidentStore = {
  /** The last incident of a group, open or over. */
  findLatest(source: Source, group: string): Promise<Incident | null>;
  findIncident(id: string): Promise<Incident | null>;
  findIncidentOfCase(caseId: string): Promise<Incident | null>;
  /**
   * Saves an incident that is new (version 1) or whose stored version is still `next.version - 1`, together with its
   * checklist and the posts that it is to have; posts that are there stay as they are. False when somebody was faster: a
   * group has one open incident at most, and only its latest one changes. `known` is what findLatest gave to who decided
   * that a new one is due; where it is given, anything else that the group has by now is "faster", too.
   */
  saveIncident(
    next: Incident,
    opened: Case | null,
    posts: readonly Post[],
    at: Date,
    known?: Incident | null,
  ): Promise<boolean>;
  /** Incidents that are not over, the oldest first; only those that hold this code, where one is given. */
  listOpen(code?: string): Promise<Incident[]>;

  findPost(incidentId: string, conversationId: string): Promise<Post | null>;
  listPosts(incidentId: string): Promise<Post[]>;
  /**
   * Changes a post; one that was forgotten stays so. With `known` only while its state, its message and its orphans are
   * still those. False when nothing was changed.
   */
  savePost(post: Post, known?: Post): Promise<boolean>;
  /** Posts that do not show the newest version of their incident or its checklist, and can still be written. */
  listStalePosts(): Promise<Post[]>;

  saveSubscription(subscription: Subscription): Promise<void>;
  findSubscription(id: string): Promise<Subscription | null>;
  /** In the order in which they were made. */
  listSubscriptions(): Promise<Subscription[]>;
  deleteSubscription(id: string): Promise<boolean>;
};
