import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/checklist/case.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { IncidentStore } from '../../src/ports/incident-store.ts';
import type { Store } from '../../src/ports/store.ts';
import {
  checklistOf,
  nextIncident,
  resolved,
  sampleIncident,
  samplePost,
  sampleSubscription,
} from './incident-samples.ts';
import {
  daysAfterNoon,
  noon,
  sampleCase,
  sampleConversation,
  sampleMessage,
  welcome,
  withStepDone,
} from './samples.ts';

/** Describes what every store forgets of incidents: on request, and by itself what nobody touched for long. */
export function describeIncidentRetention(current: () => Store & IncidentStore): void {
  const at = noon.toISOString();
  const [ada, bob, nobody] = ['ada', 'bob', ''].map((id) => ({ id, name: id })) as [Actor, Actor, Actor];
  const [before, later] = [daysAfterNoon(1), daysAfterNoon(2)];

  describe('a person that is forgotten', () => {
    it.each<{ place: string; named: Partial<Incident>; blank: Partial<Incident> }>([
      { place: 'who took it', named: { taken: { by: ada, at } }, blank: { taken: { by: nobody, at } } },
      {
        place: 'who wants quiet',
        named: { snooze: { until: null, reason: 'lunch', by: ada, at } },
        blank: { snooze: { until: null, reason: 'lunch', by: nobody, at } },
      },
      {
        place: 'the log',
        named: { log: [entry(null), entry(ada), entry(bob), entry(ada)] },
        blank: { log: [entry(null), entry(nobody), entry(bob), entry(nobody)] },
      },
    ])('stands no more where only $place of an incident has the name, and everybody else does', async (row) => {
      const store = current();
      const incident = sampleIncident('i1', { taken: { by: bob, at }, ...row.named });
      await store.saveIncident(incident, null, [], noon);
      expect(await store.forgetPerson('ada', noon)).toEqual({ languages: 0, cases: 0 });
      expect(await store.findIncident('i1')).toEqual({ ...incident, ...row.blank, version: 2 });
      expect(await store.forgetPerson('ada', noon)).toEqual({ languages: 0, cases: 0 });
      expect(await store.forgetPerson('', noon)).toEqual({ languages: 0, cases: 0 });
      expect((await store.findIncident('i1'))?.version).toBe(2);
    });

    it('stands no more in the checklist of an incident, nor as the one who is on what was known', async () => {
      const store = current();
      const checklist = withStepDone({ ...checklistOf('i1', 'k1'), version: 0 }, 'check', 'ada');
      await store.saveIncident(sampleIncident('i1', { caseId: 'k1' }), checklist, [], noon);
      const asked = sampleCase('k2', 'c1', { asker: bob, known: { since: at, by: ada } });
      await store.acceptMessage(sampleMessage('c1', 'm1', 'k2'), asked, noon);
      expect(await store.forgetPerson('ada', noon)).toEqual({ languages: 0, cases: 2 });
      expect((await store.findCase('k1'))?.case.marks.check?.by).toEqual(nobody);
      expect((await store.findCase('k2'))?.case).toEqual({ ...asked, version: 2, known: { since: at, by: nobody } });
    });

    it('leaves the cards stale until they show the incident without the name', async () => {
      const store = current();
      const shown = samplePost('i1', 'c1', { state: 'live', messageId: 'm', shownVersion: 1 });
      await store.saveIncident(sampleIncident('i1', { taken: { by: ada, at } }), null, [samplePost('i1', 'c1')], noon);
      await store.savePost(shown);
      await store.forgetPerson('bob', noon);
      expect(await store.listStalePosts()).toEqual([]);
      await store.forgetPerson('ada', noon);
      expect(await store.listStalePosts()).toEqual([shown]);
    });

    it('does not come back with a change that was made of the incident before', async () => {
      const store = current();
      const incident = sampleIncident('i1', { taken: { by: ada, at } });
      await store.saveIncident(incident, null, [], noon);
      await store.forgetPerson('ada', noon);
      expect(await store.saveIncident(nextIncident(incident, { calls: 2 }), null, [], noon)).toBe(false);
      expect((await store.findIncident('i1'))?.taken?.by).toEqual(nobody);
    });

    it.each(['29:1"x\\', '\u0000\ud800\u2028', '%'])('is found by whatever the id is made of: %j', async (id) => {
      const store = current();
      const by = { id, name: 'Ada' };
      await store.saveIncident(sampleIncident('i1', { taken: { by, at } }), null, [], noon);
      await store.saveSubscription(sampleSubscription('s1', 'c1', { by }));
      await store.forgetPerson(id, noon);
      expect((await store.findIncident('i1'))?.taken?.by).toEqual(nobody);
      expect((await store.findSubscription('s1'))?.by).toEqual(nobody);
    });

    it('leaves subscriptions as they are, but for the name', async () => {
      const store = current();
      for (const [id, by] of [
        ['s1', ada],
        ['s2', bob],
      ] as const) {
        await store.saveSubscription(sampleSubscription(id, 'c1', { by }));
      }
      await store.forgetPerson('ada', noon);
      expect(await store.listSubscriptions()).toEqual([
        sampleSubscription('s1', 'c1', { by: nobody }),
        sampleSubscription('s2', 'c1', { by: bob }),
      ]);
    });
  });

  describe('a conversation that is forgotten', () => {
    it.each([
      { forgotten: 'c1', left: ['19:a@t', '19:a@t;messageid=7', '19:ab@t', '19:team@t'] },
      { forgotten: '19:a@t', left: ['19:ab@t', '19:team@t', 'c1'] },
      { forgotten: '19:a@t;messageid=7', left: ['19:a@t', '19:ab@t', '19:team@t', 'c1'] },
      { forgotten: '19:team@t', left: ['19:ab@t', 'c1'] },
    ])('has no cards and subscriptions any more, nor has what is part of it: $forgotten', async (row) => {
      const store = current();
      const ids = ['19:a@t', '19:a@t;messageid=7', '19:ab@t', '19:team@t', 'c1'];
      for (const id of ids) {
        const teamId = id.startsWith('19:a@t') || id === '19:team@t' ? '19:team@t' : undefined;
        await store.saveConversation({ ...sampleConversation(id), teamId }, noon);
        await store.saveSubscription(sampleSubscription(`of-${id}`, id));
      }
      const posts = ids.map((id) => samplePost('i1', id));
      await store.saveIncident(sampleIncident('i1', { caseId: 'k' }), checklistOf('i1', 'k'), posts, noon);
      await store.forgetConversation(row.forgotten);
      const subscribed = (await store.listSubscriptions()).map(({ conversation }) => conversation.id);
      const posted = (await store.listPosts('i1')).map(({ conversationId }) => conversationId);
      expect(subscribed.toSorted()).toEqual(row.left);
      expect(posted.toSorted()).toEqual(row.left);
      expect(await store.findIncident('i1'), 'the trouble is none of the conversation').not.toBeNull();
      expect(await store.findCase('k')).not.toBeNull();
    });
  });

  describe('what nobody touched', () => {
    const over = resolved({ ...sampleIncident('i1', { caseId: 'k1' }), version: 0 });
    const open = (incident: Incident, when: Date, checklist: Case | null = checklistOf('i1', 'k1')) =>
      current().saveIncident(incident, checklist, [samplePost('i1', 'c1')], when);

    it.each([
      { title: 'over since, changed at that very moment', change: async () => open(over, before) },
      { title: 'open, however old', change: async () => open({ ...over, resolvedAt: null }, noon) },
      {
        title: 'changed since',
        change: async () => {
          await open(over, noon);
          await current().saveIncident(nextIncident(over), null, [], later);
        },
      },
      {
        title: 'one of whose checklist changed since',
        change: async () => {
          await open(over, noon);
          await current().replaceCase(withStepDone(checklistOf('i1', 'k1'), 'check', 'bob'), later);
        },
      },
      {
        title: 'one whose checklist is the answer to a pending message',
        change: async () => {
          await open(over, noon);
          await current().acceptMessage(sampleMessage('c1', 'm1', 'k1'), null, noon);
        },
      },
    ])('does not include an incident that is $title', async ({ change }) => {
      const store = current();
      await change();
      expect(await store.expire(before)).toBe(0);
      expect(await store.findIncident('i1')).not.toBeNull();
      expect(await store.findCase('k1')).not.toBeNull();
      expect(await store.findPost('i1', 'c1')).not.toBeNull();
    });

    it('includes an incident that is over, its cards and its checklist, and the group begins anew', async () => {
      const store = current();
      await open(over, noon);
      expect(await store.expire(before)).toBe(2);
      expect(await store.findLatest(over.source, over.group)).toBeNull();
      expect(await store.findIncidentOfCase('k1')).toBeNull();
      expect(await store.listPosts('i1')).toEqual([]);
      expect(await store.findCase('k1')).toBeNull();
      expect(await store.saveIncident(sampleIncident('i2'), null, [], later, null)).toBe(true);
    });

    it('includes an incident without a checklist', async () => {
      const store = current();
      await open({ ...over, caseId: null }, noon, null);
      expect(await store.expire(before)).toBe(1);
      expect(await store.findIncident('i1')).toBeNull();
    });

    it('never includes a subscription, the conversation of one, or that of a card', async () => {
      const store = current();
      for (const id of ['c1', 'c2', 'c3']) {
        await store.saveConversation(sampleConversation(id), noon);
        await welcome(store, id, noon);
      }
      await store.saveSubscription(sampleSubscription('s1', 'c1'));
      await store.saveIncident(sampleIncident('i1'), null, [samplePost('i1', 'c2')], noon);
      await store.expire(before);
      const found = await Promise.all(['c1', 'c2', 'c3'].map((id) => store.findConversation(id)));
      expect(found.flatMap((each) => each?.id ?? [])).toEqual(['c1', 'c2']);
      expect(await store.listSubscriptions()).toHaveLength(1);
      expect(await welcome(store, 'c1', later)).toBe(false);
    });

    it('includes the conversation once the last subscription has gone', async () => {
      const store = current();
      await store.saveConversation(sampleConversation('c1'), noon);
      await store.saveSubscription(sampleSubscription('s1', 'c1'));
      await store.deleteSubscription('s1');
      expect(await store.expire(before)).toBe(1);
      expect(await store.findConversation('c1')).toBeNull();
    });
  });
}

type Actor = { id: string; name: string };

const entry = (by: Actor | null): Incident['log'][number] => ({ kind: 'taken', at: noon.toISOString(), by });
