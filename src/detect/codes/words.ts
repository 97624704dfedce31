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
  let node = STEMS;
  for (let at = from; at < to; at += 1) {
    const next = nextStem(node, text.charCodeAt(at));
    if (next === undefined) return node.kinds;
    node = next;
  }
  return node.wholes;
}

function nextStem(node: Stem, code: number): Stem | undefined {
  const letter = (code | 0x20) - 0x61;
  return letter >= 0 && letter < 26 ? node.letters[letter] : node.other.get(code);
}

function noteWord(kinds: readonly WordKind[], start: number, end: number, found: Record<WordKind, Place[]>): void {
  for (const kind of kinds) found[kind].push({ start, end });
}

/** Scripts without spaces: the longest known word from each place on. */
function noteInner(run: string, start: number, found: Record<WordKind, Place[]>): void {
  let at = 0;
  while (at < run.length) {
    let kinds: readonly WordKind[] = [];
    let end = at + 1;
    let stem = nextStem(UNSPACED, run.charCodeAt(at));
    for (let next = at + 1; stem !== undefined; next += 1) {
      if (stem.wholes.length > 0) {
        kinds = stem.wholes;
        end = next;
      }
      stem = next < run.length ? nextStem(stem, run.charCodeAt(next)) : undefined;
    }
    noteWord(kinds, start + at, start + end, found);
    at = end;
  }
}

/**
 * The words that begin with the same letters. `kinds` are those of a word that goes on from here in another way than any below,
 * `wholes` those of the word that ends here.
 */
type Stem = { letters: (Stem | undefined)[]; other: Map<number, Stem>; kinds: WordKind[]; wholes: WordKind[] };

const STEMS = newStem();
const UNSPACED = newStem();
for (const kind of Object.keys(VOCABULARY) as WordKind[]) {
  for (const word of VOCABULARY[kind].split(/\s+/).filter((each) => each !== '')) {
    const stem = word.endsWith('*');
    const written = (stem ? word.slice(0, -1) : word).normalize('NFKC').toLowerCase();
    if (!SPACED.test(written)) stemOf(UNSPACED, written).wholes.push(kind);
    else if (stem) stemOf(STEMS, written).kinds.push(kind);
    else stemOf(STEMS, written).wholes.push(kind);
  }
}
inherit(STEMS, []);
inherit(UNSPACED, []);

// A word is also of the kinds of every stem that it begins with; gathered here, once, instead of at each word of a text.
function inherit(stem: Stem, kinds: readonly WordKind[]): void {
  stem.kinds = [...new Set([...kinds, ...stem.kinds])];
  stem.wholes = [...new Set([...stem.kinds, ...stem.wholes])];
  for (const longer of stem.letters) if (longer !== undefined) inherit(longer, stem.kinds);
  for (const longer of stem.other.values()) inherit(longer, stem.kinds);
}

function newStem(): Stem {
  return { letters: [], other: new Map(), kinds: [], wholes: [] };
}

function stemOf(root: Stem, word: string): Stem {
  let node = root;
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    const next = nextStem(node, code) ?? newStem();
    if (isAsciiLetter(code)) node.letters[code - 0x61] = next;
    else node.other.set(code, next);
    node = next;
  }
  return node;
}

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
