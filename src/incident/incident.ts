import type { Alert, AlertLink, Severity, Source } from './alert.ts';

/** Who did something. `id` is stable for a person. */
export type Actor = { id: string; name: string };

/** Something that happened to an incident; `by` is null for what its source told. */
export type Entry = {
  kind: 'opened' | 'resolved' | 'reopened' | 'severity' | 'taken' | 'handed-back' | 'snoozed' | 'woken' | 'closed';
  at: string;
  by: Actor | null;
  /** Why it was snoozed. */
  reason?: string;
};

/** Quiet for a while. `until`: ISO 8601 in UTC, null until recovery. */
export type Snooze = { until: string | null; reason: string; by: Actor; at: string };

/** Alerts that are one trouble. */
export type Incident = {
  /** Unguessable. */
  id: string;
  /** Counts the changes; every change is a compare-and-set on it. */
  version: number;
  source: Source;
  group: string;
  title: string;
  /** The newest that is known of each alert, by fingerprint; what was resolved stays, so that a late "firing" is known as old. */
  alerts: Record<string, Alert>;
  /** How many more the source left out, or did not fit. */
  truncated: number;
  /** Worst of what fires; when nothing does, the last that was. */
  severity: Severity;
  links: AlertLink[];
  /** How often the source told something about it. */
  calls: number;
  /** ISO 8601 in UTC: the earliest known time of trouble, and when it was over; null while it is not. */
  startedAt: string;
  resolvedAt: string | null;
  reopened: number;
  taken: { by: Actor; at: string } | null;
  snooze: Snooze | null;
  /** Oldest first, bounded. */
  log: Entry[];
  /** Id of the case that holds its checklist; null when no article answers. */
  caseId: string | null;
  /** The code that its texts hold (enhanced, else reply), null without one. */
  code: string | null;
};
