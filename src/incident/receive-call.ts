import { type Alert, type AlertCall, type Severity, severities } from './alert.ts';
import type { Entry, Incident } from './incident.ts';
import { addEntry } from './log.ts';

/** What a call did to its incident. `none`: nothing that was not known. */
export type Received = { incident: Incident; change: 'opened' | 'changed' | 'resolved' | 'reopened' | 'none' };

/** What receiving depends on. `newId` is taken when an incident is opened. */
export type ReceiveOptions = { now: Date; newId: string; reopenMinutes: number };

/** Alerts that an incident keeps one by one; of more only the number is known. */
export const mostAlerts = 1_500;

/**
 * Puts a call into the latest incident of its group (null when there was none). The order in which calls arrive does not
 * matter, nor how often: of each alert the latest state counts, and a firing that began no later than what resolved it is
 * old. What fires again within `reopenMinutes` after the end is the same incident, later on a new one.
 */
export function receiveCall(current: Incident | null, call: AlertCall, options: ReceiveOptions): Received {
  const known = current?.alerts ?? {};
  const alerts = mergeAlerts(known, call.alerts);
  const fires = Object.values(alerts).some(isFiring);
  const at = options.now.toISOString();
  if (!current) return open(alerts, call, fires, options);
  const isNews = Object.keys(alerts).some((name) => alerts[name] !== known[name]);
  const next = {
    ...current,
    ...describe(alerts, call, current),
    startedAt: [current.startedAt, ...listFiring({ alerts }).map(({ startsAt }) => startsAt)].sort()[0] ?? at,
    calls: current.calls + 1,
    version: current.version + 1,
  };
  if (!isNews) {
    // A resolved incident has its last word; while it fires, how often it was told counts.
    return current.resolvedAt === null ? { incident: next, change: 'none' } : { incident: current, change: 'none' };
  }
  if (current.resolvedAt === null) {
    if (fires) return { incident: noteSeverity(next, current.severity, at), change: 'changed' };
    const resolved = { ...next, resolvedAt: lastEnd(alerts) ?? at, snooze: null };
    return { incident: addEntry(resolved, entry('resolved', resolved.resolvedAt)), change: 'resolved' };
  }
  if (!fires) return { incident: next, change: 'none' };
  if (options.now.getTime() - Date.parse(current.resolvedAt) > options.reopenMinutes * 60_000) {
    return open(alerts, call, true, options);
  }
  const reopened = { ...next, resolvedAt: null, reopened: current.reopened + 1 };
  return { incident: addEntry(reopened, entry('reopened', at)), change: 'reopened' };
}

/** Alerts that fire, the worst first. */
export const listFiring = ({ alerts }: Pick<Incident, 'alerts'>): Alert[] =>
  Object.values(alerts)
    .filter(isFiring)
    .sort((a, b) => rank(a.severity) - rank(b.severity) || a.startsAt.localeCompare(b.startsAt));

const isFiring = ({ status }: Alert): boolean => status === 'firing';

const rank = (severity: Severity): number => severities.indexOf(severity);

/** An incident that was only ever told to be over is remembered, so that its late "firing" is known as old. */
function open(alerts: Record<string, Alert>, call: AlertCall, fires: boolean, options: ReceiveOptions): Received {
  const { now, newId: id } = options;
  const at = now.toISOString();
  const began = Object.values(alerts)
    .filter((alert) => isFiring(alert) || !fires)
    .map(({ startsAt }) => startsAt)
    .sort()[0];
  const incident: Incident = {
    id,
    version: 1,
    source: call.source,
    group: call.group,
    calls: 1,
    startedAt: began && began < at ? began : at,
    resolvedAt: fires ? null : (lastEnd(alerts) ?? at),
    reopened: 0,
    taken: null,
    snooze: null,
    log: [],
    caseId: null,
    code: null,
    ...describe(alerts, call, null),
  };
  return fires ? { incident: addEntry(incident, entry('opened', at)), change: 'opened' } : { incident, change: 'none' };
}

function describe(alerts: Record<string, Alert>, call: AlertCall, current: Incident | null) {
  const [worst] = listFiring({ alerts });
  const kept = keepNewest(alerts);
  const dropped = Object.keys(alerts).length - Object.keys(kept).length;
  return {
    title: call.title === '' ? (current?.title ?? '') : call.title,
    alerts: kept,
    truncated: Math.max(call.truncated, dropped),
    severity: worst?.severity ?? current?.severity ?? call.alerts[0]?.severity ?? 'warning',
    links: call.links.length > 0 ? call.links : (current?.links ?? []),
  };
}

function mergeAlerts(known: Record<string, Alert>, told: readonly Alert[]): Record<string, Alert> {
  const merged = new Map(Object.entries(known));
  for (const alert of told) {
    const before = merged.get(alert.fingerprint);
    if (!before || isNewer(alert, before)) merged.set(alert.fingerprint, alert);
  }
  return Object.fromEntries(merged);
}

/** By when it began; of the same beginning the end counts, of ends the later one, of severities the worst, of words the last. */
function isNewer(alert: Alert, before: Alert): boolean {
  if (alert.startsAt !== before.startsAt) return alert.startsAt > before.startsAt;
  if (alert.status !== before.status) return alert.status === 'resolved';
  if (alert.endsAt !== before.endsAt) return (alert.endsAt ?? '') > (before.endsAt ?? '');
  if (alert.severity !== before.severity) return rank(alert.severity) < rank(before.severity);
  return alert.title !== before.title || alert.text !== before.text;
}

/** What fires is kept first, then what changed last. */
function keepNewest(alerts: Record<string, Alert>): Record<string, Alert> {
  const all = Object.entries(alerts);
  if (all.length <= mostAlerts) return alerts;
  const order = ([, one]: [string, Alert], [, other]: [string, Alert]) =>
    Number(isFiring(other)) - Number(isFiring(one)) || other.startsAt.localeCompare(one.startsAt);
  return Object.fromEntries(all.sort(order).slice(0, mostAlerts));
}

function lastEnd(alerts: Record<string, Alert>): string | null {
  const ends = Object.values(alerts).flatMap(({ endsAt }) => endsAt ?? []);
  return ends.sort().at(-1) ?? null;
}

function noteSeverity(next: Incident, before: Severity, at: string): Incident {
  return next.severity === before ? next : addEntry(next, entry('severity', at));
}

const entry = (kind: Entry['kind'], at: string): Entry => ({ kind, at, by: null });
