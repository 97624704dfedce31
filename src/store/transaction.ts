import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` as one transaction and gives its result; whatever it throws takes everything back. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  // IMMEDIATE takes the write lock first: a transaction that began by reading could not wait for it later.
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite has already rolled back by itself after some errors (a full disk, for one).
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
