import { join } from 'node:path';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { JobResult, Queue, Worker } from '../ports/queue.ts';
import { nameOf, openJobs, type WaitingJob } from './jobs.ts';
import { toQueueError } from './queue-error.ts';

/** What the queue needs. `random` gives numbers from 0 up to 1, for pauses that do not come all at once. */
export type QueueOptions = { clock: Clock; log: Log; random: () => number };

/** Name of the queue's file inside its folder. */
export const queueFile = 'queue.db';

/** Jobs that are done side by side, of different keys. */
const mostAtOnce = 16;

/** The longest sleep: a clock that is set, or a laptop that slept, is noticed after it. Milliseconds. */
const longestSleep = 30_000;

/**
 * Opens the embedded queue in `folder`, which has to be there; one process at a time takes its jobs up. Throws QueueError,
 * and so does every rejection.
 */
export function openSqliteQueue(folder: string, { clock, log, random }: QueueOptions): Queue {
  const jobs = openJobs(join(folder, queueFile));
  const inHand = new Map<string, { generation: number; work: Promise<void> }>();
  const stopping = new AbortController();
  let workers: Record<string, Worker> = {};
  let wake = new AbortController();
  let running = Promise.resolve();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      wake = new AbortController();
      await clock.wait(beginDue(clock.now()), wake.signal);
    }
  }

  /** Gives the milliseconds until there is something to do again; the end of a job and a new one come in between. */
  function beginDue(now: Date): number {
    try {
      const kinds = Object.keys(workers);
      for (const job of jobs.listDue(kinds, now, [...inHand.keys()], mostAtOnce - inHand.size)) begin(job);
      if (inHand.size === 0) jobs.wipe();
      const next = inHand.size < mostAtOnce ? jobs.nextTime(kinds, [...inHand.keys()]) : null;
      return next === null ? longestSleep : Math.min(Math.max(next - now.getTime(), 0), longestSleep);
    } catch (error) {
      // A full disk, for one: what waits is still there when it has room again.
      log.error('queue-failed', { reason: toQueueError(error, 'Queue').code });
      return longestSleep;
    }
  }

  function begin(job: WaitingJob): void {
    // Later: it is in hand before its work begins.
    const work = Promise.resolve(job)
      .then(perform)
      .then((result) => settle(job, result));
    inHand.set(nameOf(job), { generation: job.generation, work });
  }

  async function perform({ kind, body, attempts }: WaitingJob): Promise<JobResult> {
    try {
      return (await workers[kind]?.(JSON.parse(body), attempts + 1)) ?? { kind: 'done' };
    } catch (error) {
      log.error('job-failed', { kind, attempt: attempts + 1, reason: nameError(error) });
      return { kind: 'again', at: new Date(clock.now().getTime() + pauseAfter(attempts + 1, random())) };
    }
  }

  /** Only what is noted is let go of: else a job would be done over and over while the disk is full. */
  async function settle(job: WaitingJob, result: JobResult): Promise<void> {
    for (let tries = 1; !note(job, result) && !stopping.signal.aborted; tries += 1) {
      await clock.wait(pauseAfter(tries, random()), stopping.signal);
    }
    inHand.delete(nameOf(job));
    wake.abort();
  }

  function note(job: WaitingJob, result: JobResult): boolean {
    try {
      if (result.kind === 'again') jobs.putOff(job, result.at);
      else jobs.finish(job);
      return true;
    } catch (error) {
      log.error('queue-failed', { reason: toQueueError(error, 'Queue').code });
      return false;
    }
  }

  return {
    async add(job) {
      tell('add', () => jobs.add(job, inHand.get(nameOf(job))?.generation ?? null));
      wake.abort();
    },
    async cancel(kind, key) {
      return tell('cancel', () => jobs.remove(kind, key));
    },
    async has(kind, key) {
      return inHand.has(nameOf({ kind, key })) || tell('has', () => jobs.has(kind, key));
    },
    start(given) {
      workers = given;
      running = run();
    },
    async drain() {
      stopping.abort();
      wake.abort();
      await running;
      await Promise.all([...inHand.values()].map(({ work }) => work));
    },
    async close() {
      jobs.close();
    },
  };
}

function tell<Result>(method: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw toQueueError(error, `Queue.${method}`);
  }
}

/** Grows from one second to five minutes; half of it is by chance. */
const pauseAfter = (attempts: number, chance: number): number =>
  Math.min(1_000 * 2 ** (attempts - 1), 300_000) * (0.5 + chance / 2);

const nameError = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
