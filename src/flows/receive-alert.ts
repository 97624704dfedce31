import type { Case } from '../checklist/case.ts';
import { detect } from '../detect/detect.ts';
import type { AlertCall, Source } from '../incident/alert.ts';
import type { Incident } from '../incident/incident.ts';
import { readCall } from '../incident/read-call.ts';
import { type Received, receiveCall } from '../incident/receive-call.ts';
import { matchArticle } from '../knowledge/match.ts';
import type { Post } from '../ports/incident-store.ts';
import { gather } from './gather.ts';
import { wants } from './match-subscription.ts';
import type { ShowIncident } from './show-incident.ts';
import { planQueueWarning } from './wake-incident.ts';
import type { World } from './world.ts';

/** What became of an alert: stored, or the field that is wrong. */
export type AlertReceipt = { kind: 'accepted' } | { kind: 'bad'; field: string; problem: string };

/**
 * A source told something: put it into its incident and let the cards follow. Resolves when it is stored; rejects when it
 * was not. What is told of one group while an earlier call of it is being stored is stored together: a thousand calls of one
 * group are a few writes.
 */
export function receiveAlert(world: World, show: ShowIncident) {
  const take = gather<AlertCall>((calls) => takeCalls(calls, world, show, null));
  return async (source: Source, body: unknown): Promise<AlertReceipt> => {
    const read = readCall(source, body, world.clock.now());
    if (read.kind === 'bad') return read;
    if (read.kind === 'read') await take(JSON.stringify([source, read.call.group]), read.call);
    return { kind: 'accepted' };
  };
}

/** Where a card is to be, and in which language. */
type Place = { conversationId: string; language: string };

/** Puts what a call tells into its incident. `places`: where the card is to be; null is everywhere that asks for it. */
export async function takeCall(
  call: AlertCall,
  world: World,
  show: ShowIncident,
  places: Place[] | null,
): Promise<void> {
  await takeCalls([call], world, show, places);
}

/**
 * The same for calls of one group, in their order; gives how many of them it took. Tries again while others are faster: each
 * try loses only to somebody's success.
 */
async function takeCalls(
  calls: readonly [AlertCall, ...AlertCall[]],
  world: World,
  show: ShowIncident,
  places: Place[] | null,
): Promise<number> {
  const [{ source, group }] = calls;
  const { incidents, log, metrics, clock } = world;
  for (;;) {
    const now = clock.now();
    const current = await incidents.findLatest(source, group);
    const { received, changes } = receiveCalls(current, calls, now, world);
    if (received === current) return changes.length;
    const { incident, checklist } = equip(received, calls.slice(0, changes.length), world);
    const wanted = incident.resolvedAt === null ? (places ?? (await listPlaces(incident, world))) : [];
    const posts = wanted.map((place) => toPost(incident, place));
    if (!(await incidents.saveIncident(incident, checklist, posts, now, current))) continue;
    for (const [at, change] of changes.entries()) {
      metrics.alert(source, change);
      log.info('alert', { source, change, alerts: calls[at]?.alerts.length ?? 0 });
    }
    if (mayQueue(incident, checklist, current)) {
      await planQueueWarning(incident, world, current?.id === incident.id);
    }
    const pause = changes.every((change) => change === 'none') ? repeatPause : 0;
    await show.everywhere(incident, new Date(now.getTime() + pause));
    return changes.length;
  }
}

/**
 * Calls that leave the same incident in the same state become its next version together; what begins another one, ends it or
 * brings it back has its own.
 */
function receiveCalls(
  current: Incident | null,
  calls: readonly [AlertCall, ...AlertCall[]],
  now: Date,
  { ids, reopenMinutes }: World,
): { received: Incident; changes: Received['change'][] } {
  const receive = (known: Incident | null, call: AlertCall) =>
    receiveCall(known, call, { now, newId: ids.next(), reopenMinutes });
  const [call, ...others] = calls;
  const first = receive(current, call);
  let received = first.incident;
  const changes = [first.change];
  for (const other of others) {
    const { incident, change } = receive(received, other);
    if (incident.id !== received.id || (incident.resolvedAt === null) !== (received.resolvedAt === null)) break;
    // All that is new together is one version.
    if (incident !== received) received = { ...incident, version: versionAfter(current, incident) };
    changes.push(change);
  }
  return { received, changes };
}

const versionAfter = (current: Incident | null, { id }: Incident): number =>
  current?.id === id ? current.version + 1 : 1;

/** What was only told again may wait for what comes next. Milliseconds. */
const repeatPause = 10_000;

/** True when the time of the warning about queued mail is to be set, or may be another one than before. */
const mayQueue = (incident: Incident, opened: Case | null, before: Incident | null): boolean =>
  opened !== null || before?.startedAt !== incident.startedAt || before?.resolvedAt !== incident.resolvedAt;

/** Gives an incident without a code the one that a call tells, and the checklist of the article that answers it. */
function equip(
  incident: Incident,
  calls: readonly AlertCall[],
  { ids, language, clock }: World,
): { incident: Incident; checklist: Case | null } {
  if (incident.resolvedAt !== null || incident.caseId !== null || incident.code !== null)
    return { incident, checklist: null };
  const firing = calls.flatMap(({ alerts }) => alerts).filter(({ status }) => status === 'firing');
  const match = matchArticle(detect(firing.map(({ title, text }) => `${title}\n${text}`).join('\n')));
  const code = match.finding?.enhanced ?? match.finding?.reply ?? null;
  if (match.article === null) return { incident: { ...incident, code }, checklist: null };
  const { reply = null, enhanced = null, tag = null } = match.finding ?? {};
  const checklist: Case = {
    id: ids.next(),
    version: 1,
    conversationId: '',
    incidentId: incident.id,
    article: match.article,
    cause: match.cause,
    code: { reply, enhanced, tag },
    mailbox: null,
    known: null,
    reminders: {},
    others: [],
    language,
    askedLanguage: language,
    untranslated: null,
    asker: { id: '', name: '' },
    openedAt: clock.now().toISOString(),
    marks: {},
    answers: {},
    outcome: null,
  };
  return { incident: { ...incident, code, caseId: checklist.id }, checklist };
}

/** One card for each conversation that wants to hear of it, in the language of its first subscription. */
async function listPlaces(incident: Incident, { incidents }: World): Promise<Place[]> {
  const places = new Map<string, Place>();
  for (const subscription of await incidents.listSubscriptions()) {
    const { id } = subscription.conversation;
    if (places.has(id) || !wants(subscription, incident)) continue;
    places.set(id, { conversationId: id, language: subscription.language });
  }
  return [...places.values()];
}

const toPost = (incident: Incident, { conversationId, language }: Place): Post => ({
  incidentId: incident.id,
  conversationId,
  language,
  state: 'wanted',
  messageId: null,
  shownVersion: 0,
  shownCase: 0,
  orphans: 0,
});
