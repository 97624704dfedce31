import { fold } from './fold.ts';

/**
 * One piece of a folded text: a word, or one character of a script that writes words without spaces, or whose words take endings
 * and particles on. `opens` and `closes`: whether a word of the language begins and ends with it.
 */
export type Piece = { text: string; opens: boolean; closes: boolean; single: boolean };

/** Splits a text into pieces, folded. */
export function split(text: string): Piece[] {
  const folded = fold(text);
  const pieces: Piece[] = [];
  let edges: Set<number> | null = null;
  for (let start = 0; start < folded.length; start += 1) {
    const end = endOfPiece(folded, start);
    if (end === start) continue;
    const found = folded.slice(start, end);
    if (isSingle(folded, start)) {
      edges ??= findEdges(folded);
      pieces.push({ text: found, opens: edges.has(start), closes: edges.has(end), single: true });
    } else {
      pieces.push({ text: found, opens: true, closes: true, single: false });
    }
    start = end - 1;
  }
  return pieces;
}

/** Where words begin and end. The dictionary of one locale serves all scripts without spaces; to load it takes a moment. */
function findEdges(folded: string): Set<number> {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  return new Set([...segmenter.segment(folded)].map((segment) => segment.index).concat(folded.length));
}

let segmenter: Intl.Segmenter | null = null;

/** Where the piece ends that begins at a place of a folded text; the place itself where none does. */
export function endOfPiece(folded: string, start: number): number {
  let end = start;
  let kind = kindAt(folded, end);
  if (kind === single) return end + ((folded.codePointAt(end) ?? 0) > 0xffff ? 2 : 1);
  while (kind === letter) {
    end += 1;
    kind = kindAt(folded, end);
  }
  return end;
}

/** Whether the piece that begins at a place is one of the characters that stand alone. */
export const isSingle = (folded: string, start: number): boolean => kindAt(folded, start) === single;

const letters = /[\p{L}\p{N}\p{M}]/u;
const singles =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const sign = 1;
const letter = 2;
const single = 3;

/** The kinds of the characters that were met: all the terms together have many. */
const met = new Uint8Array(0x10000);

/** Of a character in two halves the second half is of its kind, too, where it is a letter. */
function kindAt(text: string, at: number): number {
  if (at >= text.length) return sign;
  const half = text.charCodeAt(at);
  const known = met[half];
  if (known) return known;
  if (half >= 0xd800 && half < 0xe000) {
    const whole = half < 0xdc00 ? text.slice(at, at + 2) : text.slice(at - 1, at + 1);
    return findKind(whole);
  }
  met[half] = findKind(text.charAt(at));
  return met[half] ?? sign;
}

function findKind(character: string): number {
  if (singles.test(character)) return single;
  return letters.test(character) ? letter : sign;
}
