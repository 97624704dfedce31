import type { Case, Person } from '../checklist/case.ts';
import type { Incident } from '../incident/incident.ts';
import type { Subscription } from '../ports/incident-store.ts';

/**
 * The next version of a case, with an empty id and name wherever that person stood, and without the mailbox that the
 * person asked about; the same object where it stands nowhere. The empty id is nobody's: whoever was taken out before is not taken out again.
 */
export function takeOutPerson(current: Case, personId: string): Case {
  if (personId === '' || !namesOf(current).some(({ id }) => id === personId)) return current;
  const blank = blankOf(personId);
  return {
    ...current,
    version: current.version + 1,
    asker: blank(current.asker),
    // It came out of what the asker pasted, and may well be the asker's own.
    mailbox: current.asker.id === personId ? null : current.mailbox,
    marks: mapValues(current.marks, (mark) => ({ ...mark, by: blank(mark.by) })),
    answers: mapValues(current.answers, (answer) => ({ ...answer, by: blank(answer.by) })),
    outcome: current.outcome && { ...current.outcome, by: blank(current.outcome.by) },
    known: current.known && { ...current.known, by: current.known.by && blank(current.known.by) },
  };
}

/** The same for an incident: who took it, who wanted quiet, and who did what. */
export function takeOutOfIncident(current: Incident, personId: string): Incident {
  const { taken, snooze, log } = current;
  const stamps = [taken, snooze, ...log];
  if (personId === '' || !stamps.some((stamp) => stamp?.by?.id === personId)) return current;
  const blank = blankOf(personId);
  return {
    ...current,
    version: current.version + 1,
    taken: taken && { ...taken, by: blank(taken.by) },
    snooze: snooze && { ...snooze, by: blank(snooze.by) },
    log: log.map((entry) => ({ ...entry, by: entry.by && blank(entry.by) })),
  };
}

/** The same for a subscription, which goes on without the name of who set it up. */
export function takeOutOfSubscription(current: Subscription, personId: string): Subscription {
  if (personId === '' || current.by.id !== personId) return current;
  return { ...current, by: { id: '', name: '' } };
}

const blankOf =
  (personId: string) =>
  (person: Person): Person =>
    person.id === personId ? { id: '', name: '' } : person;

function namesOf({ asker, marks, answers, outcome, known }: Case): Person[] {
  const stamps = [...Object.values(marks), ...Object.values(answers), ...(outcome ? [outcome] : [])];
  return [asker, ...stamps.map(({ by }) => by), ...(known?.by ? [known.by] : [])];
}

function mapValues<Value>(record: Record<string, Value>, change: (value: Value) => Value): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
