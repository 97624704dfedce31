import type { DatabaseSync } from 'node:sqlite';
import { toStoreError } from './store-error.ts';
import { inTransaction } from './transaction.ts';

/** Does pieces of work in transactions, in the order in which they come. */
export type Writer = {
  /** Resolves with the result once it is on the disk. */
  write<Result>(work: () => Result): Promise<Result>;
  /** Does at once what still waits. */
  flush(): void;
};

/**
 * Pieces that come within one round of the event loop, from however many chats, share one transaction and so one wait for
 * the disk, during which the thread stands still. One that fails takes none of the others with it.
 */
export function createWriter(database: DatabaseSync): Writer {
  let waiting: Piece[] = [];

  function flush(): void {
    const pieces = waiting;
    waiting = [];
    if (pieces.length > 1 && writeTogether(database, pieces)) return;
    for (const piece of pieces) writeAlone(database, piece);
  }

  return {
    write: <Result>(work: () => Result) =>
      new Promise<Result>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ work, resolve: resolve as Piece['resolve'], reject });
      }),
    flush,
  };
}

type Piece = { work: () => unknown; resolve: (result: unknown) => void; reject: (error: unknown) => void };

/** True when every piece is settled; false when all was taken back, so that it can be done again. */
function writeTogether(database: DatabaseSync, pieces: readonly Piece[]): boolean {
  try {
    const results = inTransaction(database, () => pieces.map(({ work }) => work()));
    for (const [at, { resolve }] of pieces.entries()) resolve(results[at]);
    return true;
  } catch (error) {
    // Another process's lock was waited for already, and would be again for each piece.
    const isBusy = toStoreError(error, 'Writing').code === 'busy';
    if (isBusy) for (const { reject } of pieces) reject(error);
    return isBusy;
  }
}

function writeAlone(database: DatabaseSync, { work, resolve, reject }: Piece): void {
  try {
    resolve(inTransaction(database, work));
  } catch (error) {
    reject(error);
  }
}
