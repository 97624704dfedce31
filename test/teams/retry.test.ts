import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/ports/channel.ts';
import { type Attempt, defaultRetryPolicy, retry } from '../../src/teams/retry.ts';
import { createStepClock } from '../fixtures/step-clock.ts';

const sent: Delivery = { kind: 'sent', messageId: 'm' };
const busy = (pause: number | null = null): Attempt => ({
  kind: 'again',
  pause,
  otherwise: { kind: 'unsent', status: 429 },
});

/** Runs the attempts in turn; the last one repeats. */
async function run(attempts: Attempt[], random = 0.5) {
  const clock = createStepClock();
  const left = [...attempts];
  const next = async () => (left.length > 1 ? left.shift() : left[0]) as Attempt;
  const result = await retry(next, { policy: defaultRetryPolicy, clock, random: () => random });
  return { ...result, waits: clock.waits };
}

describe('the retry policy', () => {
  it('does not wait for what is settled', async () => {
    expect(await run([{ kind: 'settled', delivery: sent }])).toEqual({ delivery: sent, tries: 1, waits: [] });
  });

  it('doubles its pauses and gives up after four tries', async () => {
    expect(await run([busy()])).toEqual({
      delivery: { kind: 'unsent', status: 429 },
      tries: 4,
      waits: [1_000, 2_000, 4_000],
    });
  });

  it.each([
    [0, [800, 1_600, 3_200]],
    [0.999_999, [1_200, 2_400, 4_800]],
  ])('spreads its pauses by a fifth to either side (chance %s)', async (random, waits) => {
    const { waits: waited } = await run([busy()], random);
    expect(waited.map(Math.round)).toEqual(waits);
  });

  it('never comes back earlier than asked', async () => {
    const { waits, delivery } = await run([busy(7_000), { kind: 'settled', delivery: sent }], 0);
    expect({ waits, delivery }).toEqual({ waits: [7_000], delivery: sent });
  });

  it('gives up at once when asked to wait longer than it may', async () => {
    expect(await run([busy(3_600_000)])).toMatchObject({ delivery: { kind: 'unsent' }, tries: 1, waits: [] });
  });

  it('starts no try later than a minute after the first', async () => {
    const { waits } = await run([busy(25_000)], 0);
    expect(waits).toEqual([25_000, 25_000]);
  });
});
