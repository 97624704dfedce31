import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/checklist/case.ts';
import type { Store } from '../../src/ports/store.ts';
import {
  daysAfterNoon,
  noon,
  sampleCase,
  sampleConversation,
  sampleMessage,
  welcome,
  withStepDone,
} from './samples.ts';

/** Describes what every store deletes: a person on request, and by itself what nobody touched for long. */
export function describeRetention(current: () => Store): void {
  describe('a person that is forgotten', () => {
    it('stands nowhere in a case any more, and everybody else still does', async () => {
      const store = current();
      await openCase(store, 'case', askedBy('ada'));
      expect(await store.replaceCase({ ...markedBy('ada', 'bob'), version: 2 }, noon)).toBe(true);

      expect(await store.forgetPerson('ada', noon)).toEqual({ languages: 0, cases: 1 });
      const stored = await store.findCase('case');
      expect(stored?.case).toEqual({ ...markedBy('', 'bob'), mailbox: null, version: 3 });
    });

    it.each([
      { place: 'asker', named: askedBy('ada'), blank: { ...askedBy(''), mailbox: null } },
      { place: 'mark', named: { marks: markedBy('ada', 'bob').marks }, blank: { marks: markedBy('', 'bob').marks } },
      {
        place: 'answer',
        named: { answers: markedBy('ada', 'bob').answers },
        blank: { answers: markedBy('', 'bob').answers },
      },
      {
        place: 'outcome',
        named: { outcome: markedBy('ada', 'bob').outcome },
        blank: { outcome: markedBy('', 'bob').outcome },
      },
    ])('is found where only one $place has the name', async ({ named, blank }) => {
      const store = current();
      await openCase(store, 'case', { ...askedBy('bob'), ...named });
      expect(await store.forgetPerson('ada', noon)).toEqual({ languages: 0, cases: 1 });
      const expected = sampleCase('case', 'c1', { version: 2, ...askedBy('bob'), ...blank });
      expect((await store.findCase('case'))?.case).toEqual(expected);
    });

    it('is taken out of every case, and cases of others keep their version', async () => {
      const store = current();
      for (const [id, asker] of Object.entries({ one: 'ada', two: 'bob', three: 'ada' })) {
        await openCase(store, id, askedBy(asker), `c-${id}`);
      }
      expect(await store.forgetPerson('ada', noon)).toEqual({ languages: 0, cases: 2 });
      const cases = await Promise.all(['one', 'two', 'three'].map((id) => store.findCase(id)));
      expect(cases.map((stored) => [stored?.case.asker.id, stored?.case.version])).toEqual([
        ['', 2],
        ['bob', 1],
        ['', 2],
      ]);
    });

    it.each(['ad', 'Ada', 'ada"', '%', 'prx4', 'case'])('is never mistaken for somebody else: %s', async (id) => {
      const store = current();
      await openCase(store, 'case', askedBy('ada'));
      expect(await store.forgetPerson(id, noon)).toEqual({ languages: 0, cases: 0 });
      expect((await store.findCase('case'))?.case).toEqual(sampleCase('case', 'c1', askedBy('ada')));
    });

    it.each(['29:1"x\\', '19:é🦁', '\u0000\ud800\u2028', "a'); DROP TABLE cases; --"])(
      'is found by whatever the id is made of: %j',
      async (id) => {
        const store = current();
        await openCase(store, 'case', askedBy(id));
        expect(await store.forgetPerson(id, noon)).toEqual({ languages: 0, cases: 1 });
        expect((await store.findCase('case'))?.case.asker).toEqual({ id: '', name: '' });
      },
    );

    it('has no languages any more, and others keep theirs', async () => {
      const store = current();
      await store.saveChosenLanguage('ada', 'de', noon);
      await store.saveHeardLanguage('ada', 'fr', noon);
      await store.saveHeardLanguage('bob', 'es', noon);
      expect(await store.forgetPerson('ada', noon)).toEqual({ languages: 2, cases: 0 });
      expect(await store.findLanguage('ada')).toEqual({ chosen: null, heard: null });
      expect(await store.findLanguage('bob')).toEqual({ chosen: null, heard: 'es' });
    });

    it('counts no language when the choice was to have none', async () => {
      const store = current();
      await store.saveChosenLanguage('ada', null, noon);
      expect(await store.forgetPerson('ada', noon)).toEqual({ languages: 0, cases: 0 });
    });

    it('is not there to be forgotten twice', async () => {
      const store = current();
      await openCase(store, 'case', askedBy('ada'));
      await store.saveHeardLanguage('ada', 'fr', noon);
      expect(await store.forgetPerson('ada', noon)).toEqual({ languages: 1, cases: 1 });
      for (const id of ['ada', '']) expect(await store.forgetPerson(id, noon)).toEqual({ languages: 0, cases: 0 });
      expect((await store.findCase('case'))?.case.version).toBe(2);
    });

    it('does not come back with a change that was made of the case before', async () => {
      const store = current();
      await openCase(store, 'case', askedBy('ada'));
      const before = sampleCase('case', 'c1', askedBy('ada'));
      await store.forgetPerson('ada', noon);
      expect(await store.replaceCase(withStepDone(before, 'check', 'bob'), noon)).toBe(false);
      expect((await store.findCase('case'))?.case.asker).toEqual({ id: '', name: '' });
    });

    it('leaves the card stale until it shows the case without the name', async () => {
      const store = current();
      await openCase(store, 'case', askedBy('ada'));
      await store.saveShown('case', 'card', 1);
      await store.forgetPerson('ada', noon);
      expect(await store.findCase('case')).toMatchObject({ messageId: 'card', shownVersion: 1 });
      expect(await store.listStale()).toEqual(['case']);
    });
  });

  describe('what nobody touched', () => {
    const [before, later] = [daysAfterNoon(1), daysAfterNoon(2)];

    it('goes altogether: messages, cases, conversations, welcomes and languages', async () => {
      const store = current();
      await touchEverything(store, noon);
      expect(await store.expire(before)).toBe(7);
      expect(await store.findConversation('c1')).toBeNull();
      expect(await store.findCase('case')).toBeNull();
      expect(await store.findLanguage('ada')).toEqual({ chosen: null, heard: null });
      expect(await welcome(store, 'c1', later)).toBe(true);
      expect(await store.acceptMessage(sampleMessage('c1', 'm2'), null, later)).toBe(true);
      expect(await store.acceptMessage(sampleMessage('c1', 'm1', 'case'), sampleCase('case', 'c1'), later)).toBe(true);
    });

    it.each([
      { at: before, title: 'at that very moment' },
      { at: later, title: 'later' },
    ])('does not include what was touched $title', async ({ at }) => {
      const store = current();
      await touchEverything(store, at);
      expect(await store.expire(before)).toBe(0);
      expect(await store.findConversation('c1')).toEqual(sampleConversation('c1'));
      expect((await store.findCase('case'))?.case).toEqual(sampleCase('case', 'c1'));
      expect(await store.findLanguage('ada')).toEqual({ chosen: null, heard: 'fr' });
      expect(await welcome(store, 'c1', at)).toBe(false);
      expect(await store.acceptMessage(sampleMessage('c1', 'm2'), null, at)).toBe(false);
    });

    it('does not include a pending answer or its case, however old', async () => {
      const store = current();
      await openCase(store, 'case');
      await store.acceptMessage(sampleMessage('c1', 'm2'), null, noon);
      const pending = await store.listPending();
      expect(await store.expire(later)).toBe(0);
      expect(pending).toHaveLength(2);
      expect(await store.listPending()).toEqual(pending);
      expect(await store.findCase('case')).not.toBeNull();
    });

    it('does not include a case of which one of two answers is pending', async () => {
      const store = current();
      await openCase(store, 'case');
      await store.markAnswered({ conversationId: 'c1', activityId: 'm-case' }, noon);
      await store.acceptMessage(sampleMessage('c2', 'again', 'case'), null, noon);
      expect(await store.expire(before)).toBe(1);
      expect(await store.findCase('case')).not.toBeNull();
      expect((await store.listPending()).map(({ key }) => key.activityId)).toEqual(['again']);
    });

    it('does not include a message that was answered since, nor its case', async () => {
      const store = current();
      await openCase(store, 'case');
      await store.markAnswered({ conversationId: 'c1', activityId: 'm-case' }, later);
      expect(await store.expire(before)).toBe(0);
      expect(await store.findCase('case')).not.toBeNull();
      expect(await store.acceptMessage(sampleMessage('c1', 'm-case'), null, later)).toBe(false);
    });

    it.each([
      {
        title: 'that somebody changed',
        change: (store: Store) => store.replaceCase(withStepDone(sampleCase('case', 'c1'), 'check', 'bob'), later),
      },
      { title: 'that a person was taken out of', change: (store: Store) => store.forgetPerson('ada', later) },
    ])('does not include a case $title since, but its old message', async ({ change }) => {
      const store = current();
      await openCase(store, 'case');
      await store.markAnswered({ conversationId: 'c1', activityId: 'm-case' }, noon);
      await change(store);
      expect(await store.expire(before)).toBe(1);
      expect((await store.findCase('case'))?.case.version).toBe(2);
    });

    it('includes a case that somebody tried to change in vain', async () => {
      const store = current();
      await openCase(store, 'case');
      await store.markAnswered({ conversationId: 'c1', activityId: 'm-case' }, noon);
      expect(await store.replaceCase(sampleCase('case', 'c1'), later)).toBe(false);
      expect(await store.expire(before)).toBe(2);
      expect(await store.findCase('case')).toBeNull();
    });

    it('does not include a conversation and its welcome as long as it has a case', async () => {
      const store = current();
      for (const id of ['c1', 'c2']) {
        await store.saveConversation(sampleConversation(id), noon);
        await welcome(store, id, noon);
      }
      await openCase(store, 'case');
      expect(await store.expire(before)).toBe(4);
      expect(await store.findConversation('c1')).not.toBeNull();
      expect(await welcome(store, 'c1', later)).toBe(false);
      expect(await store.findConversation('c2')).toBeNull();
    });

    it('does not include a channel as long as one of its threads has a case', async () => {
      const store = current();
      const ids = ['19:a@t', '19:a@t;messageid=1', '19:a@t;messageid=2', '19:ab@t', ''];
      for (const id of ids) await store.saveConversation(sampleConversation(id), noon);
      await openCase(store, 'case', {}, '19:a@t;messageid=1');
      await openCase(store, 'other', {}, 'c1');
      await store.expire(before);
      const found = await Promise.all(ids.map((id) => store.findConversation(id)));
      expect(found.flatMap((each) => each?.id ?? [])).toEqual(['19:a@t', '19:a@t;messageid=1']);
    });

    it.each([
      { saved: noon, claimed: later, again: true, title: 'goes with its conversation, even when it is younger' },
      { saved: later, claimed: noon, again: false, title: 'stays with its conversation, even when it is older' },
      { saved: null, claimed: noon, again: true, title: 'goes when it is old and its conversation was never saved' },
      {
        saved: null,
        claimed: later,
        again: false,
        title: 'stays while it is young and its conversation not yet saved',
      },
    ])('a welcome $title', async ({ saved, claimed, again }) => {
      const store = current();
      if (saved) await store.saveConversation(sampleConversation('c1'), saved);
      await welcome(store, 'c1', claimed);
      await store.expire(before);
      expect(await welcome(store, 'c1', later)).toBe(again);
    });

    it.each([
      { chosen: noon, heard: later },
      { chosen: later, heard: noon },
    ])('does not include a language of a person whose other one was saved since', async ({ chosen, heard }) => {
      const store = current();
      await store.saveChosenLanguage('ada', 'de', chosen);
      await store.saveHeardLanguage('ada', 'fr', heard);
      expect(await store.expire(before)).toBe(0);
      expect(await store.findLanguage('ada')).toEqual({ chosen: 'de', heard: 'fr' });
    });
  });
}

