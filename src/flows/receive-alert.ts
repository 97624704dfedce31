import type { Case } from '../checklist/case.ts';
import { detect } from '../detect/detect.ts';
import type { AlertCall, Source } from '../incident/alert.ts';
import type { Incident } from '../incident/incident.ts';
import { readCall } from '../incident/read-call.ts';
import { receiveCall } from '../incident/receive-call.ts';
import { matchArticle } from '../knowledge/match.ts';
import type { Post } from '../ports/incident-store.ts';
import { wants } from './match-subscription.ts';
import type { ShowIncident } from './show-incident.ts';
import { planQueueWarning } from './wake-incident.ts';
import type { World } from './world.ts';

/** What became of an alert: stored, or the field that is wrong. */
export type AlertReceipt = { kind: 'accepted' } | { kind: 'bad'; field: string; problem: string };

/**
 * A source told something: put it into its incident and let the cards follow. Resolves when it is stored; rejects when it
 * was not. Tries again while others are faster: each try loses only to somebody's success.
 */
export const receiveAlert =
  (world: World, show: ShowIncident) =>
  async (source: Source, body: unknown): Promise<AlertReceipt> => {
    const now = world.clock.now();
    const read = readCall(source, body, now);
    if (read.kind === 'bad') return read;
    if (read.kind === 'nothing') return { kind: 'accepted' };
    await takeCall(read.call, world, show, null);
    return { kind: 'accepted' };
  };

/** Where a card is to be, and in which language. */
type Place = { conversationId: string; language: string };

/** Puts what a call tells into its incident. `places`: where the card is to be; null is everywhere that asks for it. */
export async function takeCall(
  call: AlertCall,
  world: World,
  show: ShowIncident,
  places: Place[] | null,
): Promise<void> {
  const { incidents, ids, log, metrics, reopenMinutes, clock } = world;
  for (;;) {
    const now = clock.now();
    const current = await incidents.findLatest(call.source, call.group);
    const received = receiveCall(current, call, { now, newId: ids.next(), reopenMinutes });
    if (received.incident === current) return;
    const { incident, checklist } =
      received.incident.code === null ? equip(received.incident, call, world) : { ...received, checklist: null };
    const wanted = incident.resolvedAt === null ? (places ?? (await listPlaces(incident, world))) : [];
    const posts = wanted.map((place) => toPost(incident, place));
    if (!(await incidents.saveIncident(incident, checklist, posts, now, current))) continue;
    metrics.alert(call.source, received.change);
    log.info('alert', { source: call.source, change: received.change, alerts: call.alerts.length });
    if (mayQueue(incident, checklist, current)) {
      await planQueueWarning(incident, world, current?.id === incident.id);
    }
    const pause = received.change === 'none' ? repeatPause : 0;
    await show.everywhere(incident, new Date(now.getTime() + pause));
    return;
  }
}

/** What was only told again may wait for what comes next. Milliseconds. */
const repeatPause = 10_000;

/** True when the time of the warning about queued mail is to be set, or may be another one than before. */
const mayQueue = (incident: Incident, opened: Case | null, before: Incident | null): boolean =>
  opened !== null || before?.startedAt !== incident.startedAt || before?.resolvedAt !== incident.resolvedAt;

/** Gives an incident without a code the one that a call tells, and the checklist of the article that answers it. */
function equip(
  incident: Incident,
  call: AlertCall,
  { ids, language, clock }: World,
): { incident: Incident; checklist: Case | null } {
  if (incident.resolvedAt !== null || incident.caseId !== null) return { incident, checklist: null };
  const firing = call.alerts.filter(({ status }) => status === 'firing');
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
