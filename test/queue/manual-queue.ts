import type { Clock } from '../../src/ports/clock.ts';
import type { Job, Queue, Worker } from '../../src/ports/queue.ts';

/** Jobs that a queue holds; two queues over the same are two processes, one after the other. */
export type Jobs = Map<string, Job & { attempts: number }>;

/** A queue that does what is due when it is told to. */
export type ManualQueue = Queue & {
  /** Does every due job, and what becomes due by that, until none is left. */
  run(): Promise<void>;
  jobs: Jobs;
};

/** The plainest queue that keeps what the port promises, as far as one job at a time can show it. */
export function createManualQueue(clock: Clock, jobs: Jobs = new Map()): ManualQueue {
  let workers: Record<string, Worker> = {};
  const nameOf = (kind: string, key: string) => JSON.stringify([kind, key]);

  async function runOne(name: string, job: Job & { attempts: number }): Promise<void> {
    const body: unknown = JSON.parse(JSON.stringify(job.body));
    const result = await workers[job.kind]?.(body, job.attempts + 1);
    const isReplaced = jobs.get(name) !== job;
    if (result?.kind === 'again') Object.assign(jobs.get(name) ?? {}, { at: result.at, attempts: job.attempts + 1 });
    else if (result?.kind === 'later') Object.assign(jobs.get(name) ?? {}, { at: result.at });
    else if (!isReplaced) jobs.delete(name);
  }

  return {
    jobs,
    async add(job) {
      const name = nameOf(job.kind, job.key);
      const waiting = jobs.get(name);
      const at = waiting && (waiting.attempts > 0 || waiting.at < job.at) ? waiting.at : job.at;
      jobs.set(name, { ...job, at, attempts: waiting?.attempts ?? 0 });
    },
    cancel: async (kind, key) => jobs.delete(nameOf(kind, key)),
    has: async (kind, key) => jobs.has(nameOf(kind, key)),
    start(given) {
      workers = given;
    },
    async run() {
      for (let rounds = 0; rounds < 100; rounds += 1) {
        const due = [...jobs].filter(([, { at, kind }]) => at <= clock.now() && kind in workers);
        if (due.length === 0) return;
        for (const [name, job] of due) await runOne(name, job);
      }
      throw new Error('The jobs never come to an end.');
    },
    async drain() {},
    async close() {},
  };
}
