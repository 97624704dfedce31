import type { Entry, Incident } from './incident.ts';

/** Entries that an incident keeps; the first stays, of the others the last. */
const mostEntries = 40;

/** The incident with one more entry. */
export function addEntry(incident: Incident, entry: Entry): Incident {
  const log = [...incident.log, entry];
  return { ...incident, log: log.length <= mostEntries ? log : [...log.slice(0, 1), ...log.slice(-mostEntries + 1)] };
}
