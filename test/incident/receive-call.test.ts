import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert, AlertCall } from '../../src/incident/alert.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { listFiring, mostAlerts, receiveCall } from '../../src/incident/receive-call.ts';

const noon = Date.parse('2026-11-20T12:00:00Z');
const at = (minutes: number): Date => new Date(noon + minutes * 60_000);

const alert = (changes: Partial<Alert> = {}): Alert => ({
  fingerprint: 'a',
  status: 'firing',
  severity: 'warning',
  title: 'Queue grows',
  text: '',
  labels: {},
  startsAt: at(-10).toISOString(),
  endsAt: null,
  ...changes,
});

const resolved = (changes: Partial<Alert> = {}): Alert =>
  alert({ status: 'resolved', endsAt: at(5).toISOString(), ...changes });

const call = (...alerts: Alert[]): AlertCall => ({
  source: 'generic',
  group: 'g',
  title: 'Queue grows',
  alerts,
  truncated: 0,
  links: [],
});

/** What an incident is after calls that come a minute apart. */
function receiveAll(calls: readonly AlertCall[], from: Incident | null = null, start = 0) {
  let current = from;
  const changes: string[] = [];
  for (const [index, each] of calls.entries()) {
    const options = { now: at(start + index), newId: `id-${start + index}`, reopenMinutes: 30 };
    const received = receiveCall(current, each, options);
    current = received.incident;
    changes.push(received.change);
  }
  if (!current) throw new Error('Nothing was received.');
  return { incident: current, changes };
}

describe('An incident', () => {
  it('is opened by the first alert, with the time at which the trouble began', () => {
    const { incident, changes } = receiveAll([call(alert())]);
    expect(changes).toEqual(['opened']);
    expect(incident).toMatchObject({
      version: 1,
      startedAt: at(-10).toISOString(),
      resolvedAt: null,
      severity: 'warning',
    });
    expect(incident.log.map(({ kind }) => kind)).toEqual(['opened']);
  });

  it('only counts what is repeated', () => {
    const { incident, changes } = receiveAll([call(alert()), call(alert()), call(alert())]);
    expect(changes).toEqual(['opened', 'none', 'none']);
    expect([incident.calls, incident.version]).toEqual([3, 3]);
  });

  it('takes further alerts, and is as bad as the worst that fires', () => {
    const worse = alert({ fingerprint: 'b', severity: 'critical' });
    const { incident, changes } = receiveAll([
      call(alert()),
      call(alert(), worse),
      call(resolved({ fingerprint: 'b' })),
    ]);
    expect(changes).toEqual(['opened', 'changed', 'changed']);
    expect(incident.severity).toBe('warning');
    expect(incident.log.map(({ kind }) => kind)).toEqual(['opened', 'severity', 'severity']);
  });

  it('is over when nothing fires any more, at the time that the source says', () => {
    const { incident, changes } = receiveAll([call(alert()), call(resolved())]);
    expect(changes).toEqual(['opened', 'resolved']);
    expect(incident).toMatchObject({ resolvedAt: at(5).toISOString(), snooze: null });
  });

  it('is not opened again by a firing that is older than its end', () => {
    expect(receiveAll([call(alert()), call(resolved()), call(alert()), call(alert())]).changes).toEqual([
      'opened',
      'resolved',
      'none',
      'none',
    ]);
  });

  it('that was only ever told to be over is nobody’s trouble, nor is its late firing', () => {
    const { incident, changes } = receiveAll([call(resolved()), call(alert())]);
    expect(changes).toEqual(['none', 'none']);
    expect(incident.resolvedAt).not.toBeNull();
  });

  it('goes on when it comes back soon, and is a new one later', () => {
    const over = receiveAll([call(alert()), call(resolved())]).incident;
    const again = call(alert({ startsAt: at(20).toISOString() }));
    const soon = receiveAll([again], over, 34);
    expect(soon.changes).toEqual(['reopened']);
    expect(soon.incident).toMatchObject({ id: over.id, resolvedAt: null, reopened: 1 });
    const late = receiveAll([again], over, 36);
    expect(late.changes).toEqual(['opened']);
    expect(late.incident).toMatchObject({ id: 'id-36', version: 1, startedAt: at(20).toISOString(), calls: 1 });
  });

  it('knows the old firings of the one before it', () => {
    const other = alert({ fingerprint: 'b' });
    const over = receiveAll([call(alert(), other), call(resolved(), resolved({ fingerprint: 'b' }))]).incident;
    const next = receiveAll([call(alert({ startsAt: at(50).toISOString() })), call(other)], over, 60);
    expect(next.changes).toEqual(['opened', 'none']);
    expect(listFiring(next.incident).map(({ fingerprint }) => fingerprint)).toEqual(['a']);
  });

  it('began with the earliest of what fires, however late that is told', () => {
    const early = alert({ fingerprint: 'b', startsAt: at(-90).toISOString() });
    const over = resolved({ fingerprint: 'c', startsAt: at(-200).toISOString() });
    const { incident } = receiveAll([call(alert()), call(early, over), call(alert({ fingerprint: 'd' }))]);
    expect(incident.startedAt).toBe(at(-90).toISOString());
  });

  it('keeps a bounded number of alerts, those that fire first', () => {
    const many = Array.from({ length: mostAlerts + 50 }, (_, index) => alert({ fingerprint: `f${index}` }));
    const { incident } = receiveAll([call(resolved({ fingerprint: 'old' })), call(...many)]);
    expect(Object.keys(incident.alerts)).toHaveLength(mostAlerts);
    expect([incident.alerts.old, incident.truncated]).toEqual([undefined, 51]);
  });

  it('keeps a bounded log whose beginning stays', () => {
    const flapping = Array.from({ length: 200 }, (_, index) => [
      call(alert({ startsAt: at(index).toISOString() })),
      call(resolved({ startsAt: at(index).toISOString(), endsAt: at(index).toISOString() })),
    ]).flat();
    const { incident } = receiveAll(flapping);
    expect(incident.log.length).toBeLessThanOrEqual(40);
    expect(incident.log[0]?.kind).toBe('opened');
  });
});

