import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateLimit, defaultRates, type Rate, type RateLimit } from '../../src/flows/limit-rate.ts';

const { message, tap, tenant } = defaultRates;

/** Seconds until the next one. */
const pause = ({ perMinute }: Rate): number => 60 / perMinute;

const start = Date.parse('2026-11-20T12:00:00Z');
const at = (seconds: number): Date => new Date(start + seconds * 1000);
const ada = { personId: 'ada', tenantId: 'contoso' };
const bob = { personId: 'bob', tenantId: 'contoso' };

/** How many of so many tries are allowed at that moment. */
function countAllowed(
  limit: RateLimit,
  tries: number,
  what: 'message' | 'tap' | 'submit' = 'message',
  seconds = 0,
  who = ada,
) {
  const verdicts = Array.from({ length: tries }, () => limit.judge(what, who, at(seconds)));
  return verdicts.filter(({ kind }) => kind === 'allowed').length;
}

describe('A person', () => {
  it('may send a whole log and get a storm of duplicates', () => {
    expect([message.burst, message.perMinute, tap.burst]).toEqual([120, 30, 240]);
  });

  it('may send so many messages at once and one more each time that one is due', () => {
    const limit = createRateLimit(defaultRates);
    expect(countAllowed(limit, message.burst + 10)).toBe(message.burst);
    expect(countAllowed(limit, 2, 'message', pause(message) - 0.1)).toBe(0);
    expect(countAllowed(limit, 2, 'message', pause(message))).toBe(1);
    const full = pause(message) * (message.burst + 1);
    expect(countAllowed(limit, message.burst + 10, 'message', full)).toBe(message.burst);
  });

  it('may tap so many times at once, however many messages there were', () => {
    const limit = createRateLimit(defaultRates);
    countAllowed(limit, message.burst + 10);
    expect(countAllowed(limit, tap.burst + 10, 'tap')).toBe(tap.burst);
    expect(countAllowed(limit, 10, 'tap', pause(tap))).toBe(1);
  });

  it('taps as often whichever way the client does it, and is told of it where nothing shows it', () => {
    const limit = createRateLimit(defaultRates);
    countAllowed(limit, tap.burst - 1, 'tap');
    expect(limit.judge('submit', ada, at(0))).toEqual({ kind: 'allowed' });
    expect(limit.judge('tap', ada, at(0))).toEqual({ kind: 'refused', by: 'person', notify: false });
    expect(limit.judge('submit', ada, at(0))).toEqual({ kind: 'refused', by: 'person', notify: true });
    expect(limit.judge('submit', ada, at(0))).toEqual({ kind: 'refused', by: 'person', notify: false });
  });

  it('is not held back by what another one does', () => {
    const limit = createRateLimit(defaultRates);
    countAllowed(limit, 1000);
    expect(countAllowed(limit, 10, 'message', 0, bob)).toBe(10);
  });

  it('is told of it once a minute, and for messages only', () => {
    const limit = createRateLimit({ ...defaultRates, message: { burst: 20, perMinute: 20 } });
    countAllowed(limit, 20);
    countAllowed(limit, tap.burst, 'tap');
    expect(limit.judge('tap', ada, at(0))).toEqual({ kind: 'refused', by: 'person', notify: false });
    expect(limit.judge('message', ada, at(0))).toEqual({ kind: 'refused', by: 'person', notify: true });
    expect(limit.judge('message', ada, at(1))).toEqual({ kind: 'refused', by: 'person', notify: false });
    countAllowed(limit, 20, 'message', 59);
    expect(limit.judge('message', ada, at(59))).toMatchObject({ notify: false });
    countAllowed(limit, 1, 'message', 61);
    expect(limit.judge('message', ada, at(61))).toMatchObject({ notify: true });
  });

  it('loses nothing when the clock is set back', () => {
    const limit = createRateLimit(defaultRates);
    countAllowed(limit, 5, 'message', 100);
    expect(countAllowed(limit, message.burst + 10)).toBe(message.burst - 5);
  });
});

describe('A tenant', () => {
  const person = (number: number, tenantId: string | null = 'contoso') => ({ personId: `person-${number}`, tenantId });

  it('has its share for all its people together, and no other tenant suffers', () => {
    const limit = createRateLimit(defaultRates);
    const verdicts = Array.from({ length: tenant.burst + 100 }, (_, number) =>
      limit.judge('message', person(number), at(0)),
    );
    expect(verdicts.filter(({ kind }) => kind === 'allowed')).toHaveLength(tenant.burst);
    expect(verdicts.at(-1)).toEqual({ kind: 'refused', by: 'tenant', notify: true });
    expect(limit.judge('message', person(1, 'fabrikam'), at(0))).toEqual({ kind: 'allowed' });
    expect(limit.judge('message', person(1, null), at(0))).toEqual({ kind: 'allowed' });
  });

  it('is not used up by one person whose messages are refused', () => {
    const limit = createRateLimit(defaultRates);
    countAllowed(limit, 5_000);
    expect(countAllowed(limit, 10, 'message', 0, bob)).toBe(10);
  });
});

describe('What is remembered', () => {
  it('is forgotten when it would be full again', () => {
    const limit = createRateLimit(defaultRates);
    for (let number = 0; number < 500; number += 1) {
      limit.judge('message', { personId: `person-${number}`, tenantId: `tenant-${number}` }, at(0));
    }
    expect(limit.remembered()).toBe(1_000);
    limit.judge('message', ada, at(pause(message) * message.burst + 1));
    expect(limit.remembered()).toBe(2);
  });

  it('has an end, however many there are at once', () => {
    const limit = createRateLimit({ ...defaultRates, tenant: { burst: 1_000_000, perMinute: 1_000_000 } });
    for (let number = 0; number < 60_000; number += 1) {
      limit.judge('message', { personId: `person-${number}`, tenantId: null }, at(0));
    }
    expect(limit.remembered()).toBeLessThanOrEqual(50_002);
  });
});

describe('Within any minute', () => {
  it('nobody gets more than the burst and what one minute gives', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 300, size: 'max' });
    fc.assert(
      fc.property(pauses, (milliseconds) => {
        const limit = createRateLimit(defaultRates);
        let now = start;
        const allowed: number[] = [];
        for (const pause of milliseconds) {
          now += pause;
          if (limit.judge('message', ada, new Date(now)).kind === 'allowed') allowed.push(now);
        }
        const { burst, perMinute } = defaultRates.message;
        for (const from of allowed) {
          const within = allowed.filter((moment) => moment >= from && moment < from + 60_000);
          expect(within.length).toBeLessThanOrEqual(burst + perMinute);
        }
      }),
    );
  });
});
