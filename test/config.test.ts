import { describe, expect, it } from 'vitest';
import { type Environment, readConfig } from '../src/config.ts';

const read = (environment: Environment) => readConfig({ MAILMEDIC_DEV: '1', ...environment }, ['en', 'fr']);

describe('How long things are kept', () => {
  it.each([
    [undefined, 90],
    ['', 90],
    ['1', 1],
    ['3650', 3650],
  ])('with MAILMEDIC_KEEP_DAYS %j is %i days', (MAILMEDIC_KEEP_DAYS, keepDays) => {
    expect(read({ MAILMEDIC_KEEP_DAYS })).toMatchObject({ config: { keepDays } });
  });

  it.each(['0', '-1', '3651', '1.5', '1e3', 'ninety', '90 days'])('can not be %j', (MAILMEDIC_KEEP_DAYS) => {
    expect(read({ MAILMEDIC_KEEP_DAYS })).toEqual({
      mistakes: [
        { setting: 'MAILMEDIC_KEEP_DAYS', problem: 'this is not one', write: 'a number of days from 1 to 3650' },
      ],
    });
  });
});

describe('The rate limit', () => {
  it.each([
    [undefined, true],
    ['1', true],
    ['0', false],
  ])('with MAILMEDIC_RATE_LIMIT %j is on: %j', (MAILMEDIC_RATE_LIMIT, rateLimit) => {
    expect(read({ MAILMEDIC_RATE_LIMIT })).toMatchObject({ config: { rateLimit } });
  });

  it('is not turned off by anything else', () => {
    expect(read({ MAILMEDIC_RATE_LIMIT: 'off' })).toMatchObject({ mistakes: [{ setting: 'MAILMEDIC_RATE_LIMIT' }] });
  });
});
