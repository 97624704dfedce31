import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations.ts';

/** SHA-256 of each migration, in order. Once a migration is released its line never changes; a new one adds a line. */
const released = [
  'e26f9956200b4157d802d5b6e3ca1451554980a0998e3ff054f0b5f8a84f31de',
  '94f8f6a2de19ca8f752eb6336d68df52937007ecc867411ca26c3d104a0960b6',
  'cfe44869e1d7f05d6cdffe51b5d7a3155b0f8f400f5bf14fdb034de8aa33ea86',
];

describe('migrations', () => {
  let database: DatabaseSync;

  beforeEach(() => {
    database = new DatabaseSync(':memory:');
  });

  afterEach(() => database.close());

  it('are never edited', () => {
    expect(migrations.map(hashOf)).toEqual(released);
    expect(hashOf(`${migrations[0]} `)).not.toBe(released[0]);
  });

  it('run once, in order, from the version that is there', () => {
    migrate(database, ['CREATE TABLE first (x)']);
    migrate(database, ['CREATE TABLE first (x)', 'CREATE TABLE second (x)', 'INSERT INTO second SELECT 1']);
    migrate(database, ['CREATE TABLE first (x)', 'CREATE TABLE second (x)', 'INSERT INTO second SELECT 1']);
    expect(database.prepare('SELECT count(*) AS rows FROM second').get()).toEqual({ rows: 1 });
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 3 });
  });

  it('leave the database as it was when one of them fails', () => {
    migrate(database, ['CREATE TABLE first (x)']);
    expect(() => migrate(database, ['', 'CREATE TABLE second (x)', 'no SQL at all'])).toThrow();
    expect(database.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'first' }]);
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
  });
});

function hashOf(migration: string): string {
  return createHash('sha256').update(migration).digest('hex');
}
