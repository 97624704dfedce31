import { describe, expect, it } from 'vitest';
import type { CodeText } from '../fixtures/codes/code-text.ts';
import { findFalseAlarms, heldOutTexts, measureCodes, tunedTexts } from './measure-codes.ts';

const withCodes = [tunedTexts, heldOutTexts].flatMap(({ shapes }) => Object.values(shapes).flat());
const withoutCodes = [tunedTexts, heldOutTexts].flatMap(({ without }) => without);

// Floors of issue 3; those of the language stand in language.test.ts.
describe('over all labelled texts', () => {
  it('99 % of the codes are found, 97 % come first', () => expectFound(withCodes));

  it('nearly every whole list has its order and its roles', () => {
    const { lists, ofLists, wrong } = measureCodes(withCodes);
    expect(ofLists).toBeGreaterThanOrEqual(20);
    expect(lists / ofLists, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('at most 3 % of the texts without a code seem to have one', () => expectQuiet(withoutCodes));

  it('they are enough to mean something, and no two are the same', () => {
    expect(withCodes.length).toBeGreaterThanOrEqual(400);
    expect(withoutCodes.length).toBeGreaterThanOrEqual(250);
    const texts = [...withCodes.map(([, text]) => text), ...withoutCodes];
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
  });
});

describe('the floors', () => {
  it('are missed where codes are not read', () => {
    expect(() => expectFound(withCodes.map(([expected]) => [expected, 'my mail does not work']))).toThrow();
  });

  it('are missed where a code is there but not the first', () => {
    expect(() =>
      expectFound(withCodes.map(([expected, text]) => [expected, `550 5.9.99 denied\n\n${text}`])),
    ).toThrow();
  });

  it('are missed where numbers are taken for codes', () => {
    expect(() => expectQuiet(withoutCodes.map((text) => `550 5.7.1 ${text}`))).toThrow();
  });
});

function expectFound(texts: readonly CodeText[]): void {
  const { found, first, of, wrong } = measureCodes(texts);
  expect(found / of, wrong.join('\n')).toBeGreaterThanOrEqual(0.99);
  expect(first / of, wrong.join('\n')).toBeGreaterThanOrEqual(0.97);
}

function expectQuiet(texts: readonly string[]): void {
  const alarms = findFalseAlarms(texts);
  expect(alarms.length / texts.length, alarms.join('\n')).toBeLessThanOrEqual(0.03);
}
