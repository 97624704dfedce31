import type { Person } from '../checklist/case.ts';
import type { Say } from './say.ts';

/** Characters of a name that a card has room for. */
const longest = 30;

/** A person's name in a sentence. Isolated, so that a name in another script does not turn the sentence around it. */
export function viewPerson({ name }: Person, say: Say): string {
  if (name === '') return say.ui('card.someone');
  const characters = [...name];
  const shown = characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : name;
  return `\u2068${shown}\u2069`;
}

/** A moment for everybody, in UTC: `2026-11-20 10:42`. The sentence around it says that it is UTC. */
export const viewTime = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)}`;
