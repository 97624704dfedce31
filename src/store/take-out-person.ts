import type { Case, Person } from '../checklist/case.ts';

/**
 * The next version of a case, with an empty id and name wherever that person stood, and without the mailbox that the
 * person asked about; the same object where it stands nowhere. The empty id is nobody's: whoever was taken out before is not taken out again.
 */
export function takeOutPerson(current: Case, personId: string): Case {
  if (personId === '' || !namesOf(current).some(({ id }) => id === personId)) return current;
  const blank = (person: Person): Person => (person.id === personId ? { id: '', name: '' } : person);
  return {
    ...current,
    version: current.version + 1,
    asker: blank(current.asker),
    // It came out of what the asker pasted, and may well be the asker's own.
    mailbox: current.asker.id === personId ? null : current.mailbox,
    marks: mapValues(current.marks, (mark) => ({ ...mark, by: blank(mark.by) })),
    answers: mapValues(current.answers, (answer) => ({ ...answer, by: blank(answer.by) })),
    outcome: current.outcome && { ...current.outcome, by: blank(current.outcome.by) },
  };
}

function namesOf({ asker, marks, answers, outcome }: Case): Person[] {
  const stamps = [...Object.values(marks), ...Object.values(answers), ...(outcome ? [outcome] : [])];
  return [asker, ...stamps.map(({ by }) => by)];
}

function mapValues<Value>(record: Record<string, Value>, change: (value: Value) => Value): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
