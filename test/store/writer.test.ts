import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWriter, type Writer } from '../../src/store/writer.ts';

describe('The writer', () => {
  let folder: string;
  let database: DatabaseSync;
  let other: DatabaseSync;
  let writer: Writer;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mailmedic-writer-'));
    const file = join(folder, 'test.db');
    database = new DatabaseSync(file, { timeout: 50 });
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE rows (value INTEGER CHECK (value < 10))');
    other = new DatabaseSync(file, { timeout: 50 });
    writer = createWriter(database);
  });

  afterEach(() => {
    database.close();
    other.close();
    rmSync(folder, { recursive: true });
  });

  const insert = (value: number) => writer.write(() => insertNow(value));
  const insertNow = (value: number) => database.prepare('INSERT INTO rows VALUES (?)').run(value).changes;
  const read = () =>
    other
      .prepare('SELECT value FROM rows')
      .all()
      .map(({ value }) => value);

  it('does what comes together in one transaction, in its order', async () => {
    const seen: unknown[] = [];
    const watch = (value: number) =>
      writer.write(() => {
        insertNow(value);
        seen.push(read());
        return value;
      });
    expect(await Promise.all([watch(1), watch(2), watch(3)])).toEqual([1, 2, 3]);
    // Another connection saw nothing before all of it was there.
    expect(seen).toEqual([[], [], []]);
    expect(read()).toEqual([1, 2, 3]);
  });

  it('resolves only when another connection can see it', async () => {
    await insert(1);
    expect(read()).toEqual([1]);
  });

  it('lets a piece that fails take none of the others with it, and nothing of its own stays', async () => {
    const half = writer.write(() => {
      insertNow(5);
      insertNow(50);
    });
    const [first, failed, last] = await Promise.allSettled([insert(1), half, insert(2)]);
    expect([first.status, failed.status, last.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(read()).toEqual([1, 2]);
  });

  it('waits once for the lock of another process, and goes on afterwards', async () => {
    other.exec('BEGIN IMMEDIATE');
    const begin = performance.now();
    const settled = await Promise.allSettled(Array.from({ length: 20 }, (_, value) => insert(value % 10)));
    expect(settled.map(({ status }) => status)).toEqual(Array(20).fill('rejected'));
    expect(performance.now() - begin).toBeLessThan(20 * 50);
    other.exec('COMMIT');
    await insert(7);
    expect(read()).toEqual([7]);
  });

  it('does at once what waits when it is asked to', async () => {
    const waiting = insert(1);
    writer.flush();
    expect(read()).toEqual([1]);
    expect(await waiting).toBe(1);
  });
});
