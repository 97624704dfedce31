import { describe, expect, it } from 'vitest';
import { wants } from '../../src/flows/match-subscription.ts';
import type { Subscription } from '../../src/ports/incident-store.ts';
import { sampleIncident, sampleSubscription } from '../store/incident-samples.ts';

/** Of Alertmanager, critical, about 4.4.316, with the label team=mail. */
const incident = sampleIncident('i1');
const any = sampleSubscription('s1', 'c1', { sources: [], severity: 'info', matchers: [] });

describe('A subscription', () => {
  it.each<[string, Partial<Subscription>, boolean]>([
    ['everything', {}, true],
    ['its source', { sources: ['grafana', 'alertmanager'] }, true],
    ['another source', { sources: ['grafana'] }, false],
    ['its severity', { severity: 'critical' }, true],
    ['its code', { matchers: ['5.7.57', '4.4.316'] }, true],
    ['another code', { matchers: ['4.4.31'] }, false],
    ['its label', { matchers: ['team=mail'] }, true],
    ['its label with another value', { matchers: ['team=web'] }, false],
    ['a name that is none of its labels', { matchers: ['constructor=x', 'toString=mail'] }, false],
    ['its code from another source', { matchers: ['4.4.316'], sources: ['generic'] }, false],
    ['everything, but is paused', { paused: { why: 'person', code: null, at: '' } }, false],
  ])('that asks for %s: %s', (_title, changes, expected) => {
    expect(wants({ ...any, ...changes }, incident)).toBe(expected);
  });

  it.each([
    ['critical', ['critical', 'warning', 'info']],
    ['warning', ['warning', 'info']],
    ['info', ['info']],
  ] as const)('hears of %s where it asks for that or less', (severity, asked) => {
    const told = (['critical', 'warning', 'info'] as const).filter((least) =>
      wants({ ...any, severity: least }, { ...incident, severity }),
    );
    expect(told).toEqual(asked);
  });

  it.each([
    ['451', true],
    ['450', false],
    ['316', false],
  ])('that asks for the reply code beside the enhanced one: %s, %s', (matcher, expected) => {
    const [alert] = Object.values(incident.alerts);
    if (!alert) throw new Error('There is no alert.');
    const said = { ...incident, alerts: { f1: { ...alert, text: 'relay said: 451 4.4.316 Connection refused' } } };
    expect(wants({ ...any, matchers: [matcher] }, said)).toBe(expected);
  });

  it('hears of labels of what fires, not of what is over', () => {
    const [alert] = Object.values(incident.alerts);
    if (!alert) throw new Error('There is no alert.');
    const over = { ...incident, alerts: { f1: { ...alert, status: 'resolved' as const } } };
    expect(wants({ ...any, matchers: ['team=mail'] }, over)).toBe(false);
  });
});
