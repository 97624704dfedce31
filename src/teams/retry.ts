import type { Delivery } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';

/** What became of one request: settled, or worth another try, with what it is when there is none left. */
export type Attempt =
  | { kind: 'settled'; delivery: Delivery }
  /** `pause` is what the other side asked for, in milliseconds, null when it named none. */
  | { kind: 'again'; pause: number | null; otherwise: Delivery };

/** How often and how long. All times in milliseconds. */
export type RetryPolicy = {
  tries: number;
  /** First pause; each further one doubles. */
  pause: number;
  longestPause: number;
  /** No try starts later than this after the first. */
  total: number;
  /** Part of a pause that chance decides, 0 to 1. */
  jitter: number;
};

/** Four tries within a minute, as the throttling page of the Teams documentation asks: bounded, exponential, with jitter. */
export const defaultRetryPolicy: RetryPolicy = {
  tries: 4,
  pause: 1_000,
  longestPause: 20_000,
  total: 60_000,
  jitter: 0.4,
};

/** Tries until it is settled or the policy ends. */
export async function retry(
  attempt: () => Promise<Attempt>,
  { policy, clock, random }: { policy: RetryPolicy; clock: Clock; random: () => number },
): Promise<{ delivery: Delivery; tries: number }> {
  const end = clock.now().getTime() + policy.total;
  for (let tries = 1; ; tries += 1) {
    const result = await attempt();
    if (result.kind === 'settled') return { delivery: result.delivery, tries };
    const pause = pauseAfter(tries, result.pause, policy, random);
    // Asked to come back later than we may wait: coming earlier would only add to the load.
    if (tries >= policy.tries || clock.now().getTime() + pause > end) return { delivery: result.otherwise, tries };
    await clock.wait(pause);
  }
}

function pauseAfter(tries: number, asked: number | null, policy: RetryPolicy, random: () => number): number {
  // Never earlier than asked, and not all conversations at the same moment.
  if (asked !== null) return asked + random() * policy.jitter * policy.pause;
  const full = Math.min(policy.pause * 2 ** (tries - 1), policy.longestPause);
  return full * (1 - policy.jitter / 2 + random() * policy.jitter);
}
