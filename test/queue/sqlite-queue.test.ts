import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Queue } from '../../src/ports/queue.ts';
import { openSqliteQueue, queueFile } from '../../src/queue/sqlite-queue.ts';
import { createHandClock, type HandClock } from '../fixtures/hand-clock.ts';
import { createRecordingLog, type RecordingLog } from '../fixtures/recording-log.ts';
import { describeQueue } from './queue-contract.ts';

const makeFolder = () => mkdtempSync(join(tmpdir(), 'mailmedic-queue-'));

describeQueue('SQLite', () => {
  const folder = makeFolder();
  return {
    open: (options) => openSqliteQueue(folder, options),
    remove: () => rmSync(folder, { recursive: true }),
  };
});

describe('the queue in a file', () => {
  let folder: string;
  let file: string;
  let clock: HandClock;
  let log: RecordingLog;
  let opened: Queue[];

  const open = (): Queue => {
    const queue = openSqliteQueue(folder, { clock, log, random: () => 0.5 });
    opened.push(queue);
    return queue;
  };

  beforeEach(() => {
    folder = makeFolder();
    file = join(folder, queueFile);
    clock = createHandClock();
    log = createRecordingLog();
    opened = [];
  });

  afterEach(async () => {
    for (const each of opened) await each.drain();
    for (const each of opened) await each.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const add = (queue: Queue, key: string, body: unknown = key) =>
    queue.add({ kind: 'work', key, body, at: clock.now() });

  function alter(sql: string): void {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  }

  it('is readable by its owner only', async () => {
    await add(open(), 'a');
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('holds nothing any more of a job that is done or cancelled', async () => {
    const queue = open();
    const onDisk = () => readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes('canary'));
    await add(queue, 'a', { conversation: 'canary' });
    await queue.add({ kind: 'work', key: 'b', body: 'canary', at: new Date(8.64e15) });
    expect(onDisk()).toBe(true);
    await queue.cancel('work', 'b');
    queue.start({ work: async () => ({ kind: 'done' }) });
    await clock.advance(0);
    expect(onDisk()).toBe(false);
  });

  it('leaves a body that can not be read where it is, says so, and does the others', async () => {
    const queue = open();
    const names = Array.from({ length: 20 }, (_, number) => `bad-${number}`);
    for (const key of [...names, 'good']) await add(queue, key);
    alter(`UPDATE jobs SET body = '{"secret' WHERE key LIKE 'bad%'`);
    const done: unknown[] = [];
    queue.start({
      async work(body) {
        done.push(body);
        return { kind: 'done' };
      },
    });
    await clock.advance(60_000);
    expect(done).toEqual(['good']);
    expect(await queue.has('work', 'bad-0')).toBe(true);
    expect(log.lines[0]).toMatchObject({ event: 'job-failed', fields: { kind: 'work', reason: 'SyntaxError' } });
    expect(JSON.stringify(log.lines)).not.toContain('secret');
  });

  it('does a job once while it can not be noted that it is done, and goes on when it can', async () => {
    const queue = open();
    for (const key of ['a', 'b']) await add(queue, key);
    alter(`CREATE TRIGGER broken BEFORE DELETE ON jobs BEGIN SELECT raise(ABORT, 'broken'); END`);
    const done: unknown[] = [];
    queue.start({
      async work(body) {
        done.push(body);
        return { kind: 'done' };
      },
    });
    await clock.advance(600_000);
    expect(done).toEqual(['a', 'b']);
    expect(await queue.has('work', 'a')).toBe(true);
    alter('DROP TRIGGER broken');
    await clock.advance(600_000);
    expect([await queue.has('work', 'a'), await queue.has('work', 'b')]).toEqual([false, false]);
    await add(queue, 'c');
    await clock.advance(0);
    expect(done).toEqual(['a', 'b', 'c']);
    expect(log.lines[0]).toEqual({ level: 'error', event: 'queue-failed', fields: { reason: 'failed' } });
  });

  it('goes on when its file could not be read for a while', async () => {
    const queue = open();
    const done: unknown[] = [];
    await add(queue, 'a');
    alter('ALTER TABLE jobs RENAME TO away');
    queue.start({
      async work(body) {
        done.push(body);
        return { kind: 'done' };
      },
    });
    const before = clock.waits;
    await clock.advance(300_000);
    expect(done).toEqual([]);
    expect(clock.waits - before).toBeLessThanOrEqual(11);
    alter('ALTER TABLE away RENAME TO jobs');
    await clock.advance(60_000);
    expect(done).toEqual(['a']);
  });

  it('rejects what it can not keep with an error that has a code', async () => {
    const queue = open();
    await expect(queue.add({ kind: 'work', key: 'a', body: null, at: new Date(Number.NaN) })).rejects.toMatchObject({
      name: 'QueueError',
      code: 'failed',
    });
    await queue.close();
    await queue.close();
    for (const call of [add(queue, 'a'), queue.has('work', 'a'), queue.cancel('work', 'a')]) {
      await expect(call).rejects.toMatchObject({ name: 'QueueError', code: 'closed' });
    }
  });

  it.each([
    { code: 'unwritable', title: 'a folder that is not there', prepare: () => rmSync(folder, { recursive: true }) },
    { code: 'unwritable', title: 'a folder in its place', prepare: () => mkdirSync(file) },
    {
      code: 'not-a-database',
      title: 'something else in the file',
      prepare: () => writeFileSync(file, 'x'.repeat(5_000)),
    },
    { code: 'not-a-database', title: 'the database of another program', prepare: () => alter('CREATE TABLE jobs (x)') },
    {
      code: 'newer-version',
      title: 'the queue of a newer version',
      prepare: async () => {
        await open().close();
        alter('PRAGMA user_version = 9');
      },
    },
  ])('does not open with $title, and says "$code"', async ({ code, prepare }) => {
    await prepare();
    expect(open).toThrow(expect.objectContaining({ name: 'QueueError', code }));
    expect(open).toThrow(folder);
  });
});
