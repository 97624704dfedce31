import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseFile } from '../../src/store/open-database.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { checklistOf, resolved, sampleIncident, samplePost } from './incident-samples.ts';
import { noon } from './samples.ts';
import { createWriters, type Writers } from './write-until-killed.ts';

const rounds = 6;
const writerScript = fileURLToPath(new URL('busy-incident-writer.ts', import.meta.url));

describe('a SQLite store whose processes are killed while incidents come and go', () => {
  let folder: string;
  let writers: Writers;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mailmedic-incidents-killed-'));
    writers = createWriters();
  });

  afterEach(() => {
    writers.end();
    rmSync(folder, { recursive: true });
  });

  it('keeps every acknowledged incident with its checklist and cards, and never half of one', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const results = await Promise.all(
        ['ada', 'bob'].map((name) => writers.writeUntilKilled(writerScript, folder, `r${round}`, name)),
      );
      acknowledged.push(...results.flat());
      expect(findDamage(folder), `after round ${round}`).toEqual([]);
      await resolveAll();
    }
    expect(acknowledged.length).toBeGreaterThan(rounds * 2);
    expect(await findLost(acknowledged)).toEqual([]);
  }, 60_000);

  it('would be found damaged if an incident had lost its checklist or a card, or a checklist its incident', async () => {
    const store = await openSqliteStore(folder);
    for (const id of ['a', 'b', 'c']) {
      const incident = sampleIncident(id, { group: id, caseId: `case-${id}` });
      const posts = ['c1', 'c2'].map((conversation) => samplePost(id, conversation));
      await store.saveIncident(incident, checklistOf(id, `case-${id}`), posts, noon);
    }
    await store.close();
    expect(findDamage(folder)).toEqual([]);
    const database = new DatabaseSync(join(folder, databaseFile), { enableForeignKeyConstraints: false });
    database.exec(`DELETE FROM cases WHERE id = 'case-a'; DELETE FROM posts WHERE incident_id = 'b' AND conversation_id = 'c2';
      DELETE FROM incidents WHERE id = 'c'`);
    database.close();
    expect(findDamage(folder)).toEqual([
      'incident a has no checklist',
      'incident b has 1 cards',
      'checklist case-c has no incident',
      'card of c has no incident',
      'card of c has no incident',
    ]);
    expect(await findLost(['opened a', 'opened c', 'resolved b'])).toEqual(['opened c', 'resolved b']);
  });

  /** The incidents that a killed process left open are ended, so that the next round can open others. */
  async function resolveAll(): Promise<void> {
    const store = await openSqliteStore(folder);
    for (const each of await store.listOpen()) {
      await store.saveIncident(resolved(each), null, [samplePost(each.id, 'c3')], noon);
    }
    await store.close();
  }

  /** Gives the acknowledged lines that the store knows nothing of. */
  async function findLost(lines: string[]): Promise<string[]> {
    const store = await openSqliteStore(folder);
    const lost: string[] = [];
    for (const line of lines) {
      const [verb, id = ''] = line.split(' ');
      const stored = await store.findIncident(id);
      if (stored === null || (verb === 'resolved' && stored.resolvedAt === null)) lost.push(line);
    }
    await store.close();
    return lost;
  }
});

/** Sentences about what is half-written: the writers give each incident a checklist, two cards, and at its end a third. */
function findDamage(folder: string): string[] {
  const database = new DatabaseSync(join(folder, databaseFile));
  try {
    const rows = database
      .prepare(
        `SELECT 'incident ' || id || ' has no checklist' AS damage FROM incidents
         WHERE case_id IS NULL OR case_id NOT IN (SELECT id FROM cases)
         UNION ALL
         SELECT 'incident ' || id || ' has ' || cards || ' cards' FROM (
           SELECT *, (SELECT count(*) FROM posts WHERE incident_id = incidents.id) AS cards FROM incidents)
         WHERE cards <> CASE WHEN resolved_at IS NULL THEN 2 ELSE 3 END
         UNION ALL
         SELECT 'checklist ' || id || ' has no incident' FROM cases
         WHERE id NOT IN (SELECT case_id FROM incidents WHERE case_id IS NOT NULL)
         UNION ALL
         SELECT 'card of ' || incident_id || ' has no incident' FROM posts
         WHERE incident_id NOT IN (SELECT id FROM incidents)
         UNION ALL
         SELECT 'group ' || group_key || ' has many' FROM incidents WHERE resolved_at IS NULL
         GROUP BY source, group_key HAVING count(*) > 1
         UNION ALL
         SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'`,
      )
      .all();
    return rows.map(({ damage }) => String(damage));
  } finally {
    database.close();
  }
}
