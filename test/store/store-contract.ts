import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentStore } from '../../src/ports/incident-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { describeIncidents } from './incident-contract.ts';
import { describeIncidentRetention } from './incident-retention-contract.ts';
import { createMemoryStore } from './memory-store.ts';
import { describeRetention } from './retention-contract.ts';
import { noon, sampleCase, sampleConversation, sampleMessage, welcome, withStepDone } from './samples.ts';
import { applyCall, arbitraryCalls } from './store-calls.ts';

/** Somewhere to keep data: every store that it opens shares it, as processes and replicas do. */
export type StorePlace = { open(): Promise<Store & IncidentStore>; remove(): Promise<void> };

/** Describes what every implementation of the port Store does; each test gets a new, empty place. */
export function describeStore(name: string, createPlace: () => Promise<StorePlace>): void {
  describe(`${name} keeps the contract of the store`, () => {
    let place: StorePlace;
    let store: Store & IncidentStore;
    let opened: Store[];

    async function open(): Promise<Store & IncidentStore> {
      const another = await place.open();
      opened.push(another);
      return another;
    }

    beforeEach(async () => {
      place = await createPlace();
      opened = [];
      store = await open();
    });

    afterEach(async () => {
      for (const each of opened) await each.close();
      await place.remove();
    });

    describe('conversations', () => {
      it('knows nothing of a conversation that was never saved', async () => {
        expect(await store.findConversation('c1')).toBeNull();
      });

      it('gives the reference that was saved last', async () => {
        await store.saveConversation(sampleConversation('c1', 'https://old.example/'), noon);
        const refreshed = { ...sampleConversation('c1', 'https://new.example/'), tenantId: null };
        await store.saveConversation(refreshed, noon);
        expect(await store.findConversation('c1')).toEqual(refreshed);
      });

      it('lets a conversation be welcomed once, even before it is saved', async () => {
        expect(await welcome(store, 'c1', noon)).toBe(true);
        expect(await welcome(store, 'c1', noon)).toBe(false);
        expect(await welcome(store, 'c2', noon)).toBe(true);
      });

      it('stores a welcome together with its claim, or neither of them', async () => {
        await expect(store.acceptWelcome(sampleMessage('c1', 'welcome', 'nowhere'), noon)).rejects.toThrow();
        const message = sampleMessage('c1', 'welcome');
        expect(await store.acceptWelcome(message, noon)).toBe(true);
        expect(await store.acceptWelcome(sampleMessage('c1', 'another'), noon)).toBe(false);
        expect(await store.listPending()).toEqual([{ ...message, attempts: 0 }]);
      });

      it('does not take a message for a welcome that it has already', async () => {
        await store.acceptMessage(sampleMessage('c1', 'welcome'), null, noon);
        expect(await store.acceptWelcome(sampleMessage('c1', 'welcome'), noon)).toBe(false);
        expect(await store.listPending()).toHaveLength(1);
      });

      it('forgets all that was held for a conversation, and nothing of the others', async () => {
        for (const id of ['c1', 'c2']) {
          await store.saveConversation(sampleConversation(id), noon);
          await welcome(store, id, noon);
          await store.acceptMessage(sampleMessage(id, 'm1', `case-${id}`), sampleCase(`case-${id}`, id), noon);
          await store.acceptMessage(sampleMessage(id, 'm2'), null, noon);
          await store.saveShown(`case-${id}`, 'card', 0);
        }
        await store.forgetConversation('c1');

        expect(await store.findConversation('c1')).toBeNull();
        expect(await store.findCase('case-c1')).toBeNull();
        expect(await store.listStale()).toEqual(['case-c2']);
        expect((await store.listPending()).map(({ key }) => key.conversationId)).toEqual(['c2', 'c2']);
        expect(await store.findConversation('c2')).toEqual(sampleConversation('c2'));
        expect(await store.findCase('case-c2')).not.toBeNull();
        expect(await welcome(store, 'c2', noon)).toBe(false);
      });

      it('starts anew with a conversation that it forgot', async () => {
        await welcome(store, 'c1', noon);
        await store.acceptMessage(sampleMessage('c1', 'm1', 'case'), sampleCase('case', 'c1'), noon);
        await store.forgetConversation('c1');
        expect(await welcome(store, 'c1', noon)).toBe(true);
        expect(await store.acceptMessage(sampleMessage('c1', 'm1', 'case'), sampleCase('case', 'c1'), noon)).toBe(true);
      });

      it('forgets the threads of a channel with the channel, and a thread alone', async () => {
        const threads = ['19:a@t;messageid=1', '19:a@t;messageid=2', '19:ab@t;messageid=1'];
        for (const id of ['19:a@t', ...threads]) await store.saveConversation(sampleConversation(id), noon);
        const left = async () => {
          const found = await Promise.all(['19:a@t', ...threads].map((id) => store.findConversation(id)));
          return found.flatMap((each) => each?.id ?? []);
        };
        await store.forgetConversation('19:a@t;messageid=1');
        expect(await left()).toEqual(['19:a@t', '19:a@t;messageid=2', '19:ab@t;messageid=1']);
        await store.forgetConversation('19:a@t');
        expect(await left()).toEqual(['19:ab@t;messageid=1']);
      });

      it('forgets all channels of a team with the team, and a channel alone', async () => {
        const channels = ['19:general@t', '19:ops@t;messageid=1', '19:ops@t;messageid=2'];
        for (const id of [...channels, '19:other@t']) {
          const teamId = id === '19:other@t' ? '19:other@t' : '19:general@t';
          await store.saveConversation({ ...sampleConversation(id), kind: 'channel', teamId }, noon);
          await welcome(store, id, noon);
          await store.acceptMessage(sampleMessage(id, 'm1', `case-${id}`), sampleCase(`case-${id}`, id), noon);
        }
        // Not each activity tells the team.
        await store.saveConversation(sampleConversation('19:ops@t;messageid=2'), noon);
        const left = async () => {
          const ids = [...channels, '19:other@t'];
          const found = await Promise.all(ids.map((id) => store.findCase(`case-${id}`)));
          return found.flatMap((stored) => stored?.case.conversationId ?? []);
        };
        await store.forgetConversation('19:ops@t;messageid=1');
        expect(await left()).toEqual(['19:general@t', '19:ops@t;messageid=2', '19:other@t']);
        await store.forgetConversation('19:general@t');
        expect(await left()).toEqual(['19:other@t']);
        expect((await store.listPending()).map(({ key }) => key.conversationId)).toEqual(['19:other@t']);
        expect(await store.findConversation('19:ops@t;messageid=2')).toBeNull();
        expect(await welcome(store, '19:ops@t;messageid=2', noon)).toBe(true);
        expect(await store.findConversation('19:other@t')).toMatchObject({ teamId: '19:other@t' });
      });

      it('takes no notice of what comes late for a conversation that it forgot', async () => {
        const first = sampleCase('case', 'c1');
        await store.acceptMessage(sampleMessage('c1', 'm1', 'case'), first, noon);
        await store.forgetConversation('c1');
        await store.forgetConversation('c1');
        await store.countAttempt({ conversationId: 'c1', activityId: 'm1' });
        await store.markAnswered({ conversationId: 'c1', activityId: 'm1' }, noon);
        await store.saveShown('case', 'card', 1);
        expect(await store.replaceCase(withStepDone(first, 'check', 'ada'), noon)).toBe(false);
        expect(await store.findCase('case')).toBeNull();
        expect(await store.listPending()).toEqual([]);
      });
    });

    describe('messages', () => {
      it('accepts a message once and stores its answer and case', async () => {
        const message = sampleMessage('c1', 'm1', 'case');
        expect(await store.acceptMessage(message, sampleCase('case', 'c1'), noon)).toBe(true);
        expect(await store.listPending()).toEqual([{ ...message, attempts: 0 }]);
        expect(await store.findCase('case')).toEqual({
          case: sampleCase('case', 'c1'),
          messageId: null,
          shownVersion: 0,
        });
      });

      it('tells what a message was answered with, before and after it was', async () => {
        const counts = { languages: 2, cases: 3 };
        const forgotten = { ...sampleMessage('c1', 'm2').answer, counts };
        await store.acceptMessage(sampleMessage('c1', 'm1', 'case'), sampleCase('case', 'c1'), noon);
        await store.acceptMessage({ ...sampleMessage('c1', 'm2'), answer: forgotten }, null, noon);
        await store.markAnswered({ conversationId: 'c1', activityId: 'm1' }, noon);
        const other = await open();
        expect(await other.findAnswer({ conversationId: 'c1', activityId: 'm1' })).toEqual({
          kind: 'case',
          caseId: 'case',
        });
        expect(await other.findAnswer({ conversationId: 'c1', activityId: 'm2' })).toEqual(forgotten);
        for (const [conversationId, activityId] of [
          ['c1', 'm3'],
          ['c2', 'm1'],
        ] as const) {
          expect(await other.findAnswer({ conversationId, activityId })).toBeNull();
        }
      });

      it('keeps what a notice is about that comes by itself', async () => {
        const about = { title: 'QueueGrows', time: '10:42', caseId: 'case', step: 'check' };
        const answer = { ...sampleMessage('c1', 'm1').answer, about };
        await store.acceptMessage({ ...sampleMessage('c1', 'm1'), answer }, null, noon);
        expect(await store.findAnswer({ conversationId: 'c1', activityId: 'm1' })).toEqual(answer);
      });

      it('keeps the reminders of a case, its incident, and what was known when it was opened', async () => {
        const opened = sampleCase('case', 'c1', {
          incidentId: 'i1',
          known: { since: noon.toISOString(), by: null },
          reminders: { check: noon.toISOString() },
        });
        await store.acceptMessage(sampleMessage('c1', 'm1', 'case'), opened, noon);
        expect((await store.findCase('case'))?.case).toEqual(opened);
      });

      it('opens no second case for a message that comes again', async () => {
        await store.acceptMessage(sampleMessage('c1', 'm1', 'first'), sampleCase('first', 'c1'), noon);
        expect(await store.acceptMessage(sampleMessage('c1', 'm1', 'second'), sampleCase('second', 'c1'), noon)).toBe(
          false,
        );
        expect(await store.findCase('second')).toBeNull();
        expect(await store.listPending()).toEqual([{ ...sampleMessage('c1', 'm1', 'first'), attempts: 0 }]);
      });

      it('takes the same activity id in two conversations for two messages', async () => {
        expect(await store.acceptMessage(sampleMessage('c1', 'm1'), null, noon)).toBe(true);
        expect(await store.acceptMessage(sampleMessage('c2', 'm1'), null, noon)).toBe(true);
      });

      it('claims nothing when the case can not be stored', async () => {
        await store.acceptMessage(sampleMessage('c1', 'm1', 'case'), sampleCase('case', 'c1'), noon);
        const taken = store.acceptMessage(sampleMessage('c1', 'm2', 'case'), sampleCase('case', 'c1'), noon);
        await expect(taken).rejects.toThrow();
        expect(await store.listPending()).toHaveLength(1);
        expect(await store.acceptMessage(sampleMessage('c1', 'm2', 'own'), sampleCase('own', 'c1'), noon)).toBe(true);
      });

      it('stores no case whose claim can not be stored', async () => {
        const astray = store.acceptMessage(sampleMessage('c1', 'm1', 'missing'), sampleCase('other', 'c1'), noon);
        await expect(astray).rejects.toThrow();
        expect(await store.findCase('other')).toBeNull();
        expect(await store.listPending()).toEqual([]);
      });

      it('answers a message with a case that another message opened', async () => {
        await store.acceptMessage(sampleMessage('c1', 'm1', 'case'), sampleCase('case', 'c1'), noon);
        expect(await store.acceptMessage(sampleMessage('c1', 'm2', 'case'), null, noon)).toBe(true);
        expect(await store.listPending()).toHaveLength(2);
      });

      it('forgets an answer with its case', async () => {
        await store.acceptMessage(sampleMessage('c1', 'm1', 'case'), sampleCase('case', 'c1'), noon);
        await store.acceptMessage(sampleMessage('c2', 'm1', 'case'), null, noon);
        await store.forgetConversation('c1');
        expect(await store.listPending()).toEqual([]);
      });

      it('lists pending answers in the order of their acceptance', async () => {
        const order = ['m3', 'm1', 'm2', 'm10'];
        for (const id of order) await store.acceptMessage(sampleMessage('c1', id), null, noon);
        await store.countAttempt({ conversationId: 'c1', activityId: 'm3' });
        expect((await store.listPending()).map(({ key }) => key.activityId)).toEqual(order);
      });

      it('counts the attempts of one message', async () => {
        await store.acceptMessage(sampleMessage('c1', 'm1'), null, noon);
        await store.acceptMessage(sampleMessage('c1', 'm2'), null, noon);
        await store.countAttempt({ conversationId: 'c1', activityId: 'm1' });
        await store.countAttempt({ conversationId: 'c1', activityId: 'm1' });
        expect((await store.listPending()).map(({ attempts }) => attempts)).toEqual([2, 0]);
      });

      it('lists an answered message no more and still does not accept it again', async () => {
        await store.acceptMessage(sampleMessage('c1', 'm1'), null, noon);
        await store.acceptMessage(sampleMessage('c1', 'm2'), null, noon);
        await store.markAnswered({ conversationId: 'c1', activityId: 'm1' }, noon);
        await store.markAnswered({ conversationId: 'c1', activityId: 'm1' }, noon);
        expect((await store.listPending()).map(({ key }) => key.activityId)).toEqual(['m2']);
        expect(await store.acceptMessage(sampleMessage('c1', 'm1'), null, noon)).toBe(false);
      });

      it('takes no notice of attempts and answers of a message that it does not know', async () => {
        await store.countAttempt({ conversationId: 'c1', activityId: 'm1' });
        await store.markAnswered({ conversationId: 'c1', activityId: 'm1' }, noon);
        expect(await store.listPending()).toEqual([]);
        expect(await store.acceptMessage(sampleMessage('c1', 'm1'), null, noon)).toBe(true);
      });
    });

    describe('cases', () => {
      const first = sampleCase('case', 'c1');

      beforeEach(async () => {
        await store.acceptMessage(sampleMessage('c1', 'm1', 'case'), first, noon);
      });

      it('knows nothing of a case that was never opened', async () => {
        expect(await store.findCase('other')).toBeNull();
        expect(await store.replaceCase(sampleCase('other', 'c1', { version: 2 }), noon)).toBe(false);
        expect(await store.findCase('other')).toBeNull();
      });

      it('gives back every field of a case as it was saved', async () => {
        const by = { id: 'bob', name: 'Bob \u0000 \ud800 \u202e {{x}}' };
        const at = noon.toISOString();
        const next = sampleCase('case', 'c1', {
          version: 2,
          cause: 'proxy',
          code: { reply: null, enhanced: null, tag: null },
          mailbox: null,
          untranslated: 'cy',
          marks: { 'check-connector': { state: 'done', by, at }, wait: { state: 'skipped', by, at } },
          answers: { 'how-many': { answer: 'all', by, at } },
          outcome: { kind: 'failing', by, at },
        });
        expect(await store.replaceCase(next, noon)).toBe(true);
        expect((await store.findCase('case'))?.case).toEqual(next);
      });

      it.each([
        { version: 1, title: 'the same version' },
        { version: 3, title: 'a version that skips one' },
        { version: 0, title: 'an older version' },
      ])('does not take $title', async ({ version }) => {
        expect(await store.replaceCase({ ...first, version, mailbox: null }, noon)).toBe(false);
        expect((await store.findCase('case'))?.case).toEqual(first);
      });

      it('lets exactly one of two people win who change the same version at once', async () => {
        const other = await open();
        const results = await Promise.all([
          store.replaceCase(withStepDone(first, 'check', 'ada'), noon),
          other.replaceCase(withStepDone(first, 'check', 'bob'), noon),
        ]);
        expect(results.toSorted()).toEqual([false, true]);
        const winner = results[0] ? 'ada' : 'bob';
        expect((await other.findCase('case'))?.case.marks.check?.by.id).toBe(winner);
      });

      it('loses nothing when many change a case at once and try again', async () => {
        const stores = [store, await open(), await open()];
        const changeUntilTaken = async (each: Store, step: string) => {
          for (;;) {
            const stored = await each.findCase('case');
            if (!stored) throw new Error('The case is gone.');
            if (await each.replaceCase(withStepDone(stored.case, step, 'ada'), noon)) return;
          }
        };
        const steps = Array.from({ length: 30 }, (_, index) => `step-${index}`);
        await Promise.all(steps.map((step, index) => changeUntilTaken(stores[index % stores.length] ?? store, step)));
        const stored = await store.findCase('case');
        expect(stored?.case.version).toBe(31);
        expect(Object.keys(stored?.case.marks ?? {}).toSorted()).toEqual(steps.toSorted());
      });

      it('leaves the place of the card alone when the case changes', async () => {
        await store.saveShown('case', 'card', 1);
        await store.replaceCase(withStepDone(first, 'check', 'ada'), noon);
        expect(await store.findCase('case')).toMatchObject({ messageId: 'card', shownVersion: 1 });
      });

      it.each([
        { calls: [['card', 1]], shown: ['card', 1], title: 'remembers the message and the version' },
        { calls: [[null, 1]], shown: [null, 1], title: 'remembers the version of a card without a message id' },
        {
          calls: [
            ['card', 1],
            [null, 2],
          ],
          shown: ['card', 2],
          title: 'keeps a known message id when none is given',
        },
        {
          calls: [
            ['card', 2],
            ['new', 2],
          ],
          shown: ['new', 2],
          title: 'takes a new message id of an equal version',
        },
        {
          calls: [
            ['card', 2],
            ['old', 1],
          ],
          shown: ['card', 2],
          title: 'never goes back to an older version',
        },
        {
          calls: [
            [null, 2],
            ['late', 1],
          ],
          shown: ['late', 2],
          title: 'learns a missing message id from a late report',
        },
        { calls: [['card', 0]], shown: ['card', 0], title: 'knows a card that shows no version yet' },
      ] as { calls: [string | null, number][]; shown: [string | null, number]; title: string }[])(
        'shown cards: $title',
        async ({ calls, shown: [messageId, shownVersion] }) => {
          for (const [id, version] of calls) await store.saveShown('case', id, version);
          expect(await store.findCase('case')).toEqual({ case: first, messageId, shownVersion });
        },
      );

      it('lists a case as stale from its change until the card shows it', async () => {
        await store.saveShown('case', 'card', 1);
        expect(await store.listStale()).toEqual([]);
        await store.replaceCase(withStepDone(first, 'check', 'ada'), noon);
        expect(await store.listStale()).toEqual(['case']);
        await store.saveShown('case', null, 2);
        expect(await store.listStale()).toEqual([]);
      });

      it('lists no case as stale whose card was never sent', async () => {
        await store.replaceCase(withStepDone(first, 'check', 'ada'), noon);
        expect(await store.listStale()).toEqual([]);
      });

      it('lists a case as stale whose card was sent but shows no version yet', async () => {
        await store.saveShown('case', 'card', 0);
        expect(await store.listStale()).toEqual(['case']);
      });
    });

    describe('languages', () => {
      it('knows no language of a stranger', async () => {
        expect(await store.findLanguage('ada')).toEqual({ chosen: null, heard: null });
      });

      it('keeps what a person chose apart from what was heard', async () => {
        await store.saveHeardLanguage('ada', 'fr', noon);
        await store.saveChosenLanguage('ada', 'de', noon);
        await store.saveHeardLanguage('ada', 'es', noon);
        expect(await store.findLanguage('ada')).toEqual({ chosen: 'de', heard: 'es' });
        expect(await store.findLanguage('bob')).toEqual({ chosen: null, heard: null });
      });

      it('goes back to automatic when a person chooses no language', async () => {
        await store.saveChosenLanguage('ada', 'de', noon);
        await store.saveHeardLanguage('ada', 'fr', noon);
        await store.saveChosenLanguage('ada', null, noon);
        expect(await store.findLanguage('ada')).toEqual({ chosen: null, heard: 'fr' });
      });
    });

    describeRetention(() => store);

    describeIncidents(() => store, open);

    describeIncidentRetention(() => store);

    describe('as a whole', () => {
      it('accepts each of many messages once when two stores are offered all of them', async () => {
        const other = await open();
        const ids = Array.from({ length: 50 }, (_, index) => `m${index}`);
        const accept = (each: Store, owner: string) =>
          Promise.all(
            ids.map((id) => {
              const caseId = `${owner}-${id}`;
              return each.acceptMessage(sampleMessage('c1', id, caseId), sampleCase(caseId, 'c1'), noon);
            }),
          );
        const [mine, others] = await Promise.all([accept(store, 'mine'), accept(other, 'others')]);
        for (const [index, id] of ids.entries()) {
          expect([mine[index], others[index]].toSorted(), id).toEqual([false, true]);
          const loser = mine[index] ? 'others' : 'mine';
          expect(await store.findCase(`${loser}-${id}`), id).toBeNull();
        }
        expect(await other.listPending()).toHaveLength(ids.length);
      });

      it('shows to one store what another wrote, and keeps it when both are closed', async () => {
        const other = await open();
        await store.saveConversation(sampleConversation('c1'), noon);
        expect(await other.findConversation('c1')).toEqual(sampleConversation('c1'));
        await store.close();
        await other.close();
        const reopened = await open();
        expect(await reopened.findConversation('c1')).toEqual(sampleConversation('c1'));
      });

      it('is healthy while it is open, and says when it is not', async () => {
        await store.check();
        await store.close();
        await store.close();
        await expect(store.check()).rejects.toMatchObject({ code: 'closed' });
      });

      it('does what a plain model in memory does, whatever the order of calls', async () => {
        await fc.assert(
          fc.asyncProperty(arbitraryCalls(), async (calls) => {
            const trial = await createPlace();
            const stores = [await trial.open(), await trial.open()];
            const model = createMemoryStore();
            try {
              for (const call of calls) {
                const chosen = stores[call.store] ?? store;
                expect(await applyCall(chosen, call), call.name).toEqual(await applyCall(model, call));
              }
            } finally {
              for (const each of stores) await each.close();
              await trial.remove();
            }
          }),
          { numRuns: 200 },
        );
      });
    });
  });
}
