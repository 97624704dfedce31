import { isKnownEnhanced } from './known.ts';
import { tagIn } from './tags.ts';
import { CODE_WORDS, MAIL_WORDS, STATEMENT_WORDS, VERSION_WORDS } from './words.ts';

const BEFORE = 56;
const AFTER = 64;
const AROUND = 400;
const SHORT_TEXT = 60;

/** Tells from the words around it whether `5.7.1`, which has no reply code beside it, is a status code or a version, a date, a section. */
export function isCodeByWords(text: string, start: number, end: number, enhanced: string, commas: boolean): boolean {
  const before = clauseBefore(text, start);
  const after = clauseAfter(text, end);
  if (isGlued(before) || isVersionSuffix(after) || isDay(before, after)) return false;
  if (INTRODUCED.test(before)) return enhanced[0] !== '2' || !/relayed|delivered/i.test(before);
  if (commas || enhanced[0] === '2') return hasCodeWordNearest(before) && speaksOfMail(text, start, end);
  const nearest = nearestKind(before);
  if (nearest !== null) return nearest === 'code';
  if (tagIn(after) !== null || startsStatement(after)) return true;
  const next = nextKind(after);
  if (next !== null) return next === 'code';
  if (NAME_BEFORE.test(before)) return false;
  if (text.trim().length <= SHORT_TEXT && isKnownEnhanced(enhanced)) return true;
  return speaksOfMail(text, start, end);
}

// What reports put right before a code: `#5.7.1`, `Status: 5.7.1`, `dsn=5.1.1`, `smtp; 5.7.1`, `b'5.7.57`, `[Message=`, `-> `.
const INTRODUCED =
  /(?:#|\bstatus["']?\s{0,2}[:=]\s{0,3}["']?|\bdsn\s{0,2}[=:]\s{0,2}|smtp\s{0,2};\s{0,3}|\bb["']|message["']?\s{0,2}[=:]\s{0,2}["']?|->\s{0,2}|\bwas:\s{0,2}|\b(?:error|err|code|response|reply|said|returned)["']?\s{0,2}[:=]\s{0,2}["'(]{0,2})$/i;
// A name in Latin letters with a capital: `Zimbra 5.0.1`, `Sendmail 5.6.7`; a word that opens a sentence proves nothing.
const NAME_BEFORE = /[\p{L}\p{N},)]\s{1,2}(?!I\s)[A-Z][\p{L}\d]{1,24}\s$/u;

function clauseBefore(text: string, start: number): string {
  const window = text.slice(Math.max(0, start - BEFORE), start);
  const clause =
    /(?:[.!?](?=\s)|[\u3002\uff01\uff1f!?\u061f]|\n\s{0,8}\n)(?![\s\S]*(?:[.!?](?=\s)|[\u3002\u061f]|\n\s{0,8}\n))/.exec(
      window,
    );
  return clause === null ? window : window.slice(clause.index + clause[0].length);
}

function clauseAfter(text: string, end: number): string {
  return text.slice(end, end + AFTER).split(/\n\s{0,8}\n/, 1)[0] ?? '';
}

// `php-5.7.1`, `PHP/5.4.0`, `v5.7.1`, `pkg@5.7.1`, `^5.7.1`; but `error5.7.1` and `SMTP/5.7.1` are codes.
function isGlued(before: string): boolean {
  if (/[@^~$\u20ac\u00a3+%&\\_]$/.test(before)) return true;
  if (!/[A-Za-z\u00c0-\u024f][-/]?$/.test(before)) return false;
  if (/\bb$/.test(before)) return true;
  return !/(?:code|error|smtp|status|ndr|dsn|fehler|erreur|kod|esmtp)[-/]?$/i.test(before);
}

function isVersionSuffix(after: string): boolean {
  return /^(?:[A-Za-z\u00c0-\u024f_+%/@\u20ac$]|-[\da-z]|\.[\dxX*])/.test(after) && !/^\/\s/.test(after);
}

// `5.7.23 14:05`, `am 5.7.23`, `seit dem 4.5.24`: day, month and year of two digits.
function isDay(before: string, after: string): boolean {
  if (
    /^[ \t]{0,3}(?:,|um|at|à|alle|kl\.?|[-/])?[ \t]{0,2}\d{1,2}[:.h]\d{2}/i.test(after) ||
    /^\s{0,2}\d{1,2}\s{0,2}(?:uhr|h)\b/i.test(after)
  )
    return true;
  return /(?:^|[^\p{L}])(?:am|vom|seit|ab|bis|datum|dem|den|le|du|depuis|dal|il|del|el|desde|dnia|od|dne|den|date|dated|since|от|с|до|дата)\s{1,2}$/iu.test(
    before,
  );
}

/** Tells whether the words directly around a number speak of mail. */
export function speaksOfMail(text: string, start: number, end: number): boolean {
  return (
    hasWord(MAIL_WORDS, text.slice(Math.max(0, start - AROUND), start)) ||
    hasWord(MAIL_WORDS, text.slice(end, end + AROUND))
  );
}

function hasWord(pattern: RegExp, text: string): boolean {
  return text.search(pattern) !== -1;
}

function hasCodeWordNearest(before: string): boolean {
  return nearestKind(before) === 'code';
}

function nearestKind(before: string): 'code' | 'version' | null {
  const code = lastIndexOf(CODE_WORDS, before);
  const version = lastIndexOf(VERSION_WORDS, before);
  if (code === -1 && version === -1) return null;
  return code > version ? 'code' : 'version';
}

function lastIndexOf(pattern: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index + match[0].length;
  return last;
}

function nextKind(after: string): 'code' | 'version' | null {
  const near = after.slice(0, 28);
  const code = near.search(CODE_WORDS);
  const version = near.search(VERSION_WORDS);
  if (code === -1 && version === -1) return null;
  return version === -1 || (code !== -1 && code < version) ? 'code' : 'version';
}

function startsStatement(after: string): boolean {
  const words = /^[\s:;,.)\]>"'-]{1,4}((?:[\p{L}'-]{1,30}[\s,;:.]{1,2}){0,2}[\p{L}'-]{1,30})/u.exec(after)?.[1];
  return words !== undefined && hasWord(STATEMENT_WORDS, words) && !hasWord(VERSION_WORDS, words);
}
