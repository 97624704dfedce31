import type { Incident } from '../incident/incident.ts';
import { addEntry } from '../incident/log.ts';
import { estimateQueue } from '../incident/queued-mail.ts';
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
    const woken = addEntry(
      { ...current, snooze: null, version: current.version + 1 },
      { kind: 'woken', at: until, by: null },
    );
    if (!(await incidents.saveIncident(woken, null, [], at))) return { kind: 'again', at };
    await announce(woken, 'snooze-over', { key: `wake:${until}`, time: viewTime(until) }, world, delivery);
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

/** Asks again for the warnings that an earlier process may not have asked for. */
export async function recoverQueueWarnings(world: World): Promise<void> {
  for (const incident of await world.incidents.listOpen()) {
    const stored = incident.caseId === null ? null : await world.store.findCase(incident.caseId);
    await planQueueWarning(incident, stored?.case.article ?? null, world);
  }
}

/** Asks for the warning about queued mail, where mail waits at all. */
export async function planQueueWarning(
  incident: Incident,
  article: string | null,
  { queue, clock }: World,
): Promise<void> {
  if (article === null || !findArticle(article)?.queues) return;
  const at = new Date(estimateQueue(incident).warnAt);
  if (at.getTime() < clock.now().getTime()) return;
  await queue.add({ kind: warnJob, key: incident.id, body: { incidentId: incident.id }, at });
}
