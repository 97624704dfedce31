import fc from 'fast-check';
import type { IncidentStore } from '../../src/ports/incident-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { arbitraryIncidentCalls } from './incident-calls.ts';
import { daysAfterNoon, sampleCase, sampleConversation, sampleMessage, withStepDone } from './samples.ts';

/** One call of a store as data; `store` says which of two stores over the same place takes it. */
export type StoreCall = { store: 0 | 1; name: keyof (Store & IncidentStore); args: unknown[] };

/** Sequences of calls over so few ids that they meet each other all the time. */
export function arbitraryCalls(): fc.Arbitrary<StoreCall[]> {
  const anyCall = fc.oneof(
    call(
      'saveConversation',
      fc
        .tuple(conversation, fc.webUrl(), fc.option(fc.constantFrom('c1', 'c2'), { nil: undefined }), moment)
        .map(([id, url, teamId, at]) => [{ ...sampleConversation(id, url), ...(teamId && { teamId }) }, at]),
    ),
    call('findConversation', fc.tuple(conversation)),
    call('acceptWelcome', welcome),
    { weight: 1, arbitrary: call('forgetConversation', fc.tuple(conversation)) },
    { weight: 6, arbitrary: call('acceptMessage', acceptance) },
    call('findAnswer', fc.tuple(message)),
    call('listPending', fc.constant([])),
    call('countAttempt', fc.tuple(message)),
    { weight: 3, arbitrary: call('markAnswered', fc.tuple(message, moment)) },
    { weight: 3, arbitrary: call('findCase', fc.tuple(anyCaseId)) },
    { weight: 6, arbitrary: call('replaceCase', fc.tuple(anyCase, moment)) },
    { weight: 3, arbitrary: call('saveShown', fc.tuple(caseId, fc.option(fc.constantFrom('x', 'y')), version)) },
    { weight: 3, arbitrary: call('listStale', fc.constant([])) },
    call('findLanguage', fc.tuple(person)),
    call('saveChosenLanguage', fc.tuple(person, fc.option(language), moment)),
    call('saveHeardLanguage', fc.tuple(person, language, moment)),
    call('forgetPerson', fc.tuple(fc.oneof(person, fc.constant('')), moment)),
    { weight: 2, arbitrary: call('expire', fc.tuple(moment)) },
    ...arbitraryIncidentCalls().map(({ weight, name, args }) => ({ weight, arbitrary: call(name, args) })),
  );
  return fc.array(anyCall, { maxLength: 60, size: 'max' });
}

/** What a store answers to a call; `rejected` when it throws, lists without an order of their own sorted. */
export async function applyCall(store: Store & IncidentStore, { name, args }: StoreCall): Promise<unknown> {
  try {
    const result = await (store[name] as (...args: unknown[]) => Promise<unknown>)(...args);
    return unordered.has(name) ? (result as unknown[]).map((each) => JSON.stringify(each)).toSorted() : result;
  } catch {
    return 'rejected';
  }
}

const unordered = new Set<StoreCall['name']>(['listStale', 'listPosts', 'listStalePosts']);

function call(name: StoreCall['name'], args: fc.Arbitrary<unknown[]>): fc.Arbitrary<StoreCall> {
  return fc.record({ store: fc.constantFrom(0, 1), name: fc.constant(name), args });
}

const conversation = fc.constantFrom('c1', 'c1;messageid=7', 'c2', "c'2");
const caseId = fc.constantFrom('k1', 'k2', 'k3');
const anyCaseId = fc.oneof({ weight: 3, arbitrary: caseId }, fc.constantFrom('x1', 'x2'));
const activity = fc.constantFrom('m1', 'm2', 'm3', 'm4');
const person = fc.constantFrom('ada', 'bob');
const language = fc.constantFrom('de', 'fr', 'pt-BR');
const version = fc.integer({ min: 0, max: 5 });
const moment = fc.constantFrom(...[0, 1, 2].map((days) => daysAfterNoon(days)));
const message = fc.record({ conversationId: conversation, activityId: activity });

const anyCase = fc
  .tuple(anyCaseId, conversation, version, fc.string({ unit: 'binary' }), person, person)
  .map(([id, home, number, name, asker, other]) => {
    // The checklist of an incident is in no conversation.
    const asked = sampleCase(id, id.startsWith('x') ? '' : home, { version: number - 1, asker: { id: asker, name } });
    return withStepDone(asked, 'check', other);
  });

/** With a notice or, which no caller does, a case that may or may not be there. */
const welcome = fc
  .tuple(conversation, activity, fc.option(caseId, { nil: undefined, freq: 3 }), moment)
  .map(([home, activityId, answered, at]) => [sampleMessage(home, activityId, answered), at]);

/** With a notice, a case of its own, one that may or may not be there, or (a bug of the caller) another than it opens. */
const acceptance = fc
  .tuple(fc.constantFrom('notice', 'opened', 'shared', 'mixed'), caseId, conversation, activity, caseId, moment)
  .map(([kind, id, home, activityId, other, at]) => {
    const answered = kind === 'mixed' ? other : id;
    const opened = kind === 'opened' || kind === 'mixed' ? sampleCase(id, home) : null;
    return [sampleMessage(home, activityId, kind === 'notice' ? undefined : answered), opened, at];
  });
