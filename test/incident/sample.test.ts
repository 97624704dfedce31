import { expect, it } from 'vitest';
import { isSample, sampleGroup } from '../../src/incident/sample.ts';

it('A sample is known by its group, which only our own format can have', () => {
  const group = sampleGroup('19:ops');
  expect(isSample({ source: 'generic', group })).toBe(true);
  expect(isSample({ source: 'alertmanager', group })).toBe(false);
  expect(isSample({ source: 'generic', group: 'mail' })).toBe(false);
  expect(sampleGroup('19:other')).not.toBe(group);
});
