import type { Forgotten } from '../ports/store.ts';
import type { ShowIncident } from './show-incident.ts';
import type { Progress } from './show-progress.ts';
import type { World } from './world.ts';

/** Deletes what is held about a person, takes the name off the cards that show it, and says how much there was. */
export async function forgetPerson(
  personId: string,
  { store, clock, log }: World,
  progress: Progress,
  show: ShowIncident,
): Promise<Forgotten> {
  const forgotten = await store.forgetPerson(personId, clock.now());
  log.info('person-forgotten', forgotten);
  if (forgotten.cases > 0) for (const caseId of await store.listStale()) progress.show(caseId);
  // An incident may name a person without any step of a checklist.
  await show.recover();
  return forgotten;
}
