import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationWindows, createPostLimit, globalWindows, type PostWindow } from '../../src/flows/limit-posts.ts';

/** The most that any window of this length holds. */
const fullest = (times: readonly number[], milliseconds: number): number =>
  Math.max(0, ...times.map((end) => times.filter((time) => time > end - milliseconds && time <= end).length));

/** Sends one after the other, each as soon as it may; gives when each was sent. */
function sendAll(asked: readonly { place: string; at: number }[], each = conversationWindows, all = globalWindows) {
  const limit = createPostLimit(each, all);
  const sent: { place: string; at: number }[] = [];
  let now = 0;
  for (const { place, at } of asked) {
    now = Math.max(now, at);
    for (let free = limit.take(place, now); free !== null; free = limit.take(place, now)) {
      expect(free).toBeGreaterThan(now);
      now = free;
    }
    sent.push({ place, at: now });
  }
  return sent;
}

describe('The limit of posts', () => {
  it.each(conversationWindows)('lets $most within $milliseconds ms into a conversation, and not one more', (window) => {
    const limit = createPostLimit([window], []);
    const times = Array.from({ length: window.most + 1 }, (_, index) => limit.take('c', index));
    expect(times.slice(0, -1).every((time) => time === null)).toBe(true);
    expect(times.at(-1)).toBe(window.milliseconds);
    expect(limit.take('c', window.milliseconds - 1)).toBe(window.milliseconds);
    expect(limit.take('c', window.milliseconds)).toBeNull();
  });

  it('holds for each conversation by itself, and for all together', () => {
    const limit = createPostLimit([{ milliseconds: 1_000, most: 1 }], [{ milliseconds: 1_000, most: 3 }]);
    expect([limit.take('a', 0), limit.take('a', 1), limit.take('b', 2), limit.take('c', 3)]).toEqual([
      null,
      1_000,
      null,
      null,
    ]);
    expect(limit.take('d', 4)).toBe(1_000);
  });

  it('stays below what Teams takes', () => {
    const taken = new Map([
      [1_000, 7],
      [2_000, 8],
      [30_000, 60],
      [3_600_000, 1_800],
    ]);
    for (const { milliseconds, most } of conversationWindows) expect(most).toBeLessThan(taken.get(milliseconds) ?? 0);
    for (const { most } of globalWindows) expect(most).toBeLessThan(30);
  });

  it('never lets more through than allowed in any sliding window, and nothing waits for ever', () => {
    const windows: PostWindow[] = [
      { milliseconds: 10, most: 2 },
      { milliseconds: 50, most: 5 },
    ];
    const everywhere: PostWindow[] = [{ milliseconds: 10, most: 4 }];
    const asked = fc.array(fc.record({ place: fc.constantFrom('a', 'b', 'c'), at: fc.nat({ max: 120 }) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(asked, (unordered) => {
        const sent = sendAll(
          [...unordered].sort((a, b) => a.at - b.at),
          windows,
          everywhere,
        );
        expect(sent).toHaveLength(unordered.length);
        for (const { milliseconds, most } of everywhere) {
          expect(
            fullest(
              sent.map(({ at }) => at),
              milliseconds,
            ),
          ).toBeLessThanOrEqual(most);
        }
        for (const place of ['a', 'b', 'c']) {
          const times = sent.filter((each) => each.place === place).map(({ at }) => at);
          for (const { milliseconds, most } of windows) expect(fullest(times, milliseconds)).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not count what it refused', () => {
    const limit = createPostLimit([{ milliseconds: 100, most: 1 }], []);
    limit.take('c', 0);
    for (let now = 1; now < 100; now += 1) expect(limit.take('c', now)).toBe(100);
    expect(limit.take('c', 100)).toBeNull();
  });

  it('forgets conversations that fell silent, and keeps those that are counted', () => {
    const limit = createPostLimit([{ milliseconds: 100, most: 1 }], []);
    for (let count = 0; count < 10_000; count += 1) {
      limit.take(`c${count}`, count);
      limit.take('busy', count);
    }
    expect(limit.remembered()).toBeLessThanOrEqual(201);
    expect(limit.take('c9999', 10_000)).not.toBeNull();
    limit.take('last', 20_000);
    expect(limit.remembered()).toBe(1);
  });

  it('goes on when the clock is set back', () => {
    const limit = createPostLimit([{ milliseconds: 100, most: 1 }], [{ milliseconds: 100, most: 1 }]);
    limit.take('c', 1_000_000);
    expect(limit.take('c', 5)).toBeNull();
  });
});
