import { describe, expect, it } from 'vitest';
import { changeIncident, isSnoozed } from '../../src/incident/change-incident.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { estimateQueue } from '../../src/incident/queued-mail.ts';

const aiko = { id: 'aiko', name: 'Aiko' };
const bob = { id: 'bob', name: 'Bob' };
const noon = new Date('2026-11-20T12:00:00Z');

const open: Incident = {
  id: 'i',
  version: 3,
  source: 'generic',
  group: 'g',
  title: 'Queue grows',
  alerts: {},
  truncated: 0,
  severity: 'critical',
  links: [],
  calls: 1,
  startedAt: '2026-11-20T10:00:00.000Z',
  resolvedAt: null,
  reopened: 0,
  taken: null,
  snooze: null,
  log: [],
  caseId: null,
  code: null,
};

describe('Who takes an incident', () => {
  it('has it until they hand it back', () => {
    const taken = changeIncident(open, { kind: 'take' }, aiko, noon);
    expect(taken).toMatchObject({ version: 4, taken: { by: aiko, at: noon.toISOString() } });
    expect(changeIncident(taken, { kind: 'take' }, bob, noon)).toBe(taken);
    const back = changeIncident(taken, { kind: 'hand-back' }, bob, noon);
    expect(back.taken).toBeNull();
    expect(back.log.map(({ kind, by }) => [kind, by?.name])).toEqual([
      ['taken', 'Aiko'],
      ['handed-back', 'Bob'],
    ]);
  });
});

describe('A snooze', () => {
  it('needs a reason, and says until when', () => {
    expect(changeIncident(open, { kind: 'snooze', minutes: 15, reason: '  ' }, aiko, noon)).toBe(open);
    const quiet = changeIncident(open, { kind: 'snooze', minutes: 15, reason: ' Maintenance ' }, aiko, noon);
    expect(quiet.snooze).toMatchObject({ until: '2026-11-20T12:15:00.000Z', reason: 'Maintenance', by: aiko });
    // The snooze ends, the record stays.
    expect(quiet.log.at(-1)).toMatchObject({ kind: 'snoozed', by: aiko, reason: 'Maintenance' });
    expect(isSnoozed(quiet, noon)).toBe(true);
    expect(isSnoozed(quiet, new Date('2026-11-20T12:15:00Z'))).toBe(false);
  });

  it('until recovery has no end of its own', () => {
    const quiet = changeIncident(open, { kind: 'snooze', minutes: null, reason: 'x' }, aiko, noon);
    expect(isSnoozed(quiet, new Date('2027-11-20T12:00:00Z'))).toBe(true);
    expect(changeIncident(quiet, { kind: 'wake' }, bob, noon).snooze).toBeNull();
  });

  it('stays as it is while it lasts: the same tap twice is one', () => {
    const quiet = changeIncident(open, { kind: 'snooze', minutes: 15, reason: 'x' }, aiko, noon);
    expect(changeIncident(quiet, { kind: 'snooze', minutes: 60, reason: 'y' }, bob, noon)).toBe(quiet);
  });
});

describe('An incident that is over', () => {
  it('was closed by a person, and nothing changes it any more', () => {
    const closed = changeIncident(open, { kind: 'close' }, aiko, noon);
    expect(closed.resolvedAt).toBe(noon.toISOString());
    for (const kind of ['take', 'hand-back', 'wake', 'close'] as const) {
      expect(changeIncident(closed, { kind }, bob, noon)).toBe(closed);
    }
  });
});

describe('Queued mail', () => {
  it('is kept for 24 hours from the first sign of trouble, and is warned of at 4 hours left', () => {
    expect(estimateQueue(open)).toEqual({ keptUntil: '2026-11-21T10:00:00.000Z', warnAt: '2026-11-21T06:00:00.000Z' });
  });
});
