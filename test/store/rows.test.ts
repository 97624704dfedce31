import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { databaseFile } from '../../src/store/open-database.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import type { StoreError } from '../../src/store/store-error.ts';
import { daysAfterNoon, noon, sampleCase, sampleConversation, sampleMessage } from './samples.ts';

describe('a row that can not be read', () => {
  let folder: string;
  let store: Store;
  let reported: StoreError[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mailmedic-rows-'));
    reported = [];
    store = await openSqliteStore(folder, { onBadRow: (error) => reported.push(error) });
    for (const id of ['bad', 'good']) {
      await store.saveConversation(sampleConversation(id), noon);
      await store.acceptMessage(sampleMessage(id, 'case', id), sampleCase(id, id), noon);
      await store.acceptMessage(sampleMessage(id, 'notice'), null, noon);
      await store.saveShown(id, 'card', 0);
    }
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  function damage(sql: string): void {
    const database = new DatabaseSync(join(folder, databaseFile));
    database.exec(sql);
    database.close();
  }

  it.each([
    { sql: `UPDATE cases SET body = 'secret' WHERE id = 'bad'`, problem: 'cases.body is not JSON' },
    {
      sql: `UPDATE cases SET body = json_remove(body, '$.asker.name') WHERE id = 'bad'`,
      problem: 'cases.body is wrong at "asker"',
    },
    {
      sql: `UPDATE cases SET body = json_set(body, '$.marks', json('{"secret":{"state":"secret"}}')) WHERE id = 'bad'`,
      problem: 'cases.body is wrong at "marks"',
    },
    { sql: `UPDATE cases SET version = 7 WHERE id = 'bad'`, problem: 'cases.version differs from body' },
    { sql: `UPDATE cases SET conversation_id = 'secret' WHERE id = 'bad'`, problem: 'cases.conversation_id differs' },
    { sql: `UPDATE cases SET shown_version = -1 WHERE id = 'bad'`, problem: 'cases.shown_version is wrong' },
  ])('names the column and not what it holds: $problem', async ({ sql, problem }) => {
    damage(sql);
    const error: StoreError = await store.findCase('bad').then(
      () => expect.unreachable(),
      (thrown) => thrown,
    );
    expect(error).toMatchObject({ name: 'StoreError', code: 'corrupt-row' });
    expect(error.message).toContain(problem);
    expect(error.message).not.toMatch(/secret|Ada|contoso/);
    expect((await store.findCase('good'))?.case).toEqual(sampleCase('good', 'good'));
    expect(await store.listStale()).toContain('good');
  });

  it('is reported and left as it is when a person is forgotten, and expires with the others', async () => {
    damage(`UPDATE cases SET body = json_remove(body, '$.outcome') WHERE id = 'bad'`);
    expect(await store.forgetPerson('ada', noon)).toEqual({ languages: 0, cases: 1 });
    expect(reported.map(({ message }) => message)).toEqual([
      expect.stringContaining('cases.body is wrong at "outcome"'),
    ]);
    expect((await store.findCase('good'))?.case.asker).toEqual({ id: '', name: '' });
    damage('UPDATE messages SET answered_at = accepted_at');
    expect(await store.expire(daysAfterNoon(1))).toBe(8);
    expect(await store.findCase('bad')).toBeNull();
  });

  it('keeps one conversation from being found, not the others', async () => {
    damage(`UPDATE conversations SET reference = json_set(reference, '$.kind', 'secret') WHERE id = 'bad'`);
    const problem = 'conversations.reference is wrong at "kind"';
    await expect(store.findConversation('bad')).rejects.toThrow(problem);
    expect(await store.findConversation('good')).toEqual(sampleConversation('good'));
  });

  it.each([
    {
      sql: `UPDATE messages SET reference = '[]' WHERE conversation_id = 'bad'`,
      column: 'messages.reference',
      left: 2,
    },
    {
      sql: `UPDATE messages SET notice = '{}' WHERE conversation_id = 'bad' AND notice IS NOT NULL`,
      column: 'messages.notice',
      left: 3,
    },
    {
      sql: `UPDATE messages SET attempts = -1 WHERE conversation_id = 'bad' AND notice IS NULL`,
      column: 'messages.attempts',
      left: 3,
    },
  ])('is reported and left out of the pending answers, and stays: $column', async ({ sql, column, left }) => {
    damage(sql);
    const pending = await store.listPending();
    expect(pending).toHaveLength(left);
    expect(reported).toHaveLength(4 - left);
    for (const error of reported) expect(error.message).toContain(column);
    // Still claimed: a message that comes again is not answered twice.
    expect(await store.acceptMessage(sampleMessage('bad', 'notice'), null, noon)).toBe(false);
  });
});

describe('a case of an earlier version', () => {
  it('has no incident and no reminders', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mailmedic-rows-'));
    const store = await openSqliteStore(folder);
    await store.acceptMessage(sampleMessage('c1', 'm1', 'k1'), sampleCase('k1', 'c1'), noon);
    const database = new DatabaseSync(join(folder, databaseFile));
    database.exec(`UPDATE cases SET body = json_remove(body, '$.incidentId', '$.known', '$.reminders')`);
    database.close();
    expect((await store.findCase('k1'))?.case).toEqual(sampleCase('k1', 'c1'));
    await store.close();
    rmSync(folder, { recursive: true });
  });
});
