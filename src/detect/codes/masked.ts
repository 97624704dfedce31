import type { Span } from '../codes.ts';

const MASKED =
  /(?<![\w.])(?:[245]\d\d(?:[ \t]|[-,;:("'[]|\bb(?=["'])){1,6})?([245]\.[\d*\u2022\u2588\u25a0\u25cfxX]{1,4}\.[\d*\u2022\u2588\u25a0\u25cfxX#?]{1,6})(?![\w*])/g;
const MASK = /[*\u2022\u2588\u25a0\u25cf]|\d[xX#?]|[xX#?]\d|[xX]{2}/;

/** Finds codes of which somebody hid digits (`5.7.***39`); the span takes in the reply code, the text is the code as it stands. */
export function findMasked(text: string): (Span & { text: string })[] {
  const found: (Span & { text: string })[] = [];
  for (const match of text.matchAll(MASKED)) {
    const code = withoutPunctuation(match[1] ?? '', text[match.index - 1] === '*');
    if (MASK.test(code)) found.push({ start: match.index, end: match.index + match[0].length, text: code });
  }
  return found;
}

// `What is 4.4.7?` and markdown's `**550 5.7.708**` hide nothing.
function withoutPunctuation(code: string, isEmphasis: boolean): string {
  const asked = code.replace(/[?#]{1,6}$/, '');
  return isEmphasis || /\.\d{3}\*{1,3}$/.test(asked) ? asked.replace(/\*{1,6}$/, '') : asked;
}
