/** Something took longer than it may. */
export class TooSlowError extends Error {
  override readonly name = 'TooSlowError';
}

/** What `work` gives, or a TooSlowError after that many milliseconds; the work itself then goes on unheard. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise: tooSlow, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TooSlowError(`Took more than ${milliseconds} ms`)), milliseconds);
  try {
    return await Promise.race([work, tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}
