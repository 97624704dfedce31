import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { StoreError, toStoreError } from '../../src/store/store-error.ts';

describe('errors of the store', () => {
  it.each([
    { errcode: 5, code: 'busy', name: 'SQLITE_BUSY' },
    { errcode: 517, code: 'busy', name: 'SQLITE_BUSY_SNAPSHOT' },
    { errcode: 8, code: 'unwritable', name: 'SQLITE_READONLY' },
    { errcode: 1032, code: 'unwritable', name: 'SQLITE_READONLY_DBMOVED' },
    { errcode: 14, code: 'unwritable', name: 'SQLITE_CANTOPEN' },
    { errcode: 11, code: 'not-a-database', name: 'SQLITE_CORRUPT' },
    { errcode: 26, code: 'not-a-database', name: 'SQLITE_NOTADB' },
    { errcode: 13, code: 'failed', name: 'SQLITE_FULL' },
    { errcode: 787, code: 'failed', name: 'SQLITE_CONSTRAINT_FOREIGNKEY' },
  ])('call $name "$code" and keep it as the cause', ({ errcode, code }) => {
    const thrown = Object.assign(new Error('as SQLite says it'), { code: 'ERR_SQLITE_ERROR', errcode });
    const error = toStoreError(thrown, 'Store.check');
    expect(error).toMatchObject({ name: 'StoreError', code, cause: thrown });
    expect(error.message).toMatch(/^Store\.check/);
  });

  it('call the use of a closed database "closed"', () => {
    const database = new DatabaseSync(':memory:');
    database.close();
    expect.assertions(1);
    try {
      database.exec('SELECT 1');
    } catch (error) {
      expect(toStoreError(error, 'Store.check').code).toBe('closed');
    }
  });

  it('leave an error of the store as it is, and survive anything else', () => {
    const known = new StoreError('newer-version', 'Start the newer one.');
    expect(toStoreError(known, 'Opening')).toBe(known);
    for (const thrown of [new TypeError('x'), 'text', null, undefined]) {
      expect(toStoreError(thrown, 'Opening').code).toBe('failed');
    }
  });
});
