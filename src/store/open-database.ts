import { accessSync, closeSync, constants, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { assertOurs, migrate } from './migrate.ts';
import { StoreError, toStoreError } from './store-error.ts';

/** Name of the database file inside its folder. */
export const databaseFile = 'mailmedic.db';

/** Opens the database in `folder`, which is made when it is not there, with the newest schema. Throws StoreError. */
export async function openDatabase(folder: string): Promise<DatabaseSync> {
  const path = join(folder, databaseFile);
  createFile(folder, path);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: lockTimeout, enableForeignKeyConstraints: true });
    assertOurs(database);
    await switchToWal(database);
    // FULL: in WAL mode NORMAL would survive a killed process too, but a machine that loses power could forget the last
    // writes, and a message that was acknowledged is never delivered again. FULL waits for the disk at each write.
    database.exec('PRAGMA synchronous = FULL');
    // What is deleted is overwritten, and the copy that VACUUM makes of everything is never laid down in a temporary folder.
    database.exec('PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY');
    migrate(database);
    return database;
  } catch (error) {
    database?.close();
    throw toStoreError(error, `Opening ${path}`);
  }
}

/** Milliseconds to wait for another process's write; the thread stands still meanwhile. */
const lockTimeout = 5_000;

function createFile(folder: string, path: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    createPrivately(path);
    // SQLite makes its -wal and -shm files beside it, with the same permissions.
    accessSync(folder, constants.W_OK | constants.X_OK);
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new StoreError('unwritable', `${path} can't be written (${code}): give the bot a folder of its own.`, error);
  }
}

/** An existing file is never opened here: closing it would drop the locks of other connections of this process. */
function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Two processes that switch at once may be told "busy" without any waiting, so the waiting is done here. */
async function switchToWal(database: DatabaseSync): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      const { code } = toStoreError(error, 'Switching to WAL');
      if (code !== 'busy' || tries === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
