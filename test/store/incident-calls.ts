import fc from 'fast-check';
import type { Incident } from '../../src/incident/incident.ts';
import type { IncidentStore } from '../../src/ports/incident-store.ts';
import { checklistOf, sampleIncident, samplePost, sampleSubscription } from './incident-samples.ts';
import { daysAfterNoon, noon } from './samples.ts';

/** Calls about incidents, of so few that they meet each other all the time: each with its name and its arguments. */
export function arbitraryIncidentCalls(): {
  weight: number;
  name: keyof IncidentStore;
  args: fc.Arbitrary<unknown[]>;
}[] {
  return [
    { weight: 14, name: 'saveIncident', args: saving },
    { weight: 2, name: 'findLatest', args: fc.tuple(fc.constantFrom('alertmanager', 'grafana'), group) },
    { weight: 2, name: 'findIncident', args: fc.tuple(id) },
    { weight: 2, name: 'findIncidentOfCase', args: fc.tuple(checklist) },
    { weight: 2, name: 'listOpen', args: fc.constantFrom([], ['4.4.316'], ['5.7.57']) },
    { weight: 5, name: 'savePost', args: fc.oneof(fc.tuple(anyPost), fc.tuple(anyPost, anyPost)) },
    { weight: 1, name: 'findPost', args: fc.tuple(id, conversation) },
    { weight: 2, name: 'listPosts', args: fc.tuple(id) },
    { weight: 4, name: 'listStalePosts', args: fc.constant([]) },
    { weight: 2, name: 'saveSubscription', args: fc.tuple(anySubscription) },
    { weight: 1, name: 'findSubscription', args: fc.tuple(subscription) },
    { weight: 1, name: 'listSubscriptions', args: fc.constant([]) },
    { weight: 1, name: 'deleteSubscription', args: fc.tuple(subscription) },
  ];
}

const id = fc.constantFrom('i1', 'i2', 'i3');
const group = fc.constantFrom('g1', 'g2');
const checklist = fc.constantFrom('x1', 'x2');
const conversation = fc.constantFrom('c1', 'c1;messageid=7', 'c2');
const subscription = fc.constantFrom('s1', 's2');
const person = fc.constantFrom('ada', 'bob').map((name) => ({ id: name, name }));
const version = fc.integer({ min: 1, max: 3 });
const at = noon.toISOString();

const anyIncident: fc.Arbitrary<Incident> = fc
  .record({
    id,
    version,
    source: fc.constantFrom('alertmanager' as const, 'grafana' as const),
    group,
    title: fc.string({ unit: 'binary' }),
    resolvedAt: fc.option(fc.constant(at)),
    taken: fc.option(person.map((by) => ({ by, at }))),
    caseId: fc.option(checklist, { freq: 2 }),
  })
  .map(({ id: named, ...changes }) => sampleIncident(named, changes));

/** With a checklist of its own, one that may or may not be there, or (a bug of the caller) one that nothing refers to. */
const saving = fc
  .tuple(
    anyIncident,
    fc.option(checklist, { freq: 2 }),
    fc.array(conversation, { maxLength: 2 }),
    fc.constantFrom(...[0, 1, 2].map((days) => daysAfterNoon(days))),
    fc.option(fc.option(anyIncident, { freq: 2 }), { nil: undefined, freq: 1 }),
  )
  .map(([next, opened, places, moment, known]) => [
    next,
    opened === null ? null : checklistOf(next.id, opened),
    places.map((place) => samplePost(next.id, place)),
    moment,
    known,
  ]);

const anyPost = fc
  .record({
    state: fc.constantFrom('wanted' as const, 'sending' as const, 'live' as const, 'gone' as const),
    messageId: fc.option(fc.constantFrom('m1', 'm2')),
    shownVersion: version,
    shownCase: fc.integer({ min: 0, max: 2 }),
    orphans: fc.nat({ max: 2 }),
  })
  .chain((changes) => fc.tuple(id, conversation).map(([of, place]) => samplePost(of, place, changes)));

const anySubscription = fc
  .tuple(subscription, conversation, person, fc.constantFrom('en', 'ar'))
  .map(([named, place, by, language]) => sampleSubscription(named, place, { by, language }));
