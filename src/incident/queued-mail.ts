import type { Incident } from './incident.ts';

/** Hours for which Exchange Online keeps trying to deliver before it returns the message. */
const keptHours = 24;

/** Hours before that end at which people are warned once more. */
const warnedHours = 4;

const hour = 3_600_000;

/**
 * Until when mail that waits since the beginning of the incident is kept, at the earliest, and when to warn: an estimate,
 * for the queue may be older than the first alert. ISO 8601, UTC.
 */
export function estimateQueue({ startedAt }: Pick<Incident, 'startedAt'>): { keptUntil: string; warnAt: string } {
  const start = Date.parse(startedAt);
  return {
    keptUntil: new Date(start + keptHours * hour).toISOString(),
    warnAt: new Date(start + (keptHours - warnedHours) * hour).toISOString(),
  };
}
