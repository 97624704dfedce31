import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentStore } from '../../src/ports/incident-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { databaseFile, openDatabase } from '../../src/store/open-database.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { sampleIncident, samplePost, sampleSubscription } from './incident-samples.ts';
import { noon, sampleCase, sampleConversation, sampleMessage, withStepDone } from './samples.ts';

describe('what is forgotten', () => {
  let folder: string;
  let store: Store & IncidentStore;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mailmedic-wipe-'));
    store = await openSqliteStore(folder);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  /** The bytes of the database and of the files beside it, as somebody reads them who has the disk. */
  const readDisk = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  const onDisk = (text: string) => readDisk().some((bytes) => bytes.includes(text));

  /** A case with this name, far longer than a page where `size` says so. */
  async function openCase(id: string, conversationId: string, name: string, size = 0): Promise<void> {
    const opened = sampleCase(id, conversationId, {
      asker: { id: `id-of-${name}`, name },
      mailbox: `${name}@example.com`,
      untranslated: 'x'.repeat(size),
    });
    const message = sampleMessage(conversationId, id, id);
    await store.acceptMessage(message, opened, noon);
    await store.markAnswered(message.key, noon);
  }

  it.each([
    ['on one page', 10],
    ['over many pages', 20_000],
  ])('of a person is on the disk no more at once, in a case that lies %s', async (_, size) => {
    await openCase('k1', 'c1', 'canary-ann', size);
    await openCase('k2', 'c1', 'canary-bob', size);
    const stored = await store.findCase('k2');
    if (stored) await store.replaceCase(withStepDone(stored.case, 'check', 'id-of-canary-ann'), noon);
    await store.saveHeardLanguage('id-of-canary-ann', 'fr', noon);
    expect(onDisk('canary-ann')).toBe(true);
    await store.forgetPerson('id-of-canary-ann', noon);
    expect(onDisk('canary-ann')).toBe(false);
    expect(onDisk('canary-bob')).toBe(true);
  });

  it('of a conversation is on the disk no more at once', async () => {
    await store.saveConversation(sampleConversation('canary-home'), noon);
    await openCase('k1', 'canary-home', 'canary-ann');
    await openCase('k2', 'canary-home;messageid=7', 'canary-cem');
    await openCase('k3', 'other-home', 'canary-bob');
    await store.forgetConversation('canary-home');
    for (const gone of ['canary-home', 'canary-ann', 'canary-cem']) expect(onDisk(gone), gone).toBe(false);
    expect(onDisk('canary-bob')).toBe(true);
  });

  it('of incidents and subscriptions is on the disk no more at once', async () => {
    const by = { id: 'id-of-canary-ann', name: 'canary-ann' };
    const taken = { by, at: noon.toISOString() };
    await store.saveIncident(sampleIncident('i1', { taken }), null, [samplePost('i1', 'canary-home')], noon);
    await store.saveSubscription(sampleSubscription('s1', 'canary-home', { by }));
    expect(onDisk('canary-ann')).toBe(true);
    await store.forgetPerson(by.id, noon);
    expect(onDisk('canary-ann')).toBe(false);
    expect(onDisk('canary-home')).toBe(true);
    await store.forgetConversation('canary-home');
    expect(onDisk('canary-home')).toBe(false);
  });

  it('leaves no copy where SQLite has moved rows about, once the file is written anew', async () => {
    // Cases of many sizes that grow and shrink among each other: this sequence makes SQLite leave one copy behind.
    const draw = createDraws();
    const versions = new Map<number, number>();
    const nameOf = (at: number) => `canary-${String(at).padStart(3, '0')}-ann`;
    const make = (at: number, version: number) =>
      sampleCase(`k${at}`, `c${at % 10}`, {
        version,
        asker: { id: `p${at % 7}`, name: nameOf(at) },
        untranslated: (version === 1 ? 'x' : 'y').repeat(draw(700)),
      });
    const writing: Promise<unknown>[] = [];
    for (let at = 0; at < 600; at += 1) {
      writing.push(store.acceptMessage(sampleMessage(`c${at % 10}`, `m${at}`, `k${at}`), make(at, 1), noon));
      if (at % 3 === 0) {
        const changed = draw(at + 1);
        versions.set(changed, (versions.get(changed) ?? 1) + 1);
        writing.push(store.replaceCase(make(changed, versions.get(changed) ?? 2), noon));
      }
      if (at % 50 === 49) await Promise.all(writing.splice(0));
    }
    for (const number of [0, 1, 2, 3, 4]) {
      await store.forgetPerson(`p${number}`, noon);
      await store.forgetConversation(`c${number}`);
    }
    await store.expire(noon);
    const left = new Set(
      readDisk()
        .join('')
        .match(/canary-\d{3}-ann/g),
    );
    const kept = Array.from({ length: 600 }, (_, at) => at).filter((at) => at % 7 > 4 && at % 10 > 4);
    expect([...left].toSorted()).toEqual(kept.map(nameOf));
  });

  it('waits for nobody, and is wiped later when another process is reading just then', async () => {
    const other = await openDatabase(folder);
    await openCase('k1', 'c1', 'canary-ann');
    other.exec('BEGIN');
    other.prepare('SELECT count(*) FROM cases').get();
    await expect(store.forgetPerson('id-of-canary-ann', noon)).resolves.toMatchObject({ cases: 1 });
    expect(onDisk('canary-ann'), 'the reader sees what was there when it began').toBe(true);
    other.exec('COMMIT');
    await store.expire(noon);
    expect(onDisk('canary-ann')).toBe(false);
    other.close();
  });

  it('leaves an empty log behind', async () => {
    await openCase('k1', 'c1', 'canary-ann');
    const log = join(folder, `${databaseFile}-wal`);
    expect(statSync(log).size).toBeGreaterThan(0);
    await store.forgetPerson('id-of-canary-ann', noon);
    expect(statSync(log).size).toBe(0);
  });
});

/** Numbers below a limit, the same ones each time. */
function createDraws(): (limit: number) => number {
  let seed = 1;
  return (limit) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * limit);
  };
}
