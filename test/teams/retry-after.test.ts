import { expect, it } from 'vitest';
import { readRetryAfter } from '../../src/teams/retry-after.ts';

it.each([
  ['3', 3_000],
  [' 0 ', 0],
  ['1.5', 1_500],
  ['Fri, 20 Nov 2026 08:00:10 GMT', 10_000],
  ['Friday, 20-Nov-26 08:00:10 GMT', 10_000],
  ['Fri, 20 Nov 2026 07:00:00 GMT', 0],
  ['-5', null],
  ['soon', null],
  ['1e9', null],
  ['99999999999999', null],
  ['', null],
  [undefined, null],
])('Retry-After %j asks for %j milliseconds', (header, milliseconds) => {
  expect(readRetryAfter(header, new Date('2026-11-20T08:00:00Z'))).toBe(milliseconds);
});
