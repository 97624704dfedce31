import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Button, readButton, writeButton } from '../../src/view/button.ts';

const buttons: Button[] = [
  { verb: 'done', case: 'c', step: 's' },
  { verb: 'confirm', case: 'c', step: 's' },
  { verb: 'skip', case: 'c', step: 's' },
  { verb: 'answer', case: 'c', step: 's', answer: 'yes' },
  { verb: 'reopen', case: 'c', step: 's' },
  { verb: 'open', case: 'c', step: 's' },
  { verb: 'solve', case: 'c' },
  { verb: 'fail', case: 'c' },
  { verb: 'resume', case: 'c' },
  { verb: 'start', case: 'c', other: 0 },
  { verb: 'next', case: 'c', article: 'a' },
  { verb: 'languages', case: 'c' },
  { verb: 'begin', article: 'a', cause: null, code: { reply: '535', enhanced: '5.7.139', tag: null } },
  { verb: 'speak', case: 'c', language: 'fr' },
  { verb: 'prefer', language: 'fr' },
  { verb: 'prefer', language: null },
  { verb: 'choose', message: 'm', article: 'a' },
  { verb: 'none' },
  { verb: 'help' },
  { verb: 'remind', case: 'c', step: 's' },
  { verb: 'cancel-reminder', case: 'c', step: 's' },
  { verb: 'reminded', case: 'c', gone: true },
  { verb: 'take', incident: 'i' },
  { verb: 'hand-back', incident: 'i' },
  { verb: 'snooze', incident: 'i' },
  { verb: 'quiet', incident: 'i', minutes: 15, reason: 'x' },
  { verb: 'quiet', incident: 'i', minutes: null, reason: '' },
  { verb: 'wake', incident: 'i' },
  { verb: 'back', incident: 'i' },
  { verb: 'close', incident: 'i' },
  { verb: 'subscribe', subscription: null, sources: 'grafana', severity: 'info', matchers: '', language: 'fr' },
  { verb: 'edit', subscription: 's' },
  { verb: 'pause', subscription: 's' },
  { verb: 'continue', subscription: 's' },
  { verb: 'end', subscription: 's' },
  { verb: 'test-alert' },
];

describe('A button', () => {
  it.each(buttons)('is read as it was written, with the verb beside it or in it: $verb', (button) => {
    const { verb, ...data } = JSON.parse(JSON.stringify(writeButton(button)));
    expect(readButton(verb, data)).toEqual(button);
    expect(readButton(null, { verb, ...data })).toEqual(button);
  });

  it('means what its action says, whatever its data says', () => {
    expect(readButton('fail', { verb: 'solve', case: 'c' })).toEqual({ verb: 'fail', case: 'c' });
  });

  it('drops what a client adds', () => {
    expect(readButton('solve', { case: 'c', msteams: { type: 'invoke' }, step: 'x' })).toEqual({
      verb: 'solve',
      case: 'c',
    });
  });

  it.each<[string, string | null, unknown]>([
    ['no data', 'solve', undefined],
    ['null', 'solve', null],
    ['a text', 'solve', 'case'],
    ['a number', 'solve', 7],
    ['a list', 'solve', ['c']],
    ['no verb', null, { case: 'c' }],
    ['a verb of nobody', 'drop', { case: 'c' }],
    ['a verb that every object has', 'constructor', { case: 'c' }],
    ['a case that is missing', 'done', { step: 's' }],
    ['a step that is missing', 'done', { case: 'c' }],
    ['an empty id', 'solve', { case: '' }],
    ['an id that is no text', 'solve', { case: { toString: 'c' } }],
    ['an endless id', 'solve', { case: 'c'.repeat(101) }],
    ['a language that is missing', 'prefer', {}],
    ['an answer that is missing', 'answer', { case: 'c', step: 's' }],
    ['an incident that is missing', 'take', { case: 'c' }],
    ['a time that is not offered', 'quiet', { incident: 'i', minutes: 600, reason: 'x' }],
    ['an endless reason', 'quiet', { incident: 'i', minutes: 15, reason: 'x'.repeat(301) }],
    ['a subscription that is missing', 'end', {}],
  ])('is not read out of %s', (_title, verb, data) => {
    expect(readButton(verb, data)).toBeNull();
  });

  it('is read out of anything at all without an error', () => {
    fc.assert(
      fc.property(
        fc.option(fc.oneof(fc.string(), fc.constantFrom(...buttons.map(({ verb }) => verb)))),
        fc.anything(),
        (verb, data) => {
          const button = readButton(verb, data);
          if (button) expect(readButton(null, writeButton(button))).toEqual(button);
        },
      ),
    );
  });
});
