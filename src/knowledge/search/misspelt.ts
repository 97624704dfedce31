import type { Lexicon } from './lexicon.ts';

/** Finds the words of the vocabularies that a misspelt one may mean, the nearest alone; `among` tells which languages count. */
export type FindMisspelt = (word: string, among: bigint) => number[];

/** Shorter words are too near to each other: "mail" is not a misspelt "main". */
const shortest = 5;

/** What is less than a hundredth farther than the nearest is as near; a hundredth itself, as of 10 / 11 and 9 / 10, is too far. */
const asNear = 0.9901;

/** Takes the words that stand in terms as a whole. All are looked at each time, most of them only at which letters they have. */
export function indexMisspelt({ full, spokenIn }: Pick<Lexicon, 'full' | 'spokenIn'>): FindMisspelt {
  const texts = [...full.keys()].filter((text) => text.length >= shortest && /^\p{L}{5,}$/u.test(text));
  const letters = Int32Array.from(texts, lettersOf);
  return (word, among) => {
    if (word.length < shortest || !/^\p{L}+$/u.test(word)) return [];
    const most = word.length >= 9 ? 2 : 1;
    const has = lettersOf(word);
    const near: { text: string; number: number; nearness: number }[] = [];
    for (let at = 0; at < texts.length; at += 1) {
      // A letter that is exchanged for another makes two differences.
      if (countBits((letters[at] ?? 0) ^ has) > 2 * most) continue;
      const text = texts[at] ?? '';
      if (Math.abs(text.length - word.length) > most) continue;
      const distance = measureDistance(text, word);
      if (distance > most) continue;
      const number = full.get(text) ?? 0;
      if (((spokenIn[number] ?? 0n) & among) !== 0n)
        near.push({ text, number, nearness: text.length / (text.length + distance) });
    }
    const best = Math.max(...near.map(({ nearness }) => nearness));
    return near
      .filter(({ text, nearness }) => nearness > best * asNear && text[0] === word[0])
      .map(({ number }) => number);
  };
}

/** Which letters a word has, one bit for all that leave the same remainder. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << word.charCodeAt(at);
  return bits;
}

/** Adds up the bits of a number, in pairs, fours and bytes at once. */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many letters have to be put in, taken out or exchanged (Levenshtein), with one row of the table at a time. */
function measureDistance(one: string, other: string): number {
  const row = Array.from({ length: other.length + 1 }, (_cell, column) => column);
  for (let line = 1; line <= one.length; line += 1) {
    const letter = one.charCodeAt(line - 1);
    let before = line - 1;
    let left = line;
    for (let column = 1; column <= other.length; column += 1) {
      const above = row[column] ?? 0;
      const exchanged = letter === other.charCodeAt(column - 1) ? before : before + 1;
      left = Math.min(exchanged, above + 1, left + 1);
      before = above;
      row[column] = left;
    }
  }
  return row[other.length] ?? 0;
}
