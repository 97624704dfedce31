import type { World } from './world.ts';

/** Deletes what nobody touched for so many days, over and over. */
export type Expiry = {
  /** Begins now and goes on once a day. Returns at once; never throws. */
  start(): void;
  /** Ends when nothing is being deleted any more. */
  stop(): Promise<void>;
};

const day = 24 * 60 * 60 * 1000;

/** Makes it. A day on which the store fails is not the last one. */
export function createExpiry({ store, clock, log }: Pick<World, 'store' | 'clock' | 'log'>, keepDays: number): Expiry {
  const stopping = new AbortController();
  let running = Promise.resolve();

  async function expire(): Promise<void> {
    try {
      const rows = await store.expire(new Date(clock.now().getTime() - keepDays * day));
      log.info('expired', { rows });
    } catch (error) {
      log.error('expire-failed', { reason: error instanceof Error ? error.name : 'unknown' });
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await expire();
      if (!stopping.signal.aborted) await clock.wait(day, stopping.signal);
    }
  }

  return {
    start() {
      running = run();
    },
    stop() {
      stopping.abort();
      return running;
    },
  };
}
