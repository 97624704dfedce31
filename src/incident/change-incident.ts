import type { Actor, Entry, Incident } from './incident.ts';
import { addEntry } from './log.ts';

/** Something that a person does to an incident. `minutes`: how long it is to be quiet, null until recovery. */
export type IncidentChange =
  | { kind: 'take' | 'hand-back' | 'wake' | 'close' }
  | { kind: 'snooze'; minutes: number | null; reason: string };

/** The incident after a change, with the next version; the same object when the change has no effect. */
export function changeIncident(current: Incident, change: IncidentChange, by: Actor, at: Date): Incident {
  const next = current.resolvedAt === null ? apply(current, change, by, at) : current;
  return next === current ? current : { ...next, version: current.version + 1 };
}

/** True when nobody wants to hear of it now. */
export const isSnoozed = ({ snooze }: Incident, now: Date): boolean =>
  snooze !== null && (snooze.until === null || Date.parse(snooze.until) > now.getTime());

function apply(current: Incident, change: IncidentChange, by: Actor, at: Date): Incident {
  const now = at.toISOString();
  const note = (next: Incident, kind: Entry['kind']): Incident => addEntry(next, { kind, at: now, by });
  switch (change.kind) {
    case 'take':
      // Who has it keeps it; whoever wants it asks them to hand it back.
      return current.taken ? current : note({ ...current, taken: { by, at: now } }, 'taken');
    case 'hand-back':
      return current.taken ? note({ ...current, taken: null }, 'handed-back') : current;
    case 'snooze':
      return snooze(current, change, by, at);
    case 'wake':
      return current.snooze ? note({ ...current, snooze: null }, 'woken') : current;
    case 'close':
      return note({ ...current, resolvedAt: now, snooze: null }, 'closed');
  }
}

function snooze(
  current: Incident,
  { minutes, reason }: Extract<IncidentChange, { kind: 'snooze' }>,
  by: Actor,
  at: Date,
): Incident {
  if (reason.trim() === '' || isSnoozed(current, at)) return current;
  const until = minutes === null ? null : new Date(at.getTime() + minutes * 60_000).toISOString();
  const next = { ...current, snooze: { until, reason: reason.trim(), by, at: at.toISOString() } };
  return addEntry(next, { kind: 'snoozed', at: at.toISOString(), by, reason: next.snooze.reason });
}
