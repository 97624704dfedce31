import { accessSync, closeSync, constants, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { QueueError, toQueueError } from './queue-error.ts';

/** Milliseconds to wait for another process's write; the thread stands still meanwhile. */
export const lockTimeout = 5_000;

/** Opens the file with the table of jobs, which is made when it is not there, readable by its owner only. Throws QueueError. */
export function openQueueFile(path: string): DatabaseSync {
  createPrivately(path);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: lockTimeout });
    assertOurs(database, path);
    // As in the store: what was accepted survives a power cut, and what is done is overwritten.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    database.exec('PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY');
    database.exec(schema);
    return database;
  } catch (error) {
    database?.close();
    throw toQueueError(error, `Opening ${path}`);
  }
}

/** Marks our files ("MMqu"), so that a database of another program is never written into. */
const applicationId = 0x4d4d7175;

const schemaVersion = 1;

const schema = `
  CREATE TABLE IF NOT EXISTS jobs (
    kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL,
    run_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, generation INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS jobs_by_time ON jobs (run_at);
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion}`;

/** An existing file is never opened here: closing it would drop the locks of other connections of this process. */
function createPrivately(path: string): void {
  try {
    try {
      closeSync(openSync(path, 'wx', 0o600));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new QueueError('unwritable', `${path} can't be written (${code}): give the bot a folder of its own.`, error);
  }
}

function assertOurs(database: DatabaseSync, path: string): void {
  const { application, version, things } = database
    .prepare(
      `SELECT (SELECT application_id FROM pragma_application_id) AS application,
              (SELECT user_version FROM pragma_user_version) AS version,
              (SELECT count(*) FROM sqlite_schema) AS things`,
    )
    .get() as { application: number; version: number; things: number };
  if (application !== applicationId && (application !== 0 || version !== 0 || things !== 0)) {
    throw new QueueError('not-a-database', `${path} is not a queue of Mailmedic: choose another folder.`);
  }
  if (version > schemaVersion) {
    const message = `${path} has schema version ${version}, this Mailmedic knows ${schemaVersion}: start the newer one.`;
    throw new QueueError('newer-version', message);
  }
}
