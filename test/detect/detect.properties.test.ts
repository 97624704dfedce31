import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { normalize } from '../../src/detect/normalize.ts';

const PIECES = [
  ...[
    '550',
    '5.7.1',
    '451 4.7.0',
    ' -> ',
    '[Message=',
    '(',
    "'",
    '"',
    '<',
    '>',
    ']',
    '\n',
    '=\n',
    '\\n',
    '&lt;',
    '<br>',
    '<at>',
    '</at>',
  ],
  ...[
    'Status: ',
    'Diagnostic-Code: smtp; ',
    'a@b.example',
    'error ',
    'v',
    '٤',
    '๕',
    '\u200f',
    '\ud800',
    'メール',
    ' PRX4',
    '5.7.***9',
    '#',
  ],
];
const noise = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 6 })), {
  maxLength: 60,
});
const text = noise.map((pieces) => pieces.join(''));

describe('whatever the text is', () => {
  it('detection answers, in codes of ASCII digits', () => {
    fc.assert(
      fc.property(text, (raw) => {
        for (const finding of detect(raw).findings) {
          expect(finding.reply ?? '250').toMatch(/^[245][0-9]{2}$/);
          expect(finding.enhanced ?? '2.0.0').toMatch(/^[245](?:\.(?:0|[1-9][0-9]{0,2})){2}$/);
          expect(finding.reply ?? finding.enhanced).not.toBeNull();
          expect(finding.statement.length).toBeLessThanOrEqual(400);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('no finding is listed twice', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const keys = detect(raw).findings.map(({ reply, enhanced, tag }) => `${reply}|${enhanced}|${tag}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('a mailbox is an address that PowerShell reads as one word', () => {
    fc.assert(
      fc.property(text, (raw) => {
        expect(detect(raw).mailbox ?? 'a@b.cd').toMatch(/^[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+$/);
      }),
    );
  });

  it('normal text holds no digit outside ASCII, no mark of direction and at most 64 KiB', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (raw) => {
        const normal = normalize(raw).text;
        expect(normal).not.toMatch(/(?![0-9])\p{Nd}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
        expect(normal.isWellFormed()).toBe(true);
        expect(new TextEncoder().encode(normal).length).toBeLessThanOrEqual(64 * 1024);
      }),
    );
  });
});

describe('the time grows with the text and not with its square', () => {
  it.each([
    ...[
      'a',
      '1.',
      '5.7.1 ',
      '550 5.7.1 ',
      '"550 5.7.1 ',
      '[Message=451 5.7.3 ',
      '<',
      '[',
      '(',
      '&',
      '=',
      '=\n',
      '<b ',
      '<!--',
      '<style>',
    ],
    ...[
      "'",
      'a@',
      'a@b.co ',
      'a.',
      '\\n',
      '](http:',
      '\u200b',
      '๕',
      'メール',
      '#5.1.1 smtp;',
      'dsn=5.1.1 (said: 550 x)\n',
      'error 550 ',
    ],
  ])('%j', (piece) => {
    const small = 8000;
    const measure = (size: number) => {
      const raw = piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
      let best = Number.POSITIVE_INFINITY;
      for (let run = 0; run < 4; run += 1) {
        const before = performance.now();
        detect(raw);
        best = Math.min(best, performance.now() - before);
      }
      return best;
    };
    measure(small);
    // Six times the text: a quadratic step would take thirty-six times as long; a few milliseconds are noise.
    expect(measure(small * 6)).toBeLessThan(measure(small) * 20 + 20);
  });

  it('a text of many megabytes costs little more than what is read of it', () => {
    expect(detect('5.7.1 '.repeat(1_000_000)).truncated).toBe(true);
  });
});
