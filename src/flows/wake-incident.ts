import type { Incident } from '../incident/incident.ts';
import { addEntry } from '../incident/log.ts';
import { estimateQueue } from '../incident/queued-mail.ts';
import { isSample } from '../incident/sample.ts';
import { findArticle } from '../knowledge/knowledge.ts';
import type { JobResult } from '../ports/queue.ts';
import { viewTime } from '../view/person-view.ts';
import { announce } from './announce.ts';
import type { Delivery } from './deliver-answers.ts';
import type { World } from './world.ts';

/** Kinds of the queue's jobs. */
export const wakeJob = 'wake-incident';
export const warnJob = 'warn-of-queue';

/** The end of a snooze: everybody is told once that it still fires. */
export const wakeIncident =
  (world: World, delivery: Delivery, everywhere: (incident: Incident) => Promise<void>) =>
  async (body: unknown): Promise<JobResult> => {
    const { incidentId, until } = body as { incidentId: string; until: string };
    const { incidents, clock } = world;
    const at = clock.now();
    const current = await incidents.findIncident(incidentId);
    if (!current || current.resolvedAt !== null || current.snooze?.until !== until) return { kind: 'done' };
    // The time of an earlier snooze that took this one's place.
    if (Date.parse(until) > at.getTime()) return { kind: 'later', at: new Date(until) };
    // First, for it is said once whatever happens; after a crash this is done again.
    await announce(current, 'snooze-over', { key: `wake:${until}`, time: viewTime(until) }, world, delivery);
    const woken = addEntry(
      { ...current, snooze: null, version: current.version + 1 },
      { kind: 'woken', at: until, by: null },
    );
    if (!(await incidents.saveIncident(woken, null, [], at))) return { kind: 'again', at };
    await everywhere(woken);
    return { kind: 'done' };
  };

/** Four hours before the end of the queue: everybody is told once, and the card says so, too. */
export const warnOfQueue =
  (world: World, delivery: Delivery, everywhere: (incident: Incident) => Promise<void>) =>
  async (body: unknown): Promise<JobResult> => {
    const { incidentId } = body as { incidentId: string };
    const { incidents, clock } = world;
    const current = await incidents.findIncident(incidentId);
    if (!current || current.resolvedAt !== null) return { kind: 'done' };
    const { keptUntil } = estimateQueue(current);
    await announce(current, 'queue-warning', { key: 'queue', time: viewTime(keptUntil) }, world, delivery);
    const at = clock.now();
    const noted = { ...current, version: current.version + 1 };
    if (!(await incidents.saveIncident(noted, null, [], at))) return { kind: 'again', at };
    await everywhere(noted);
    return { kind: 'done' };
  };

/** Asks again for what an earlier process may not have asked for: the ends of snoozes, and warnings. */
export async function recoverWaking(world: World): Promise<void> {
  for (const incident of await world.incidents.listOpen()) {
    await planWaking(incident, world);
    await planQueueWarning(incident, world);
  }
}

/** Asks for the end of a snooze that has one. */
export async function planWaking({ id, snooze }: Incident, { queue }: World): Promise<void> {
  if (!snooze?.until) return;
  const { until } = snooze;
  await queue.add({ kind: wakeJob, key: id, body: { incidentId: id, until }, at: new Date(until) });
}

/**
 * Asks for the warning about queued mail, where mail waits at all. When its time has passed the card alone says so, unless
 * there are people who saw it without: `late`.
 */
export async function planQueueWarning(
  incident: Incident,
  { queue, store, clock }: World,
  late = false,
): Promise<void> {
  if (incident.resolvedAt !== null || incident.caseId === null || isSample(incident)) return;
  const article = findArticle((await store.findCase(incident.caseId))?.case.article ?? '');
  if (!article?.queues) return;
  const { warnAt, keptUntil } = estimateQueue(incident);
  const at = new Date(warnAt);
  const now = clock.now();
  if (now > (late ? new Date(keptUntil) : at)) return;
  await queue.add({ kind: warnJob, key: incident.id, body: { incidentId: incident.id }, at });
}
