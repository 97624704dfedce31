import type { Job } from '../ports/queue.ts';
import { lockTimeout, openQueueFile } from './open-queue-file.ts';

/** A job as it waits. `body` is JSON; another job that takes its place is of another `generation`. */
export type WaitingJob = { kind: string; key: string; body: string; attempts: number; generation: number };

/** The table of waiting jobs; every call is one transaction, on the disk when it returns. */
export type Jobs = {
  /** `begun`: the generation that is being done of this key, null when none is; it has had its time. */
  add(job: Job, begun: number | null): void;
  remove(kind: string, key: string): boolean;
  has(kind: string, key: string): boolean;
  /** Jobs of these kinds whose time has come, the oldest first, without those that are named. */
  listDue(kinds: string[], now: Date, without: string[], most: number): WaitingJob[];
  /** When the next of the others is to be done (milliseconds since 1970), null when none waits. */
  nextTime(kinds: string[], without: string[]): number | null;
  /** Takes a job away that was done, unless another took its place meanwhile. */
  finish(job: WaitingJob): void;
  /** Lets it wait until then, and counts the attempt. */
  putOff(job: WaitingJob, at: Date): void;
  /** Takes what was removed since the last time out of the write-ahead log, too; does nothing when that is nothing. */
  wipe(): void;
  close(): void;
};

/** Names a key of a kind. */
export const nameOf = ({ kind, key }: Pick<Job, 'kind' | 'key'>): string => JSON.stringify([kind, key]);

/** Opens the table in a file, which is made when it is not there, readable by its owner only. Throws QueueError. */
export function openJobs(path: string): Jobs {
  const database = openQueueFile(path);
  const waiting =
    'kind IN (SELECT value FROM json_each(:kinds)) AND name NOT IN (SELECT value FROM json_each(:without))';
  const statements = {
    add: database.prepare(`
      INSERT INTO jobs (kind, key, name, body, run_at, generation)
      VALUES (:kind, :key, :name, :body, :at, :generation)
      ON CONFLICT (kind, key) DO UPDATE SET
        body = excluded.body,
        run_at = CASE WHEN generation = :begun THEN excluded.run_at ELSE min(run_at, excluded.run_at) END,
        attempts = 0,
        generation = excluded.generation`),
    remove: database.prepare('DELETE FROM jobs WHERE kind = :kind AND key = :key'),
    has: database.prepare('SELECT 1 FROM jobs WHERE kind = :kind AND key = :key'),
    due: database.prepare(`SELECT * FROM jobs WHERE run_at <= :now AND ${waiting} ORDER BY run_at LIMIT :most`),
    next: database.prepare(`SELECT min(run_at) AS time FROM jobs WHERE ${waiting}`),
    finish: database.prepare('DELETE FROM jobs WHERE kind = :kind AND key = :key AND generation = :generation'),
    putOff: database.prepare(`
      UPDATE jobs SET run_at = :at, attempts = attempts + 1
      WHERE kind = :kind AND key = :key AND generation = :generation`),
  };
  // Never given twice: a job that was cancelled while it was done takes none away that came after it.
  let generation = Number(database.prepare('SELECT max(generation) AS last FROM jobs').get()?.last ?? 0);
  // What an earlier process removed last may be there still.
  let isLogDirty = true;
  const noteRemoval = (changes: number | bigint): boolean => {
    isLogDirty ||= changes === 1;
    return changes === 1;
  };
  return {
    add(job, begun) {
      const { kind, key } = job;
      const [body, at] = [JSON.stringify(job.body ?? null), job.at.getTime()];
      generation += 1;
      statements.add.run({ kind, key, name: nameOf(job), body, at, generation, begun });
    },
    remove: (kind, key) => noteRemoval(statements.remove.run({ kind, key }).changes),
    has: (kind, key) => statements.has.get({ kind, key }) !== undefined,
    listDue: (kinds, now, without, most) =>
      statements.due
        .all({ kinds: JSON.stringify(kinds), without: JSON.stringify(without), now: now.getTime(), most })
        .map(readRow),
    nextTime(kinds, without) {
      const row = statements.next.get({ kinds: JSON.stringify(kinds), without: JSON.stringify(without) });
      return typeof row?.time === 'number' ? row.time : null;
    },
    finish: ({ kind, key, generation }) => void noteRemoval(statements.finish.run({ kind, key, generation }).changes),
    putOff: ({ kind, key, generation }, at) => void statements.putOff.run({ kind, key, generation, at: at.getTime() }),
    wipe() {
      if (!isLogDirty) return;
      // Somebody's backup is not waited for: the thread would stand still.
      database.exec('PRAGMA busy_timeout = 0');
      try {
        isLogDirty = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy !== 0;
      } finally {
        database.exec(`PRAGMA busy_timeout = ${lockTimeout}`);
      }
    },
    close() {
      if (database.isOpen) database.close();
    },
  };
}

function readRow(row: Record<string, unknown>): WaitingJob {
  return {
    kind: String(row.kind),
    key: String(row.key),
    body: String(row.body),
    attempts: Number(row.attempts),
    generation: Number(row.generation),
  };
}
