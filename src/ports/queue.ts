/** Work for later. `key` names it: a second job of the same key takes the place of the first. `body` is JSON. */
export type Job = { kind: string; key: string; body: unknown; at: Date };

/** What became of a job's work: done, or to be tried again at that time. */
export type JobResult = { kind: 'done' } | { kind: 'again'; at: Date };

/** Does the jobs of one kind. `attempt` counts from 1. A rejection is tried again with a growing pause. */
export type Worker = (body: unknown, attempt: number) => Promise<JobResult>;

/** Keeps work durably until it is done, at least once. Jobs of one key are never done side by side. */
export type Queue = {
  /**
   * Durable when it resolves. A job of the same key that waits is replaced; of both times the earlier one counts. One that
   * is being done goes on, and this one is done after it, not before its own time.
   */
  add(job: Job): Promise<void>;
  /** Takes a waiting job away; false when there is none. One that is being done goes on, but is not tried again. */
  cancel(kind: string, key: string): Promise<boolean>;
  /** True while such a job waits or is being done. */
  has(kind: string, key: string): Promise<boolean>;
  /** Takes up what waits, also from an earlier process, and goes on until drained. */
  start(workers: Record<string, Worker>): void;
  /** Begins nothing more, and ends when nothing is being done. */
  drain(): Promise<void>;
  close(): Promise<void>;
};