describe('Whatever the order in which calls arrive, and however often', () => {
  const states = fc.record({
    fingerprint: fc.constantFrom('a', 'b', 'c'),
    status: fc.constantFrom('firing' as const, 'resolved' as const),
    severity: fc.constantFrom('critical' as const, 'warning' as const, 'info' as const),
    began: fc.integer({ min: 0, max: 4 }),
    ended: fc.integer({ min: 5, max: 9 }),
  });
  const calls = fc.array(
    states.map(({ fingerprint, status, severity, began, ended }) => {
      const endsAt = status === 'resolved' ? at(-100 + ended).toISOString() : null;
      return call(alert({ fingerprint, status, severity, startsAt: at(-100 + began).toISOString(), endsAt }));
    }),
    { minLength: 1, maxLength: 12 },
  );
  const known = ({ alerts }: Incident) =>
    Object.values(alerts)
      .map(({ fingerprint, status, severity, startsAt, endsAt }) => ({
        fingerprint,
        status,
        severity,
        startsAt,
        endsAt,
      }))
      .sort((a, b) => a.fingerprint.localeCompare(b.fingerprint));

  it('the same is known of each alert, and it is over or not', () => {
    fc.assert(
      fc.property(calls, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (told, chances) => {
        const next = () => chances.next().value as number;
        const shuffled = [...told, ...told.filter(() => next() < 0.5)]
          .map((each) => ({ each, by: next() }))
          .sort((a, b) => a.by - b.by)
          .map(({ each }) => each);
        const [one, other] = [receiveAll(told).incident, receiveAll(shuffled).incident];
        expect(known(other)).toEqual(known(one));
        expect(other.resolvedAt === null).toBe(one.resolvedAt === null);
      }),
      { numRuns: 500 },
    );
  });

  it('an incident is over exactly when nothing fires', () => {
    fc.assert(
      fc.property(calls, (told) => {
        const { incident } = receiveAll(told);
        expect(incident.resolvedAt === null).toBe(listFiring(incident).length > 0);
      }),
    );
  });
});
