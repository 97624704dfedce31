import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/incident/incident.ts';
import type { IncidentStore, Post } from '../../src/ports/incident-store.ts';
import type { Store } from '../../src/ports/store.ts';
import {
  checklistOf,
  nextIncident,
  resolved,
  sampleIncident,
  samplePost,
  sampleSubscription,
} from './incident-samples.ts';
import { noon, withStepDone } from './samples.ts';

/** Describes what every store of incidents does. `open` gives another store over the same place. */
export function describeIncidents(
  current: () => Store & IncidentStore,
  open: () => Promise<Store & IncidentStore>,
): void {
  const save = (incident: Incident, posts: Post[] = [], store: IncidentStore = current()) =>
    store.saveIncident(incident, null, posts, noon);
  const first = sampleIncident('i1');
  const { source, group } = first;

  describe('an incident', () => {
    it('is unknown until it is saved', async () => {
      const store = current();
      expect(await store.findLatest(source, group)).toBeNull();
      expect(await store.findIncident('i1')).toBeNull();
      expect(await store.findIncidentOfCase('k1')).toBeNull();
      expect(await store.listOpen()).toEqual([]);
    });

    it('is found by its group, its id and its checklist, as it was saved', async () => {
      const store = current();
      const by = { id: 'ada', name: 'Ada "L\'été" 🦁' };
      const at = noon.toISOString();
      const incident = sampleIncident('i1', {
        caseId: 'k1',
        taken: { by, at },
        snooze: { until: null, reason: 'on it', by, at },
        log: [{ kind: 'taken', at, by }],
      });
      expect(await store.saveIncident(incident, checklistOf('i1', 'k1'), [], noon)).toBe(true);
      expect(await store.findLatest(source, group)).toEqual(incident);
      expect(await store.findIncident('i1')).toEqual(incident);
      expect(await store.findIncidentOfCase('k1')).toEqual(incident);
      expect(await store.listOpen()).toEqual([incident]);
      expect(await store.findCase('k1')).toEqual({ case: checklistOf('i1', 'k1'), messageId: null, shownVersion: 0 });
    });

    it('is of its own group and source only', async () => {
      const store = current();
      expect(await save(first)).toBe(true);
      expect(await save(sampleIncident('i2', { source: 'grafana' }))).toBe(true);
      expect(await save(sampleIncident('i3', { group: `${group} ` }))).toBe(true);
      expect((await store.findLatest('grafana', group))?.id).toBe('i2');
      expect((await store.findLatest(source, group))?.id).toBe('i1');
      expect(await store.findLatest('generic', group)).toBeNull();
      expect((await store.listOpen()).map(({ id }) => id)).toEqual(['i1', 'i2', 'i3']);
    });

    it('is listed by its code, which is not what its labels say', async () => {
      const store = current();
      const labels = { note: '"code":"5.7.57"', code: '5.7.57' };
      const [alert] = Object.values(first.alerts);
      if (!alert) throw new Error('There is no alert.');
      await save({ ...first, alerts: { f1: { ...alert, labels } } });
      await save(sampleIncident('i2', { group: 'two', code: '5.7.57' }));
      await save(sampleIncident('i3', { group: 'three', code: null }));
      await save(sampleIncident('i4', { group: 'four', code: '5.7.57', resolvedAt: noon.toISOString() }));
      const idsOf = async (code: string) => (await store.listOpen(code)).map(({ id }) => id);
      expect([await idsOf('4.4.316'), await idsOf('5.7.57'), await idsOf('5.7'), await idsOf('%')]).toEqual([
        ['i1'],
        ['i2'],
        [],
        [],
      ]);
    });

    it('changes from version to version', async () => {
      const store = current();
      await save(first);
      const second = nextIncident(first, { calls: 2, severity: 'info' });
      expect(await save(second)).toBe(true);
      expect(await store.findIncident('i1')).toEqual(second);
      for (const version of [1, 2, 4]) expect(await save({ ...first, version }), String(version)).toBe(false);
      expect(await store.findIncident('i1')).toEqual(second);
    });

    it('is not made by a change of one that is not there', async () => {
      expect(await save({ ...first, version: 2 })).toBe(false);
      expect(await current().findIncident('i1')).toBeNull();
    });

    it('is not listed as open when it is over, and is again when it is reopened', async () => {
      const store = current();
      await save(first);
      const over = resolved(first);
      await save(over);
      expect(await store.listOpen()).toEqual([]);
      expect(await store.findLatest(source, group)).toEqual(over);
      const again = nextIncident(over, { resolvedAt: null, reopened: 1 });
      expect(await save(again)).toBe(true);
      expect(await store.listOpen()).toEqual([again]);
    });

    it('gets no second one beside it in its group while it is open', async () => {
      const store = current();
      await save(first);
      const opened = checklistOf('i2', 'k2');
      const second = sampleIncident('i2', { caseId: 'k2' });
      expect(await store.saveIncident(second, opened, [samplePost('i2', 'c1')], noon)).toBe(false);
      expect(await store.findIncident('i2')).toBeNull();
      expect(await store.findCase('k2'), 'nothing of it is stored').toBeNull();
      expect(await store.listPosts('i2')).toEqual([]);
    });

    it('is followed by a new one when it is over, and stays as it was', async () => {
      const store = current();
      await save(first);
      const over = resolved(first);
      await save(over);
      const second = sampleIncident('i2');
      expect(await store.saveIncident(second, null, [], noon, over)).toBe(true);
      expect(await store.findLatest(source, group)).toEqual(second);
      expect(await store.findIncident('i1')).toEqual(over);
      for (const changed of [nextIncident(over), nextIncident(over, { resolvedAt: null })]) {
        expect(await save(changed), 'only the latest of a group changes').toBe(false);
      }
    });

    it('is not opened by who does not know of the one that came and went meanwhile', async () => {
      const store = current();
      const over = { ...first, resolvedAt: noon.toISOString() };
      await save(over);
      const late = sampleIncident('i2');
      expect(await store.saveIncident(late, null, [], noon, null)).toBe(false);
      expect(await store.saveIncident(late, null, [], noon, sampleIncident('i0'))).toBe(false);
      await save(nextIncident(over));
      expect(await store.saveIncident(late, null, [], noon, over)).toBe(false);
      expect(await store.saveIncident(late, null, [], noon, nextIncident(over))).toBe(true);
    });

    it('is opened once when many want to, in one process or two', async () => {
      const stores = [current(), await open()];
      const attempts = Array.from({ length: 20 }, (_, number) => {
        const id = `i${number}`;
        const store = stores[number % 2] ?? current();
        return store.saveIncident(sampleIncident(id, { caseId: `k${id}` }), checklistOf(id, `k${id}`), [], noon, null);
      });
      const won = await Promise.all(attempts);
      expect(won.filter(Boolean)).toHaveLength(1);
      const [opened] = await current().listOpen();
      expect(opened?.id).toBe(`i${won.indexOf(true)}`);
      const cases = await Promise.all(won.map((_, number) => current().findCase(`ki${number}`)));
      expect(cases.filter(Boolean)).toHaveLength(1);
    });

    it('loses no change when two processes make them side by side', async () => {
      const stores = [current(), await open()];
      await save(first);
      const count = async (store: IncidentStore): Promise<void> => {
        for (;;) {
          const known = await store.findIncident('i1');
          if (known && (await save(nextIncident(known, { calls: known.calls + 1 }), [], store))) return;
        }
      };
      await Promise.all(Array.from({ length: 30 }, (_, number) => count(stores[number % 2] ?? current())));
      expect(await current().findIncident('i1')).toMatchObject({ calls: 31, version: 31 });
    });

    it('is stored with its checklist and cards, or not at all', async () => {
      const store = current();
      await store.saveIncident(sampleIncident('i0', { group: 'other', caseId: 'k' }), checklistOf('i0', 'k'), [], noon);
      const clash = store.saveIncident(first, checklistOf('i1', 'k'), [samplePost('i1', 'c1')], noon);
      await expect(clash).rejects.toThrow();
      const missing = store.saveIncident({ ...first, caseId: 'nowhere' }, null, [samplePost('i1', 'c1')], noon);
      await expect(missing).rejects.toThrow();
      expect(await store.findIncident('i1')).toBeNull();
      expect(await store.listPosts('i1')).toEqual([]);
    });
  });

  describe('the card of an incident', () => {
    const post = samplePost('i1', 'c1');
    const live = samplePost('i1', 'c1', { state: 'live', messageId: 'm', shownVersion: 1, orphans: 2 });

    it('is stored with its incident, one in each conversation', async () => {
      const store = current();
      await save(first, [post, samplePost('i1', 'c2', { language: 'ar' }), samplePost('i1', 'c1', { language: 'en' })]);
      expect(await store.findPost('i1', 'c1')).toEqual(post);
      expect(await store.findPost('i1', 'c2')).toEqual(samplePost('i1', 'c2', { language: 'ar' }));
      expect(await store.findPost('i1', 'c3')).toBeNull();
      expect(await store.findPost('i2', 'c1')).toBeNull();
      expect(await store.listPosts('i1')).toHaveLength(2);
    });

    it('stays as it is when the incident changes, and others come to it', async () => {
      const store = current();
      await save(first, [post]);
      await store.savePost(live);
      await save(nextIncident(first), [post, samplePost('i1', 'c2')]);
      expect(await store.findPost('i1', 'c1')).toEqual(live);
      expect(await store.findPost('i1', 'c2')).toEqual(samplePost('i1', 'c2'));
    });

    it('changes only while it is as it was known, where that is told', async () => {
      const store = current();
      await save(first, [post]);
      const sending = samplePost('i1', 'c1', { state: 'sending', orphans: 1 });
      expect(await store.savePost(sending, post)).toBe(true);
      for (const other of [{ ...sending, messageId: 'm' }, { ...sending, orphans: 0 }, post, samplePost('i1', 'c2')]) {
        expect(await store.savePost(live, other)).toBe(false);
      }
      expect(await store.findPost('i1', 'c1')).toEqual(sending);
      expect(await store.savePost(live, { ...sending, shownVersion: 7 })).toBe(true);
      expect(await store.savePost({ ...live, orphans: 3 }, live)).toBe(true);
      expect(await store.findPost('i1', 'c1')).toEqual({ ...live, orphans: 3 });
    });

    it('does not come back when it was forgotten while it was under way', async () => {
      const store = current();
      await save(first, [post]);
      await store.forgetConversation('c1');
      expect(await store.savePost(live)).toBe(false);
      expect(await store.savePost(samplePost('i9', 'c1'))).toBe(false);
      expect(await store.findPost('i1', 'c1')).toBeNull();
      expect(await store.listStalePosts()).toEqual([]);
    });

    it.each([
      { title: 'is to be sent', changes: { state: 'wanted' }, stale: true },
      { title: 'is being sent', changes: { state: 'sending', shownVersion: 2, shownCase: 2 }, stale: true },
      { title: 'shows an older incident', changes: { shownVersion: 1, shownCase: 2 }, stale: true },
      { title: 'shows an older checklist', changes: { shownVersion: 2, shownCase: 1 }, stale: true },
      { title: 'shows the newest', changes: { shownVersion: 2, shownCase: 2 }, stale: false },
      { title: 'is gone', changes: { state: 'gone' }, stale: false },
    ] as const)('that $title is stale: $stale', async ({ changes, stale }) => {
      const store = current();
      const incident = sampleIncident('i1', { caseId: 'k1' });
      await store.saveIncident(incident, checklistOf('i1', 'k1'), [post], noon);
      await save(nextIncident(incident));
      await store.replaceCase(withStepDone(checklistOf('i1', 'k1'), 'check', 'bob'), noon);
      const shown = { ...live, ...changes };
      await store.savePost(shown);
      expect(await store.listStalePosts()).toEqual(stale ? [shown] : []);
    });

    it('is not stale for want of a checklist, nor for the end of the incident', async () => {
      const store = current();
      await save(first, [post]);
      await store.savePost(live);
      expect(await store.listStalePosts()).toEqual([]);
      await save(resolved(first));
      expect(await store.listStalePosts()).toEqual([live]);
      expect(await store.listStale(), 'no card of the checklist itself').toEqual([]);
    });
  });

  describe('a subscription', () => {
    const subscription = sampleSubscription('s1', 'c1');

    it('is kept as it is, in the order in which they were made', async () => {
      const store = current();
      expect(await store.findSubscription('s1')).toBeNull();
      const others = ['s3', 's2'].map((id) => sampleSubscription(id, 'c1', { sources: [], matchers: [] }));
      for (const each of [subscription, ...others]) await store.saveSubscription(each);
      const paused = { why: 'gone' as const, code: 'BotNotInConversationRoster', at: noon.toISOString() };
      const changed = { ...subscription, paused, conversation: { ...subscription.conversation, tenantId: null } };
      await store.saveSubscription(changed);
      expect(await store.findSubscription('s1')).toEqual(changed);
      expect(await store.listSubscriptions()).toEqual([changed, ...others]);
    });

    it('is deleted once', async () => {
      const store = current();
      for (const id of ['s1', 's2']) await store.saveSubscription(sampleSubscription(id, 'c1'));
      expect(await store.deleteSubscription('s1')).toBe(true);
      expect(await store.deleteSubscription('s1')).toBe(false);
      expect((await store.listSubscriptions()).map(({ id }) => id)).toEqual(['s2']);
    });
  });

  it('shows incidents, cards and subscriptions to other processes, and keeps them when all are closed', async () => {
    const store = current();
    const other = await open();
    await save(first, [samplePost('i1', 'c1')]);
    await store.saveSubscription(sampleSubscription('s1', 'c1'));
    const readAll = async (from: IncidentStore) => [
      await from.findLatest(source, group),
      await from.listPosts('i1'),
      await from.listSubscriptions(),
    ];
    const expected = [first, [samplePost('i1', 'c1')], [sampleSubscription('s1', 'c1')]];
    expect(await readAll(other)).toEqual(expected);
    await store.close();
    await other.close();
    expect(await readAll(await open())).toEqual(expected);
  });
}
