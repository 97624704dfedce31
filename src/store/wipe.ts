import type { DatabaseSync } from 'node:sqlite';

/**
 * Brings the write-ahead log into the file and cuts it to nothing: until then it holds pages as they were before the last
 * writes. Takes milliseconds and never throws. While another process uses the database, the next wipe does it.
 */
export function wipeLog(database: DatabaseSync): void {
  const { timeout } = database.prepare('PRAGMA busy_timeout').get() as { timeout: number };
  // Somebody's backup is not waited for: the thread would stand still, and a bot that answers is worth more.
  database.exec('PRAGMA busy_timeout = 0');
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // What was deleted is deleted; its remains wait for wipeFile, which tells what is wrong.
  } finally {
    database.exec(`PRAGMA busy_timeout = ${timeout}`);
  }
}

/**
 * Writes the whole file anew: where SQLite has moved rows from page to page, copies stay behind that secure_delete does not
 * reach. Takes about 7 ms a megabyte, during which the thread stands still, and as much memory. Throws what SQLite throws.
 */
export function wipeFile(database: DatabaseSync): void {
  database.exec('VACUUM');
  wipeLog(database);
}
