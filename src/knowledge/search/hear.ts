import { type Concept, isElsewhere, isHappening } from '../concepts.ts';
import type { Lexicon } from './lexicon.ts';
import type { FindMisspelt } from './misspelt.ts';
import { peel } from './peel.ts';
import { type Piece, split } from './split.ts';
import type { Place } from './term-tree.ts';

/** Longest beginning or end of a word that is looked for. */
const longestStem = 30;

/** So many words of a text may be looked for among misspelt ones. */
const misspeltAtMost = 40;

/** A shorter word is too easily taken for another to speak against an answer. */
const surelyMisspelt = 9;

/** Between two words of a term so many words of so many letters may stand that it does not have. */
const littleWords = 2;
const littleLength = 3;

/** So much of what the best language knows has to be no English for another language to be spoken beside it. */
const notEnglish = 0.25;

/** A term that was heard, from piece to piece. */
type Heard = { concept: Concept; start: number; end: number; length: number };

/** Hears the concepts that a text speaks of. */
export function hear(text: string, lexicon: Lexicon, findMisspelt: FindMisspelt): Set<Concept> {
  const pieces = split(text);
  const meant = pieces.map((piece) => findWords(piece, lexicon));
  const spoken = chooseLanguages(pieces, meant, lexicon);
  const among = spoken | english(lexicon.languages);
  let left = misspeltAtMost;
  const guessed = new Set<number>();
  const words = meant.map((found, at) => {
    const known = found.filter((word) => isOf(word, among, lexicon));
    const piece = pieces[at];
    if (known.length > 0 || !piece || piece.single || piece.text.length < 5 || left === 0) return known;
    left -= 1;
    if (piece.text.length < surelyMisspelt) guessed.add(at);
    return (
      findInflected(piece.text, lexicon, among) ?? findSwapped(piece, lexicon, among) ?? findMisspelt(piece.text, among)
    );
  });
  const heard = pieces.flatMap((_piece, start) => findTerms(start, pieces, words, { spoken, among }, lexicon));
  return useUp(heard.filter(({ concept, start }) => !isElsewhere(concept) || !guessed.has(start)));
}

/** Words of the vocabularies that a piece is: as written, by its beginning or end, and without what is written onto it. */
function findWords({ text, single }: Piece, lexicon: Lexicon): number[] {
  if (single) return listDefined(lexicon.full.get(text));
  return [text, ...peel(text)].flatMap((form) => findWhole(form, lexicon));
}

function findWhole(text: string, { full, beginnings, endings }: Lexicon): number[] {
  const found = listDefined(full.get(text));
  for (let length = 1; length <= Math.min(text.length, longestStem); length += 1) {
    found.push(...listDefined(beginnings.get(text.slice(0, length))), ...listDefined(endings.get(text.slice(-length))));
  }
  return found;
}

/** A word of five letters or more that has up to three more than one we know: most likely an ending. */
function findInflected(text: string, lexicon: Lexicon, among: bigint): number[] | null {
  for (let length = text.length - 1; length >= Math.max(5, text.length - 3); length -= 1) {
    const found = lexicon.full.get(text.slice(0, length));
    if (found !== undefined && isOf(found, among, lexicon)) return [found];
  }
  return null;
}

/** Two letters in the wrong order. */
function findSwapped(piece: Piece, lexicon: Lexicon, among: bigint): number[] | null {
  const { text } = piece;
  for (let at = 1; at < Math.min(text.length, longestStem) - 1; at += 1) {
    const swapped = `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
    const found = findWords({ ...piece, text: swapped }, lexicon).filter((word) => isOf(word, among, lexicon));
    if (found.length > 0) return found;
  }
  return null;
}

const listDefined = (word: number | undefined): number[] => (word === undefined ? [] : [word]);

const isOf = (word: number, languages: bigint, { spokenIn }: Lexicon): boolean =>
  ((spokenIn[word] ?? 0n) & languages) !== 0n;

/** English is mixed in everywhere. */
const english = (languages: readonly string[]): bigint => {
  const bit = languages.indexOf('en');
  return bit < 0 ? 0n : 1n << BigInt(bit);
};

/** The languages that know most of the text, or most of what is not English in it; others have false friends in it. */
function chooseLanguages(pieces: Piece[], meant: number[][], { languages, spokenIn }: Lexicon): bigint {
  const inEnglish = english(languages);
  const knownIn = meant.map((words) => words.reduce((all, word) => all | (spokenIn[word] ?? 0n), 0n));
  const count = (bit: bigint, without: bigint): number =>
    pieces.reduce((sum, { text }, at) => {
      const known = knownIn[at] ?? 0n;
      return (known & bit) !== 0n && (known & without) === 0n ? sum + text.length : sum;
    }, 0);
  const bits = languages.map((_language, bit) => 1n << BigInt(bit));
  const known = bits.map((bit) => count(bit, 0n));
  const foreign = bits.map((bit) => count(bit, inEnglish));
  const most = Math.max(...known) * 0.9;
  const mostForeign = Math.max(Math.max(...foreign) * 0.9, most * notEnglish);
  return bits.reduce(
    (chosen, bit, at) => ((known[at] ?? 0) >= most || (foreign[at] ?? 0) >= mostForeign ? chosen | bit : chosen),
    0n,
  );
}

type Languages = { spoken: bigint; among: bigint };

function findTerms(
  start: number,
  pieces: Piece[],
  words: number[][],
  { spoken, among }: Languages,
  { tree }: Lexicon,
): Heard[] {
  const found: Heard[] = [];
  const arrive = (place: Place, end: number, length: number) => {
    for (const { concept, language } of tree.says(place)) {
      // English words are mixed in for what is technical; "car" within French is no car.
      const heeded = isElsewhere(concept) ? spoken : among;
      if ((heeded >> BigInt(language)) & 1n && standsAlone(pieces, start, end, length)) {
        found.push({ concept, start, end, length });
      }
    }
    goOn(place, end, length, littleWords);
  };
  const goOn = (place: Place, at: number, length: number, mayPass: number) => {
    for (const word of words[at] ?? []) {
      const next = tree.next(place, word);
      if (next !== 0) arrive(next, at + 1, length + (pieces[at]?.text.length ?? 0));
    }
    if (mayPass > 0 && isLittle(pieces[at])) goOn(place, at + 1, length, mayPass - 1);
  };
  goOn(tree.root, start, 0, 0);
  return found;
}

/** "coupure de courant" is what a term without its "de" means. */
const isLittle = (piece: Piece | undefined): boolean =>
  piece !== undefined && !piece.single && piece.text.length <= littleLength;

/** One or two characters in the middle of a word are part of another word. */
function standsAlone(pieces: Piece[], start: number, end: number, length: number): boolean {
  return length > 2 || pieces[start]?.opens === true || pieces[end - 1]?.closes === true;
}

/**
 * A longer term uses up its words: "driving licence" is no licence, "not allowed" allows nothing. The
 * things that a term about mail names are still heard: "mail server" speaks of mail.
 */
function useUp(heard: Heard[]): Set<Concept> {
  const left = heard.filter(
    (one) =>
      !heard.some(
        (other) =>
          other.start <= one.start &&
          one.end <= other.end &&
          one.end - one.start < other.end - other.start &&
          other.concept !== one.concept &&
          (isElsewhere(other.concept) ||
            isElsewhere(one.concept) ||
            (isHappening(other.concept) && isHappening(one.concept))),
      ),
  );
  return new Set(left.map(({ concept }) => concept));
}
