import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentStore } from '../../src/ports/incident-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { databaseFile } from '../../src/store/open-database.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { checklistOf, nextIncident, sampleIncident, samplePost, sampleSubscription } from './incident-samples.ts';
import { daysAfterNoon, noon, sampleCase, sampleConversation, sampleMessage } from './samples.ts';

describe('a call that fails half-way', () => {
  let folder: string;
  let store: Store & IncidentStore;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mailmedic-transaction-'));
    store = await openSqliteStore(folder);
    await store.saveHeardLanguage('ada', 'fr', noon);
    for (const id of ['one', 'two']) {
      await store.saveConversation(sampleConversation(id), noon);
      await store.acceptMessage(sampleMessage(id, 'm1', id), sampleCase(id, id), noon);
      await store.markAnswered({ conversationId: id, activityId: 'm1' }, noon);
      await store.saveSubscription(sampleSubscription(id, id));
    }
    const taken = { by: { id: 'ada', name: 'Ada' }, at: noon.toISOString() };
    await store.saveIncident(sampleIncident('i1', { taken }), null, [samplePost('i1', 'one')], noon);
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    { call: 'forgetPerson', fails: `UPDATE ON cases WHEN old.id = 'two'`, run: () => store.forgetPerson('ada', noon) },
    { call: 'forgetConversation', fails: 'DELETE ON conversations', run: () => store.forgetConversation('one') },
    {
      call: 'forgetPerson, the incidents',
      fails: 'UPDATE ON subscriptions',
      run: () => store.forgetPerson('ada', noon),
    },
    {
      call: 'saveIncident',
      fails: `INSERT ON posts WHEN new.conversation_id = 'three'`,
      run: () => {
        const posts = ['two', 'three'].map((id) => samplePost('i1', id));
        return store.saveIncident(
          nextIncident(sampleIncident('i1'), { caseId: 'k' }),
          checklistOf('i1', 'k'),
          posts,
          noon,
        );
      },
    },
    { call: 'expire', fails: 'DELETE ON people', run: () => store.expire(daysAfterNoon(1)) },
  ])('takes back what it did: $call', async ({ fails, run }) => {
    const before = readRows();
    alter(`CREATE TRIGGER broken BEFORE ${fails} BEGIN SELECT raise(ABORT, 'broken'); END`);
    await expect(run()).rejects.toMatchObject({ name: 'StoreError', code: 'failed' });
    expect(readRows()).toEqual(before);
    alter('DROP TRIGGER broken');
    await run();
    expect(readRows()).not.toEqual(before);
  });

  function alter(sql: string): void {
    const database = new DatabaseSync(join(folder, databaseFile));
    database.exec(sql);
    database.close();
  }

  function readRows(): unknown[] {
    const database = new DatabaseSync(join(folder, databaseFile));
    const tables = ['conversations', 'welcomes', 'cases', 'messages', 'people', 'incidents', 'posts', 'subscriptions'];
    const rows = tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    database.close();
    return rows;
  }
});
