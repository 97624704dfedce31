import type { Clock } from '../ports/clock.ts';

/** Something took longer than it may. */
export class TooSlowError extends Error {
  override readonly name = 'TooSlowError';
}

/** What `work` gives, or a TooSlowError after that many milliseconds. The work itself goes on unheard. */
export async function within<T>(milliseconds: number, work: Promise<T>, clock: Clock): Promise<T> {
  const done = new AbortController();
  const tooSlow = clock.wait(milliseconds, done.signal).then(() => {
    throw new TooSlowError(`Took more than ${milliseconds} ms`);
  });
  // Aborting the wait rejects it late, when nobody listens any more.
  tooSlow.catch(() => {});
  try {
    return await Promise.race([work, tooSlow]);
  } finally {
    done.abort();
  }
}
