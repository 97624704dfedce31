import type { Person } from '../checklist/case.ts';
import type { Say } from './say.ts';

/** A person's name in a sentence. Isolated, so that a name in another script does not turn the sentence around it. */
export const viewPerson = (person: Person, say: Say): string =>
  person.name === '' ? say.ui('card.someone') : `\u2068${person.name}\u2069`;

/** A moment for everybody, in UTC: `2026-11-20 10:42`. The sentence around it says that it is UTC. */
export const viewTime = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)}`;
