import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../src/store/migrations.ts';
import { databaseFile, openDatabase } from '../../src/store/open-database.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { noon, sampleConversation, sampleMessage, welcome } from './samples.ts';

describe('opening the SQLite store', () => {
  let parent: string;
  let folder: string;
  let file: string;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'mailmedic-open-'));
    folder = join(parent, 'new', 'data');
    file = join(folder, databaseFile);
  });

  afterEach(() => rmSync(parent, { recursive: true }));

  it('makes a folder and files that only their owner can read', async () => {
    const store = await openSqliteStore(folder);
    await welcome(store, 'c1', noon);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder).toSorted()).toEqual([databaseFile, `${databaseFile}-shm`, `${databaseFile}-wal`]);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
    await store.close();
  });

  it('waits for the disk at each write, in WAL mode, with foreign keys', async () => {
    const database = await openDatabase(folder);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(database.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
    expect(database.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: 5000 });
    database.close();
  });

  it('leaves one file behind when it is closed', async () => {
    const store = await openSqliteStore(folder);
    await store.saveConversation(sampleConversation('c1'), noon);
    await store.close();
    expect(readdirSync(folder)).toEqual([databaseFile]);
  });

  it('says that a folder can not be written', async () => {
    writeFileSync(join(parent, 'new'), 'a file where a folder should be');
    await expect(openSqliteStore(folder)).rejects.toMatchObject({ name: 'StoreError', code: 'unwritable' });
  });

  it('says that the file is not a database, and leaves it as it is', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, 'no database, but long enough to be looked at: '.repeat(100));
    await expect(openSqliteStore(folder)).rejects.toMatchObject({ name: 'StoreError', code: 'not-a-database' });
    expect(statSync(file).size).toBe(4600);
  });

  it('refuses the database of another program, and leaves it as it is', async () => {
    mkdirSync(folder, { recursive: true });
    const foreign = new DatabaseSync(file);
    foreign.exec('CREATE TABLE messages (text TEXT)');
    await expect(openSqliteStore(folder)).rejects.toMatchObject({ name: 'StoreError', code: 'not-a-database' });
    expect(foreign.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'messages' }]);
    expect(foreign.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'delete' });
    foreign.close();
  });

  it('refuses a database that a newer version has migrated', async () => {
    const database = await openDatabase(folder);
    database.exec(`PRAGMA user_version = ${migrations.length + 1}`);
    database.close();
    await expect(openSqliteStore(folder)).rejects.toMatchObject({ name: 'StoreError', code: 'newer-version' });
  });

  it('fails its check when the file has gone', async () => {
    const store = await openSqliteStore(folder);
    await store.check();
    rmSync(folder, { recursive: true });
    await expect(store.check()).rejects.toMatchObject({ name: 'StoreError', code: 'unwritable' });
    await store.close();
  });

  it('works when many processes open a new folder at once', async () => {
    const storeModule = pathToFileURL(join(import.meta.dirname, '../../src/store/sqlite-store.ts')).href;
    // Each opens when the parent says so, to meet at the same moment.
    const script = `
      const { openSqliteStore } = await import(${JSON.stringify(storeModule)});
      process.stdout.write('ready');
      process.stdin.once('data', async () => {
        const store = await openSqliteStore(process.argv[1]);
        const isFirst = await store.acceptWelcome(${JSON.stringify(sampleMessage('c1', 'welcome'))}, new Date(0));
        await store.close();
        process.stdout.write(isFirst ? ' first' : ' later');
        process.exit(0);
      });`;
    const processes = Array.from({ length: 6 }, () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder]);
      const outputs = { out: '', error: '' };
      child.stdout.on('data', (text) => {
        outputs.out += text;
      });
      child.stderr.on('data', (text) => {
        outputs.error += text;
      });
      return { child, outputs, ready: once(child.stdout, 'data'), closed: once(child, 'close') };
    });
    await Promise.all(processes.map(({ ready }) => ready));
    for (const { child } of processes) child.stdin.write('go');
    await Promise.all(processes.map(({ closed }) => closed));
    expect(processes.map(({ outputs }) => outputs.error).join('')).toBe('');
    expect(processes.map(({ outputs }) => outputs.out).toSorted()).toEqual([
      'ready first',
      ...Array.from({ length: 5 }, () => 'ready later'),
    ]);
  });
});
