import { VOCABULARY } from './vocabulary.ts';

/** What a word near a number says about it. */
export type WordKind = keyof typeof VOCABULARY;

/** The telling words of one text, found once; places are offsets into that text, -1 where there is none. */
export type Words = {
  /** End of the last word of a kind that lies between `from` and `to`. */
  lastEnd(kind: WordKind, from: number, to: number): number;
  /** Start of the first word of a kind that lies between `from` and `to`. */
  firstStart(kind: WordKind, from: number, to: number): number;
};

/** Finds the telling words of a normalised text; the text is read when the first question is asked. */
export function indexWords(text: string): Words {
  let index: Record<WordKind, Place[]> | null = null;
  const placesOf = (kind: WordKind) => {
    index ??= findWords(text);
    return index[kind];
  };
  return {
    lastEnd(kind, from, to) {
      const places = placesOf(kind);
      const place = places[firstAtOrAfter(places, to) - 1];
      if (place === undefined) return -1;
      const last = place.end <= to ? place : places[firstAtOrAfter(places, to) - 2];
      return last !== undefined && last.start >= from ? last.end : -1;
    },
    firstStart(kind, from, to) {
      const places = placesOf(kind);
      const place = places[firstAtOrAfter(places, from)];
      return place !== undefined && place.end <= to ? place.start : -1;
    },
  };
}

type Place = { start: number; end: number };

// Alphabets that part words by spaces; every other run of letters is searched for words inside.
const WORD =
  /e-\p{L}{1,40}|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}]+|[\p{L}\p{M}]+|\u00a7/giu;
const SPACED =
  /^(?:e-|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\u00a7])/iu;
const LONGEST_STEM = 16;

function findWords(text: string): Record<WordKind, Place[]> {
  const found: Record<WordKind, Place[]> = { code: [], version: [], mail: [], web: [], count: [], statement: [] };
  for (const match of text.matchAll(WORD)) {
    const word = match[0].toLowerCase();
    const start = match.index;
    if (SPACED.test(word)) {
      for (const kind of kindsOf(word)) found[kind].push({ start, end: start + match[0].length });
    } else {
      for (const inner of word.matchAll(UNSPACED)) {
        for (const kind of UNSPACED_KINDS.get(inner[0]) ?? []) {
          found[kind].push({ start: start + inner.index, end: start + inner.index + inner[0].length });
        }
      }
    }
  }
  return found;
}

function kindsOf(word: string): WordKind[] {
  const kinds = new Set(WHOLE.get(word));
  for (let length = Math.min(word.length, LONGEST_STEM); length > 1; length -= 1) {
    for (const kind of STEMS.get(word.slice(0, length)) ?? []) kinds.add(kind);
  }
  return [...kinds];
}

const WHOLE = new Map<string, WordKind[]>();
const STEMS = new Map<string, WordKind[]>();
const UNSPACED_KINDS = new Map<string, WordKind[]>();
for (const kind of Object.keys(VOCABULARY) as WordKind[]) {
  for (const word of VOCABULARY[kind].split(/\s+/).filter((each) => each !== '')) {
    const stem = word.endsWith('*');
    const written = (stem ? word.slice(0, -1) : word).normalize('NFKC').toLowerCase();
    const map = SPACED.test(written) ? (stem ? STEMS : WHOLE) : UNSPACED_KINDS;
    map.set(written, [...(map.get(written) ?? []), kind]);
  }
}
// The longer of two words that begin alike is tried first.
const UNSPACED = new RegExp([...UNSPACED_KINDS.keys()].sort((a, b) => b.length - a.length).join('|'), 'gu');

function firstAtOrAfter(places: readonly Place[], at: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