/** A case 'case' whose every second place is that person's (with the name of the id), the others somebody else's. */
function markedBy(person: string, other: string): Case {
  const at = noon.toISOString();
  const [by, byOther] = [person, other].map((id) => ({ id, name: id })) as [Case['asker'], Case['asker']];
  return sampleCase('case', 'c1', {
    asker: by,
    marks: { first: { state: 'done', by, at }, second: { state: 'skipped', by: byOther, at } },
    answers: { 'how-many': { answer: 'all', by, at }, since: { answer: 'today', by: byOther, at } },
    outcome: { kind: 'failing', by, at },
  });
}

function askedBy(id: string): Pick<Case, 'asker'> {
  return { asker: { id, name: id } };
}

/** Opens a case with the message `m-<id>`, whose answer is pending. */
async function openCase(store: Store, id: string, changes: Partial<Case> = {}, conversationId = 'c1'): Promise<void> {
  const message = sampleMessage(conversationId, `m-${id}`, id);
  await store.acceptMessage(message, sampleCase(id, conversationId, changes), noon);
}

/** One row of each kind, and a message with and one without a case, all of that time. */
async function touchEverything(store: Store, at: Date): Promise<void> {
  await store.saveConversation(sampleConversation('c1'), at);
  await welcome(store, 'c1', at);
  await store.acceptMessage(sampleMessage('c1', 'm1', 'case'), sampleCase('case', 'c1'), at);
  await store.acceptMessage(sampleMessage('c1', 'm2'), null, at);
  for (const activityId of ['m1', 'm2']) await store.markAnswered({ conversationId: 'c1', activityId }, at);
  await store.saveHeardLanguage('ada', 'fr', at);
}
