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
  /e-\p{L}{1,40}|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}]+|[\p{L}\p{M}]+|\u00a7/iuy;
const SPACED =
  /^(?:e-|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\u00a7])/iu;

function findWords(text: string): Record<WordKind, Place[]> {
  const found: Record<WordKind, Place[]> = {
    code: [],
    version: [],
    mail: [],
    web: [],
    count: [],
    numbered: [],
    meaning: [],
    statement: [],
  };
  let at = 0;
  while (at < text.length) {
    const start = at;
    while (isAsciiLetter(text.charCodeAt(at))) at += 1;
    const word = isWholeWord(text, start, at) ? '' : readWord(text, start);
    if (word !== '') {
      at = start + word.length;
      if (SPACED.test(word)) noteWord(kindsOf(word.toLowerCase()), start, at, found);
      else noteInner(word.toLowerCase(), start, found);
    } else if (at > start) noteWord(kindsOf(text, start, at), start, at, found);
    else at += 1;
  }
  return found;
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

// Nearly all words end where their ASCII letters end and need no regular expression; `e-mail` and `café` go on.
function isWholeWord(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(end) >= 0x80) return false;
  return end !== start + 1 || text[end] !== '-' || !/e/i.test(text[start] ?? '');
}

function readWord(text: string, at: number): string {
  WORD.lastIndex = at;
  return WORD.exec(text)?.[0] ?? '';
}

function kindsOf(text: string, from = 0, to = text.length): readonly WordKind[] {
  let kinds = NO_KINDS;
  let node: Stem | undefined = STEMS;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    node = code < 0x80 ? node.ascii[code >= 0x41 && code <= 0x5a ? code | 0x20 : code] : node.other.get(code);
    if (node === undefined) return kinds;
    if (node.kinds.length > 0) kinds = [...kinds, ...node.kinds];
  }
  return node.wholes.length > 0 ? [...kinds, ...node.wholes] : kinds;
}

const NO_KINDS: readonly WordKind[] = [];

function noteWord(kinds: readonly WordKind[], start: number, end: number, found: Record<WordKind, Place[]>): void {
  // A word may be of one kind in several ways.
  for (const kind of kinds) if (found[kind].at(-1)?.start !== start) found[kind].push({ start, end });
}

function noteInner(word: string, start: number, found: Record<WordKind, Place[]>): void {
  for (const inner of word.matchAll(UNSPACED)) {
    const at = start + inner.index;
    noteWord(UNSPACED_KINDS.get(inner[0]) ?? [], at, at + inner[0].length, found);
  }
}

/** The words that begin with the same letters: of `kinds` is everything that goes on from here, of `wholes` what ends here. */
type Stem = { ascii: (Stem | undefined)[]; other: Map<number, Stem>; kinds: WordKind[]; wholes: WordKind[] };

const STEMS = newStem();
const UNSPACED_KINDS = new Map<string, WordKind[]>();
for (const kind of Object.keys(VOCABULARY) as WordKind[]) {
  for (const word of VOCABULARY[kind].split(/\s+/).filter((each) => each !== '')) {
    const stem = word.endsWith('*');
    const written = (stem ? word.slice(0, -1) : word).normalize('NFKC').toLowerCase();
    if (!SPACED.test(written)) UNSPACED_KINDS.set(written, [...(UNSPACED_KINDS.get(written) ?? []), kind]);
    else if (stem) stemOf(written).kinds.push(kind);
    else stemOf(written).wholes.push(kind);
  }
}

function newStem(): Stem {
  return { ascii: [], other: new Map(), kinds: [], wholes: [] };
}

function stemOf(word: string): Stem {
  let node = STEMS;
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    const next: Stem = (code < 0x80 ? node.ascii[code] : node.other.get(code)) ?? newStem();
    if (code < 0x80) node.ascii[code] = next;
    else node.other.set(code, next);
    node = next;
  }
  return node;
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
