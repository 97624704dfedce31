import type { Code } from '../codes.ts';
import { isCodeByWords } from './judge.ts';
import { isKnownReply } from './known.ts';
import type { Words } from './words.ts';

const TRIPLE = /([245])([.,])(0|[1-9]\d{0,2})\2(0|[1-9]\d{0,2})(?!\d)/g;
// What may stand between a reply code and its enhanced code: `550 5.7.1`, `451-4.7.0`, `(535, b'5.7.139`, `550 #5.1.0`, `550 (5.7.1)`.
const REPLY_BEFORE =
  /(?<!\d|\d\.|(?<![\w-])\d{1,3},)([245]\d\d)(?:(?:[ \t]|[-#:,;/|_(<[{"'*`>=\])\u00ab\u00bb\u300c]|\bb(?=["'])|\n(?!\s{0,8}\n)){1,14}|["')\]]{0,2}\s?[,;]\s{0,2}["']?(?:msg|with message|message|text|enhanced[-_ ]?(?:status[-_ ]?)?code|status|dsn|response|description|error|detail)["']?\s{0,2}[:=]?\s{0,2}b?["']|\s?,\s{0,2}error[-_ ]message\s{0,2}[:=]\s{0,2})$/i;
const REPLY_TOUCHING = /(?<!\d|\d[.,])([45][0-5]\d)[.,]?$/;
// `4.5.1 4.4.62`: a reply code that was dotted too.
const DOTTED_REPLY_BEFORE = /(?<![\d.,])([45])\.([0-5])\.(\d)[ \t]{1,3}$/;
const REPLY_AFTER =
  /[ \t]{0,3}[-/|,(]?[ \t]{0,3}(?<=[ \t(/|])([245][0-5]\d)(?![\d%]|[.,:]\d|[ \t]{0,2}[-#(]{0,2}[ \t]{0,2}[245]\.\d)/y;

/** Finds enhanced status codes written with dots or commas, with their reply code where one stands beside them. */
export function findDotted(text: string, words: Words): Code[] {
  const codes: Code[] = [];
  let readTo = 0;
  for (const match of text.matchAll(TRIPLE)) {
    const start = match.index;
    const code = readTriple(text, words, match, readTo);
    if (code === null) continue;
    readTo = Math.max(code.end, start + match[0].length);
    codes.push(code);
  }
  return codes.filter((code, index) => !isDottedReply(code, codes[index + 1]));
}

function readTriple(text: string, words: Words, match: RegExpExecArray, readTo: number): Code | null {
  const [whole, first, separator, subject, detail] = match;
  const start = match.index;
  const end = start + whole.length;
  const enhanced = `${first}.${subject}.${detail}`;
  const before = text.slice(Math.max(readTo, start - 48), start);
  // No address begins with 451, so `451.4.7.0` and `550,5.7.1` are a reply code and its enhanced code.
  const touching = REPLY_TOUCHING.exec(before)?.[1];
  if (touching !== undefined && touching[0] === first && isKnownReply(touching) && !/^[.,]?\d/.test(text.slice(end))) {
    return { start: text.lastIndexOf(touching, start), end, reply: touching, enhanced };
  }
  if (isPartOfLongerNumber(text, start, end)) return null;
  const dotted = DOTTED_REPLY_BEFORE.exec(text.slice(Math.max(0, start - 16), start));
  const undotted = dotted === null ? '' : `${dotted[1]}${dotted[2]}${dotted[3]}`;
  if (dotted !== null && dotted[1] === first && isKnownReply(undotted)) {
    return { start: start - dotted[0].length, end, reply: undotted, enhanced };
  }
  const reply = REPLY_BEFORE.exec(before);
  if (reply?.[1] !== undefined && !isGluedNumber(before, reply.index)) {
    return { start: start - before.length + reply.index, end, reply: reply[1], enhanced };
  }
  const after = replyAfter(text, end, first ?? '');
  if (after !== null && Number(subject) <= 7) return { start, end: after.end, reply: after.reply, enhanced };
  if (Number(subject) > 7) return null; // RFC 3463 §3 ends at subject 7; only a reply code beside it vouches for more.
  const candidate = { text, words, start, end };
  return isCodeByWords(candidate, enhanced, separator === ',') ? { start, end, reply: null, enhanced } : null;
}

// IPv4 addresses, OIDs, dates with a year, four-part versions, prices.
function isPartOfLongerNumber(text: string, start: number, end: number): boolean {
  if (/(?:\d|\d[.,]|[^\s.][.@])$/.test(text.slice(Math.max(0, start - 2), start))) return true;
  return /^(?:[.,]\d|\.[a-z*]|@)/.test(text.slice(end, end + 2)) && !/^\.[a-z]+\s/.test(text.slice(end, end + 16));
}

function isGluedNumber(before: string, at: number): boolean {
  return /[$\u20ac\u00a3+]$/.test(before.slice(0, at));
}

function replyAfter(text: string, end: number, first: string): { reply: string; end: number } | null {
  REPLY_AFTER.lastIndex = end;
  const match = REPLY_AFTER.exec(text);
  const reply = match?.[1];
  if (match === null || reply === undefined || reply[0] !== first || !isKnownReply(reply)) return null;
  return { reply, end: end + match[0].length };
}

// `4.5.1` was taken on its own before `4.4.62` claimed it as its reply code.
function isDottedReply(code: Code, next: Code | undefined): boolean {
  return next !== undefined && next.start <= code.start && next.end > code.end;
}
