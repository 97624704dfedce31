/** Folds what looks alike: NFKC, every decimal digit to ASCII, invisible marks away, odd quotes, dots, dashes and spaces to plain ones. */
export function foldCharacters(text: string): string {
  // Printable ASCII and the letters of Latin-1 have nothing to fold.
  if (!/[^\t\n -~\u00c0-\u00ff]/.test(text)) return text;
  return withoutInvisibles(text)
    .normalize('NFKC')
    .replace(/(?!\d)\p{Nd}/gu, toAsciiDigit)
    .replace(/(?<=\d)[\u3002\u066b\u00b7\u2027\u2219\u22c5\u30fb\u2022\u06d4](?=\d)/g, '.')
    .replace(/(?<=\d)[\u060c\u066c\u3001](?=\d)/g, ',')
    .replace(/(?<=[\d ])[\u2013-\u2015](?=[\d ])/g, '-')
    .replace(ODD, (char) => PLAIN.find(([odd]) => odd.test(char))?.[1] ?? ' ');
}

const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[\u2018-\u201b\u2032]/, "'"],
  [/[\u201c-\u201f\u2033]/, '"'],
  [/[\u2010-\u2012\u2212\ufe58\ufe63]/, '-'],
  [/[\u000b\u000c\u0085\u2028\u2029]/, '\n'],
  [/[\u1680\u180e\u2000-\u200a\u202f\u205f\u3000\u00a0\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/, ' '],
];
const ODD = new RegExp(PLAIN.map(([odd]) => odd.source).join('|'), 'g');

function withoutInvisibles(text: string): string {
  return (
    text
      .replace(/[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g, '')
      // Joiners shape words in Persian and Indic scripts; anywhere else they are stray.
      .replace(
        /(?<![\p{L}\p{M}\p{Extended_Pictographic}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu,
        '',
      )
  );
}

function toAsciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  // Unicode keeps the ten digits of a script in one run that starts at its zero.
  let zero = point;
  while (IS_DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((point - zero) % 10);
}

const IS_DIGIT = /^\p{Nd}$/u;
