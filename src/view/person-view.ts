import type { Person } from '../checklist/case.ts';
import type { Say } from './say.ts';

/**
 * A person's name in a sentence, cut where it would fill the card. Isolated, so that a name in another script does not turn
 * the sentence around it.
 */
export const viewPerson = (person: Person, say: Say): string =>
  person.name === '' ? say.ui('card.someone') : `\u2068${cut(person.name)}\u2069`;

/** UTF-8 bytes, which is what a card may hold a limited number of: 21 Chinese, 32 Arabic or 64 Latin characters. */
const longest = 64;

function cut(name: string): string {
  const characters = Array.from(name);
  const sizes = characters.map((character) => new TextEncoder().encode(character).length);
  let size = 0;
  const end = sizes.findIndex((bytes) => {
    size += bytes;
    return size > longest;
  });
  return end < 0 ? name : `${characters.slice(0, end).join('').trimEnd()}…`;
}

/** A moment for everybody, in UTC: `2026-11-20 10:42`. The sentence around it says that it is UTC. */
export const viewTime = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)}`;
