/** What is wrong with the store. */
export type StoreErrorCode =
  /** The folder or file can't be made, read or written. */
  | 'unwritable'
  /** The file is no database, a damaged one, or one of another program. */
  | 'not-a-database'
  /** A newer Mailmedic has migrated the file. */
  | 'newer-version'
  /** Another process held the file's lock for too long. */
  | 'busy'
  /** A row holds what this version can't read; every other row is unaffected. */
  | 'corrupt-row'
  /** The store was closed before. */
  | 'closed'
  /** Anything else that SQLite reports: a full disk, a broken rule of the schema. `cause` has it. */
  | 'failed';

/** The store is broken; `code` says how, the message says what to do and never holds what was stored. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

/** Gives whatever was thrown as a StoreError; `subject` opens its message. */
export function toStoreError(thrown: unknown, subject: string): StoreError {
  if (thrown instanceof StoreError) return thrown;
  const { code, errcode } = (thrown ?? {}) as { code?: unknown; errcode?: unknown };
  if (code === 'ERR_INVALID_STATE') return new StoreError('closed', `${subject}: the store is closed.`, thrown);
  if (code !== 'ERR_SQLITE_ERROR' || typeof errcode !== 'number') {
    return new StoreError('failed', `${subject} failed.`, thrown);
  }
  // The low byte is the primary result code: https://sqlite.org/rescode.html
  switch (errcode & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
      return new StoreError('busy', `${subject}: another process keeps the database locked.`, thrown);
    case 3: // SQLITE_PERM
    case 8: // SQLITE_READONLY
    case 14: // SQLITE_CANTOPEN
      return new StoreError('unwritable', `${subject}: the database can't be opened for writing.`, thrown);
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
      return new StoreError('not-a-database', `${subject}: the file is not a SQLite database, or damaged.`, thrown);
    default:
      return new StoreError('failed', `${subject} failed (SQLite result ${errcode}).`, thrown);
  }
}
