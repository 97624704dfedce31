import { describe, expect, it } from 'vitest';
import { viewIncidentLog } from '../../src/view/incident-log-view.ts';
import { findIncident } from './incident-samples.ts';
import { words } from './world.ts';

const linesOf = (name: string, language = 'en'): string[] => {
  const { incident, checklist, article } = findIncident(name).seen;
  const [log] = viewIncidentLog(incident, checklist, article, words.in(language));
  return (log?.lines ?? []).map(({ time, text }) => `${time} ${text}`.replace(/[\u2066-\u2069]/g, ''));
};

describe('The log of an incident', () => {
  it('says in its end who did what and when, steps and all, oldest first', () => {
    expect(linesOf('resolved after work, with a checklist')).toEqual([
      '2026-11-20 10:44 First alert',
      '2026-11-20 10:47 Aiko Tanaka took it',
      '2026-11-20 10:48 Aiko Tanaka snoozed it · The provider replaces the line until noon',
      '2026-11-20 10:52 Whose server is it? Our own (Aiko Tanaka)',
      '2026-11-20 10:53 Are mailboxes left on your own server? Yes, some are (Aiko Tanaka)',
      '2026-11-20 11:22 Aiko Tanaka ended the snooze',
      '2026-11-20 12:17 Recovered',
    ]);
  });

  it('says who closed it, and that it came back', () => {
    expect(linesOf('closed').at(-1)).toBe('2026-11-20 11:32 Aiko Tanaka closed it');
    expect(linesOf('reopened').at(-1)).toBe('2026-11-20 12:23 Came back');
    expect(linesOf('handed back').at(-1)).toBe('2026-11-20 10:48 Aiko Tanaka handed it back');
  });

  it('says that a snooze ended by itself', () => {
    const { incident } = findIncident('snooze ran out').seen;
    const at = '2026-11-20T11:48:00.000Z';
    const woken = { ...incident, log: [...incident.log, { kind: 'woken' as const, at, by: null }] };
    const [log] = viewIncidentLog(woken, null, null, words.in('en'));
    expect(log?.lines.at(-1)?.text).toBe('The snooze ended');
  });

  it('leaves the steps to the checklist while it fires, and shows the last that people did', () => {
    expect(linesOf('half done and snoozed, with a checklist')).toEqual(linesOf('snoozed'));
    expect(linesOf('reopened')).toHaveLength(4);
    expect(linesOf('solved by a person, with a checklist').at(-1)).toBe(
      '2026-11-20 11:12 The error is gone (Aiko Tanaka)',
    );
  });

  it('is not there before anybody did anything', () => {
    expect(linesOf('critical')).toEqual([]);
    expect(linesOf('storm, with a checklist')).toEqual([]);
  });

  it('is bounded, and keeps the end', () => {
    const { incident } = findIncident('resolved').seen;
    const long = { ...incident, log: Array.from({ length: 40 }, () => incident.log).flat() };
    const [log] = viewIncidentLog(long, null, null, words.in('en'));
    expect(log?.lines).toHaveLength(16);
    expect(log?.lines.at(-1)?.text).toBe('Recovered');
  });
});
