import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseFile } from '../../src/store/open-database.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { noon, sampleCase, sampleMessage } from './samples.ts';
import { createWriters, type Writers } from './write-until-killed.ts';

const rounds = 6;
const writerScript = fileURLToPath(new URL('busy-writer.ts', import.meta.url));

describe('a SQLite store whose processes are killed', () => {
  let folder: string;
  let writers: Writers;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mailmedic-killed-'));
    writers = createWriters();
  });

  afterEach(() => {
    writers.end();
    rmSync(folder, { recursive: true });
  });

  it('keeps every acknowledged write and never half of one', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const results = await Promise.all(
        ['ada', 'bob'].map((name) => writers.writeUntilKilled(writerScript, folder, `r${round}`, name)),
      );
      acknowledged.push(...results.flat());
      expect(findDamage(folder), `after round ${round}`).toEqual([]);
    }
    expect(acknowledged.length).toBeGreaterThan(rounds * 2);
    expect(await findLost(acknowledged)).toEqual([]);
  }, 60_000);

  it('would be found damaged if a claim had lost its case, or a case its claim', async () => {
    const store = await openSqliteStore(folder);
    for (const id of ['a', 'b']) await store.acceptMessage(sampleMessage('c1', id, id), sampleCase(id, 'c1'), noon);
    await store.close();
    const database = new DatabaseSync(join(folder, databaseFile), { enableForeignKeyConstraints: false });
    database.exec(`DELETE FROM cases WHERE id = 'a'; DELETE FROM messages WHERE case_id = 'b'`);
    database.close();
    expect(findDamage(folder)).toEqual(['claim a has no case', 'case b has no claim']);
  });

  it('would be found to have lost a write that was never made', async () => {
    const store = await openSqliteStore(folder);
    await store.acceptMessage(sampleMessage('c1', 'm', 'k'), sampleCase('k', 'c1'), noon);
    await store.close();
    const lines = ['accepted m k', 'accepted n l', 'changed k 2', 'shown k 1', 'answered m '];
    expect(await findLost(lines)).toEqual(lines.slice(1));
  });

  /** Gives the acknowledged lines that the store knows nothing of. */
  async function findLost(lines: string[]): Promise<string[]> {
    const store = await openSqliteStore(folder);
    const pending = new Set((await store.listPending()).map(({ key }) => key.activityId));
    const answered = new Set(lines.filter((line) => line.startsWith('answered')).map((line) => line.split(' ')[1]));
    const lost: string[] = [];
    for (const line of lines) {
      const [verb, id = '', detail = ''] = line.split(' ');
      const stored = await store.findCase(verb === 'accepted' ? detail : id);
      const isThere = {
        accepted: async () => stored !== null && !(await store.acceptMessage(sampleMessage('c1', id), null, noon)),
        changed: async () => (stored?.case.version ?? 0) >= Number(detail),
        shown: async () => (stored?.shownVersion ?? 0) >= Number(detail) && stored?.messageId === `card-${id}`,
        answered: async () => !pending.has(id),
      }[verb as 'accepted' | 'changed' | 'shown' | 'answered'];
      // The writers answer every third message only: the others have to be pending still.
      const mustBePending = verb === 'accepted' && Number(id.split('-')[1]) % 3 !== 0 && !answered.has(id);
      if (!(await isThere()) || (mustBePending && !pending.has(id))) lost.push(line);
    }
    await store.close();
    return lost;
  }
});

/** Sentences about what is half-written in the database; each message of the writers opens one case. */
function findDamage(folder: string): string[] {
  const database = new DatabaseSync(join(folder, databaseFile));
  try {
    const rows = database
      .prepare(
        `SELECT 'claim ' || activity_id || ' has no case' AS damage FROM messages
         WHERE case_id IS NULL OR case_id NOT IN (SELECT id FROM cases)
         UNION ALL
         SELECT 'case ' || id || ' has no claim' FROM cases
         WHERE id NOT IN (SELECT case_id FROM messages WHERE case_id IS NOT NULL)
         UNION ALL
         SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'`,
      )
      .all();
    return rows.map(({ damage }) => String(damage));
  } finally {
    database.close();
  }
}
