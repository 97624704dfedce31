/** Where alerts come from; the last part of `/api/alerts/<source>`. */
export const sources = ['alertmanager', 'grafana', 'uptime-kuma', 'generic'] as const;
export type Source = (typeof sources)[number];

/** From bad to harmless. */
export const severities = ['critical', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/**
 * One alert, as its source told of it at one time. All texts are plain and bounded, and were written by who knows whom: they
 * go into cards as they are, never as markdown.
 */
export type Alert = {
  /** Names the alert within its group. */
  fingerprint: string;
  status: 'firing' | 'resolved';
  severity: Severity;
  title: string;
  text: string;
  labels: Record<string, string>;
  /** When it began to be in this state (ISO 8601, UTC). The same for a firing and what resolves it, where the source says so. */
  startsAt: string;
  /** When it ended; null while it fires, and where the source does not say. */
  endsAt: string | null;
};

/** A way back into the tool; http or https only. */
export type AlertLink = { kind: 'source' | 'silence' | 'runbook' | 'dashboard'; url: string };

/** What one call of a source tells: some alerts of one group. */
export type AlertCall = {
  source: Source;
  /** What the source groups by: alerts of the same group are one incident. */
  group: string;
  title: string;
  /** At least one. */
  alerts: Alert[];
  /** How many more the source left out. */
  truncated: number;
  links: AlertLink[];
};

/** What a call was read as; that it says nothing about trouble; or the field that is wrong and what is wrong, never a value. */
export type ReadCall =
  | { kind: 'read'; call: AlertCall }
  | { kind: 'nothing' }
  | { kind: 'bad'; field: string; problem: string };
