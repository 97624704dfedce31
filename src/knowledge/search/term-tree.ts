import type { Concept } from '../concepts.ts';

/** What is said where a term ends, and in which language. */
export type Said = { concept: Concept; language: number };

/** A place in the tree of all terms; where nothing follows, it is 0. */
export type Place = number;

/** All terms, word by word, from the root on. Words are numbers. */
export type TermTree = {
  root: Place;
  /** Where a word leads to. */
  next(place: Place, word: number): Place;
  /** Where a word leads to, from now on. */
  grow(place: Place, word: number): Place;
  says(place: Place): readonly Said[];
  /** The same meaning is one object wherever it is said. */
  say(place: Place, said: Said): void;
};

const nothing: readonly Said[] = [];

/** Plants an empty tree. It lies in arrays by place: an object for each of so many places would take many times the memory. */
export function plantTree(): TermTree {
  const root = 0;
  // The root has more branches than all others: they are found by their word; elsewhere they are few, and form a chain.
  const first: Place[] = [];
  const word = [-1];
  const branch: Place[] = [0];
  const sibling: Place[] = [0];
  const says = [nothing];
  const alone = new Map<Said, readonly Said[]>();

  const next = (place: Place, wanted: number): Place => {
    if (place === root) return first[wanted] ?? 0;
    let at = branch[place] ?? 0;
    while (at !== 0 && word[at] !== wanted) at = sibling[at] ?? 0;
    return at;
  };

  return {
    root,
    next,
    grow(place, added) {
      const known = next(place, added);
      if (known !== 0) return known;
      const grown = word.push(added) - 1;
      branch.push(0);
      sibling.push(place === root ? 0 : (branch[place] ?? 0));
      says.push(nothing);
      if (place === root) first[added] = grown;
      else branch[place] = grown;
      return grown;
    },
    says: (place) => says[place] ?? nothing,
    say(place, said) {
      const list = says[place] ?? nothing;
      if (list.includes(said)) return;
      const only = alone.get(said) ?? [said];
      alone.set(said, only);
      says[place] = list.length === 0 ? only : [...list, said];
    },
  };
}
