import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Incident } from '../../src/incident/incident.ts';
import type { IncidentStore } from '../../src/ports/incident-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { databaseFile } from '../../src/store/open-database.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import type { StoreError } from '../../src/store/store-error.ts';
import { checklistOf, sampleIncident, samplePost, sampleSubscription } from './incident-samples.ts';
import { noon } from './samples.ts';

describe('a row about incidents that can not be read', () => {
  let folder: string;
  let store: Store & IncidentStore;
  let reported: StoreError[];
  const taken = { by: { id: 'ada', name: 'Ada' }, at: noon.toISOString() };
  const incidentOf = (id: string) => sampleIncident(id, { group: id, caseId: `k-${id}`, taken });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mailmedic-incident-rows-'));
    reported = [];
    store = await openSqliteStore(folder, { onBadRow: (error) => reported.push(error) });
    for (const id of ['bad', 'good']) {
      const posts = [samplePost(id, 'bad'), samplePost(id, 'good')];
      await store.saveIncident(incidentOf(id), checklistOf(id, `k-${id}`), posts, noon);
      await store.saveSubscription(sampleSubscription(id, id));
    }
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  function damage(sql: string): void {
    const database = new DatabaseSync(join(folder, databaseFile), { enableForeignKeyConstraints: false });
    database.exec(sql);
    database.close();
  }

  const set = (path: string, json: string) =>
    `UPDATE incidents SET body = json_set(body, '$.${path}', json('${json}')) WHERE id = 'bad'`;

  it.each([
    { sql: `UPDATE incidents SET body = 'secret' WHERE id = 'bad'`, problem: 'body is not JSON' },
    { sql: set('alerts', '{"secret":{"status":"secret"}}'), problem: 'body is wrong at "alerts"' },
    { sql: set('links', '[{"kind":"secret","url":"x"}]'), problem: 'body is wrong at "links"' },
    { sql: set('taken', '{"by":"secret"}'), problem: 'body is wrong at "taken"' },
    { sql: set('snooze', '{}'), problem: 'body is wrong at "snooze"' },
    { sql: set('log', '[{"kind":"secret"}]'), problem: 'body is wrong at "log"' },
    { sql: set('severity', '"secret"'), problem: 'body is wrong at "severity"' },
    { sql: set('startedAt', '"secret"'), problem: 'body is wrong at "startedAt"' },
    { sql: set('group', '"secret"'), problem: 'group_key differs from body' },
    { sql: set('source', '"grafana"'), problem: 'source differs from body' },
    { sql: set('version', '7'), problem: 'version differs from body' },
    { sql: set('caseId', 'null'), problem: 'case_id differs from body' },
    { sql: set('resolvedAt', '"2026-03-01T12:00:00Z"'), problem: 'resolved_at differs from body' },
    { sql: set('id', '"secret"'), problem: 'id differs from body' },
    { sql: `UPDATE incidents SET version = -1 WHERE id = 'bad'`, problem: 'version is wrong' },
  ])('names the column and not what it holds: $problem', async ({ sql, problem }) => {
    damage(sql);
    const error: StoreError = await store.findIncident('bad').then(
      () => expect.unreachable(),
      (thrown) => thrown,
    );
    expect(error).toMatchObject({ name: 'StoreError', code: 'corrupt-row' });
    expect(error.message).toContain(`incidents.${problem}`);
    expect(error.message).not.toMatch(/secret|Ada|mx1/);
    await expect(store.findLatest('alertmanager', 'bad')).rejects.toMatchObject({ code: 'corrupt-row' });
    await expect(store.findIncidentOfCase('k-bad')).rejects.toMatchObject({ code: 'corrupt-row' });
    expect(await store.findIncident('good')).toEqual(incidentOf('good'));
    expect(await store.listOpen()).toEqual([incidentOf('good')]);
    expect(reported.map(({ message }) => message)).toEqual([error.message]);
  });

  it('keeps nobody from being taken out of the others', async () => {
    damage(set('calls', '"secret"'));
    damage(`UPDATE subscriptions SET body = json_remove(body, '$.language') WHERE id = 'bad'`);
    await store.forgetPerson('ada', noon);
    expect((await store.findIncident('good'))?.taken?.by.name).toBe('');
    expect((await store.findSubscription('good'))?.by.name).toBe('');
    expect(reported.map(({ message }) => message)).toEqual([
      expect.stringContaining('incidents.body is wrong at "calls"'),
      expect.stringContaining('subscriptions.body is wrong at "language"'),
    ]);
  });

  it.each([
    { column: 'state', value: `'secret'` },
    { column: 'shown_case', value: '-1' },
    { column: 'orphans', value: '-1' },
  ])('keeps one card from being found, not the others: $column', async ({ column, value }) => {
    damage(`UPDATE posts SET ${column} = ${value} WHERE incident_id = 'good' AND conversation_id = 'bad'`);
    const problem = `posts.${column} is wrong`;
    await expect(store.findPost('good', 'bad')).rejects.toThrow(problem);
    expect(await store.listPosts('good')).toEqual([samplePost('good', 'good')]);
    expect(await store.listStalePosts()).toHaveLength(3);
    expect(reported.map(({ message }) => message)).toEqual([
      expect.stringContaining(problem),
      expect.stringContaining(problem),
    ]);
  });

  it.each([
    { sql: `body = '{'`, problem: 'body is not JSON' },
    { sql: `body = json_set(body, '$.severity', 'secret')`, problem: 'body is wrong at "severity"' },
    { sql: `body = json_set(body, '$.conversation.kind', 'secret')`, problem: 'body is wrong at "conversation"' },
    { sql: `conversation_id = 'secret'`, problem: 'conversation_id differs from body' },
    { sql: `body = json_set(body, '$.id', 'secret')`, problem: 'id differs from body' },
  ])('keeps one subscription from being found, not the others: $problem', async ({ sql, problem }) => {
    damage(`UPDATE subscriptions SET ${sql} WHERE id = 'bad'`);
    await expect(store.findSubscription('bad')).rejects.toThrow(`subscriptions.${problem}`);
    expect(await store.listSubscriptions()).toEqual([sampleSubscription('good', 'good')]);
    expect(reported).toHaveLength(1);
    expect(reported[0]?.message).not.toMatch(/secret|Ada/);
  });

  it('gives a hostile name of an alert or label back as it came', async () => {
    const [alert] = Object.values(incidentOf('x').alerts);
    for (const name of ['__proto__', 'constructor', 'toString', '', '\u0000']) {
      const named = { ...alert, fingerprint: name, labels: Object.fromEntries([[name, name]]) };
      const alerts = Object.fromEntries([[name, named]]) as Incident['alerts'];
      const incident = sampleIncident(`i-${name}`, { group: `g-${name}`, alerts });
      await store.saveIncident(incident, null, [], noon);
      expect(JSON.stringify(await store.findIncident(incident.id)), name).toBe(JSON.stringify(incident));
    }
  });
});
