import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Job } from '../ports/queue.ts';

/** A job as it waits. `generation` changes when another job takes its place. */
export type WaitingJob = Omit<Job, 'at'> & { attempts: number; generation: number };

/** The table of waiting jobs; every call is one transaction, on the disk when it returns. */
export type Jobs = {
  add(job: Job): void;
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
  close(): void;
};

const schema = `
  CREATE TABLE IF NOT EXISTS jobs (
    kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL,
    run_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, generation INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (kind, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS jobs_by_time ON jobs (run_at);
  PRAGMA user_version = 1`;

/** Opens the table in a file, which is made when it is not there, readable by its owner only. */
export function openJobs(path: string): Jobs {
  const database = new DatabaseSync(path, { timeout: 5_000 });
  chmodSync(path, 0o600);
  // As in the store: what was accepted survives a power cut, and what is done is gone from the file.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  database.exec(schema);
  const waiting =
    'kind IN (SELECT value FROM json_each(:kinds)) AND name NOT IN (SELECT value FROM json_each(:without))';
  const statements = {
    add: database.prepare(`
      INSERT INTO jobs (kind, key, name, body, run_at) VALUES (:kind, :key, :name, :body, :at)
      ON CONFLICT (kind, key) DO UPDATE SET
        body = excluded.body, run_at = min(run_at, excluded.run_at), attempts = 0, generation = generation + 1`),
    remove: database.prepare('DELETE FROM jobs WHERE kind = :kind AND key = :key'),
    has: database.prepare('SELECT 1 FROM jobs WHERE kind = :kind AND key = :key'),
    due: database.prepare(`SELECT * FROM jobs WHERE run_at <= :now AND ${waiting} ORDER BY run_at LIMIT :most`),
    next: database.prepare(`SELECT min(run_at) AS time FROM jobs WHERE ${waiting}`),
    finish: database.prepare('DELETE FROM jobs WHERE kind = :kind AND key = :key AND generation = :generation'),
    putOff: database.prepare(`
      UPDATE jobs SET run_at = :at, attempts = attempts + 1
      WHERE kind = :kind AND key = :key AND generation = :generation`),
  };
  return {
    add({ kind, key, body, at }) {
      const name = JSON.stringify([kind, key]);
      statements.add.run({ kind, key, name, body: JSON.stringify(body ?? null), at: at.getTime() });
    },
    remove: (kind, key) => statements.remove.run({ kind, key }).changes === 1,
    has: (kind, key) => statements.has.get({ kind, key }) !== undefined,
    listDue: (kinds, now, without, most) =>
      statements.due
        .all({ kinds: JSON.stringify(kinds), without: JSON.stringify(without), now: now.getTime(), most })
        .map(readRow),
    nextTime(kinds, without) {
      const row = statements.next.get({ kinds: JSON.stringify(kinds), without: JSON.stringify(without) });
      return typeof row?.time === 'number' ? row.time : null;
    },
    finish: ({ kind, key, generation }) => void statements.finish.run({ kind, key, generation }),
    putOff: ({ kind, key, generation }, at) => void statements.putOff.run({ kind, key, generation, at: at.getTime() }),
    close() {
      if (database.isOpen) database.close();
    },
  };
}

function readRow(row: Record<string, unknown>): WaitingJob {
  return {
    kind: String(row.kind),
    key: String(row.key),
    body: JSON.parse(String(row.body)),
    attempts: Number(row.attempts),
    generation: Number(row.generation),
  };
}
