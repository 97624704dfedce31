import { join } from 'node:path';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Job, Queue, Worker } from '../ports/queue.ts';
import { openJobs, type WaitingJob } from './jobs.ts';

/** What the queue needs. `random` gives numbers from 0 up to 1, for pauses that do not come all at once. */
export type QueueOptions = { clock: Clock; log: Log; random: () => number };

/** Jobs that are done side by side, of different keys. */
const mostAtOnce = 16;

/** The longest sleep: a clock that is set, or a laptop that slept, is noticed after it. Milliseconds. */
const longestSleep = 30_000;

/** Opens the embedded queue in `folder`, which has to be there. Throws when the file can't be used. */
export function openSqliteQueue(folder: string, { clock, log, random }: QueueOptions): Queue {
  const jobs = openJobs(join(folder, 'queue.db'));
  const inHand = new Map<string, Promise<void>>();
  let workers: Record<string, Worker> = {};
  let wake = new AbortController();
  let stopping = false;
  let running = Promise.resolve();

  async function run(): Promise<void> {
    while (!stopping) {
      const now = clock.now();
      begin(now);
      wake = new AbortController();
      const next = jobs.nextTime(Object.keys(workers), namesInHand());
      const sleep = next === null ? longestSleep : Math.min(Math.max(next - now.getTime(), 0), longestSleep);
      // With all hands full the end of a job wakes it.
      await clock.wait(inHand.size < mostAtOnce ? sleep : longestSleep, wake.signal);
    }
  }

  function begin(now: Date): void {
    const free = mostAtOnce - inHand.size;
    if (free <= 0) return;
    for (const job of jobs.listDue(Object.keys(workers), now, namesInHand(), free)) {
      const name = nameOf(job.kind, job.key);
      const work = attempt(job).finally(() => {
        inHand.delete(name);
        wake.abort();
      });
      inHand.set(name, work);
    }
  }

  async function attempt(job: WaitingJob): Promise<void> {
    try {
      const result = await workers[job.kind]?.(job.body, job.attempts + 1);
      if (result?.kind === 'again') jobs.putOff(job, result.at);
      else jobs.finish(job);
    } catch (error) {
      log.error('job-failed', { kind: job.kind, attempt: job.attempts + 1, reason: nameError(error) });
      jobs.putOff(job, new Date(clock.now().getTime() + pauseAfter(job.attempts + 1, random())));
    }
  }

  const namesInHand = (): string[] => [...inHand.keys()];

  return {
    async add(job: Job) {
      jobs.add(job);
      wake.abort();
    },
    async cancel(kind, key) {
      return jobs.remove(kind, key);
    },
    async has(kind, key) {
      return jobs.has(kind, key) || inHand.has(nameOf(kind, key));
    },
    start(given) {
      workers = given;
      running = run().catch((error: unknown) => log.error('queue-failed', { reason: nameError(error) }));
    },
    async drain() {
      stopping = true;
      wake.abort();
      await running;
      await Promise.all(inHand.values());
    },
    async close() {
      jobs.close();
    },
  };
}

const nameOf = (kind: string, key: string): string => JSON.stringify([kind, key]);

/** Grows from one second to five minutes; half of it is by chance. */
const pauseAfter = (attempts: number, chance: number): number =>
  Math.min(1_000 * 2 ** (attempts - 1), 300_000) * (0.5 + chance / 2);

const nameError = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
