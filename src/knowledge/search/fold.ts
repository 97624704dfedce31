/** Letters that one people writes in two ways, and what both become. */
const alike: readonly [RegExp, string][] = [
  [/[أإآٱ]/g, 'ا'],
  [/[ىیئ]/g, 'ي'],
  [/ؤ/g, 'و'],
  [/ة/g, 'ه'],
  [/[کﻙ]/g, 'ك'],
  [/ß/g, 'ss'],
  [/ø/g, 'o'],
  [/đ/g, 'd'],
  [/ł/g, 'l'],
  [/ı/g, 'i'],
  [/æ/g, 'ae'],
  [/œ/g, 'oe'],
];

/** Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs and the stretching line of Arabic, marks that nobody sees. */
const marks = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670\u06d6-\u06ed\p{Cf}]/gu;

/** Brings what is written differently and meant alike to one form: case, width, accents, vowel signs, variants of letters. */
export function fold(text: string): string {
  const bare = text.toWellFormed().normalize('NFKC').toLowerCase().normalize('NFD').replace(marks, '').normalize('NFC');
  return alike.reduce((folded, [letters, letter]) => folded.replace(letters, letter), bare);
}
