/** What is wrong with the queue. */
export type QueueErrorCode =
  /** The folder or file can't be made, read or written. */
  | 'unwritable'
  /** The file is no database, a damaged one, or one of another program. */
  | 'not-a-database'
  /** A newer Mailmedic has made the file. */
  | 'newer-version'
  /** Another process held the file's lock for too long. */
  | 'busy'
  /** The queue was closed before. */
  | 'closed'
  /** Anything else that SQLite reports, a full disk for one. `cause` has it. */
  | 'failed';

/** The queue is broken; `code` says how, the message says what to do and never holds what was kept. */
export class QueueError extends Error {
  readonly code: QueueErrorCode;

  constructor(code: QueueErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'QueueError';
    this.code = code;
  }
}

/** Gives whatever was thrown as a QueueError; `subject` opens its message. */
export function toQueueError(thrown: unknown, subject: string): QueueError {
  if (thrown instanceof QueueError) return thrown;
  const { code, errcode } = (thrown ?? {}) as { code?: unknown; errcode?: unknown };
  if (code === 'ERR_INVALID_STATE') return new QueueError('closed', `${subject}: the queue is closed.`, thrown);
  if (code !== 'ERR_SQLITE_ERROR' || typeof errcode !== 'number') {
    return new QueueError('failed', `${subject} failed.`, thrown);
  }
  // The low byte is the primary result code: https://sqlite.org/rescode.html
  switch (errcode & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
      return new QueueError('busy', `${subject}: another process keeps the file locked.`, thrown);
    case 3: // SQLITE_PERM
    case 8: // SQLITE_READONLY
    case 14: // SQLITE_CANTOPEN
      return new QueueError('unwritable', `${subject}: the file can't be opened for writing.`, thrown);
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
      return new QueueError('not-a-database', `${subject}: the file is not a SQLite database, or damaged.`, thrown);
    default:
      return new QueueError('failed', `${subject} failed (SQLite result ${errcode}).`, thrown);
  }
}
