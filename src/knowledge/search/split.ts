import { fold } from './fold.ts';

/**
 * One piece of a folded text: a word, or one character of a script that writes words without spaces, or whose words take endings
 * and particles on. `opens` and `closes`: whether a word of the language begins and ends with it.
 */
export type Piece = { text: string; opens: boolean; closes: boolean; single: boolean };

const singles =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const piece = new RegExp(`[${singles}]|[[\\p{L}\\p{N}\\p{M}]--[${singles}]]+`, 'gv');
const single = new RegExp(`^[${singles}]`, 'v');

/** The dictionary of one locale serves all scripts without spaces. */
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** Splits a text into pieces, folded. */
export function split(text: string): Piece[] {
  const folded = fold(text);
  let edges: Set<number> | null = null;
  return Array.from(folded.matchAll(piece), ({ 0: found, index }) => {
    if (!single.test(found)) return { text: found, opens: true, closes: true, single: false };
    edges ??= new Set([...segmenter.segment(folded)].map((segment) => segment.index).concat(folded.length));
    return { text: found, opens: edges.has(index), closes: edges.has(index + found.length), single: true };
  });
}
