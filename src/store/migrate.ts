import type { DatabaseSync } from 'node:sqlite';
import { migrations } from './migrations.ts';
import { StoreError } from './store-error.ts';
import { inTransaction } from './transaction.ts';

/**
 * Brings the schema to the newest version; any number of processes may do so at once.
 * Throws StoreError `newer-version`, or `not-a-database` for a database of another program.
 */
export function migrate(database: DatabaseSync, steps: readonly string[] = migrations): void {
  if (readVersion(database) === steps.length) return;
  inTransaction(database, () => {
    // Read again under the lock: another process may have been faster.
    const version = readVersion(database);
    if (version > steps.length) {
      const message = `The database has schema version ${version}, this Mailmedic knows ${steps.length}: start the newer one.`;
      throw new StoreError('newer-version', message);
    }
    for (const step of steps.slice(version)) database.exec(step);
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${steps.length};`);
  });
}

/** Throws StoreError `not-a-database` for a database of another program; one without anything in it is ours to take. */
export function assertOurs(database: DatabaseSync): void {
  readVersion(database);
}

/** Marks our files ("MMed"), so that a database of another program is never written into. */
const applicationId = 0x4d4d6564;

function readVersion(database: DatabaseSync): number {
  const row = database
    .prepare(
      `SELECT (SELECT application_id FROM pragma_application_id) AS application,
              (SELECT user_version FROM pragma_user_version) AS version,
              (SELECT count(*) FROM sqlite_schema) AS things`,
    )
    .get() as { application: number; version: number; things: number };
  const isOurs = row.application === applicationId;
  const isEmpty = row.application === 0 && row.version === 0 && row.things === 0;
  if (isOurs || isEmpty) return row.version;
  throw new StoreError(
    'not-a-database',
    'The file is a SQLite database, but not one of Mailmedic: choose another folder.',
  );
}
