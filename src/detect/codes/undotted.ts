import type { Code, Span } from '../codes.ts';
import { speaksOfMail, startsStatement } from './judge.ts';
import { isKnownEnhanced, isKnownReply } from './known.ts';
import { tagIn } from './tags.ts';
import type { Words } from './words.ts';

// `550 5710`, `546-5414`, `550 5 7 57`, `550 5. 7. 57`, `550-5-7-708`: the class of both must agree. The look ahead comes
// first because it is what fails at nearly every character.
const WITH_REPLY =
  /(?=[245][0-5]\d[ \t-])(?<![\d.,:+$]|[\d/]\/|[a-z](?<!err|error|code))([245][0-5]\d)[ \t-]{1,3}([245])(?:([0-7])((?:0|[1-9]\d{0,2}))|[ ]{0,2}[ .,:/-][ ]{0,2}(\d)[ ]{0,2}[ .,:/-][ ]{0,2}(0|[1-9]\d{0,2}))(?![\d%]|[.,:]\d|\.[a-z]|[ -]\d{2}(?!\d{2}-\d{2}T))/gi;
// `error-code-5-7-57`: the slug of a page; `error 5-7-57`.
const SLUG =
  /(?<![\p{L}])(?:code|error|err|ndr|fehler|erreur)[-\s](?:for-)?([245])-([0-7])-(0|[1-9]\d{0,2})(?!\d|-\d)/giu;
// What every slug has; few texts have it.
const DASHED = /[245]-[0-7]-\d/;
// `5710` alone: only right behind a word for error or code, and only a code that exists.
const ALONE = /(?<![\d.,:/+$#-])([45])([0-7])([1-9]\d{0,2})(?![\d%]|[.,:]\d)/g;

/** Finds codes typed without their dots, where something beside them says mail and only one reading is possible. */
export function findUndotted(text: string, words: Words, taken: readonly Span[]): Code[] {
  const found: Code[] = [];
  const isFree = freeOf(taken);
  for (const match of text.matchAll(WITH_REPLY)) {
    if (!isFree({ start: match.index, end: match.index + match[0].length })) continue;
    const code = readWithReply(text, words, match);
    if (code !== null) found.push(code);
  }
  for (const match of DASHED.test(text) ? text.matchAll(SLUG) : []) {
    const code = spanOf(match, null, `${match[1]}.${match[2]}.${match[3]}`);
    if (isFree(code) && !found.some((other) => other.end === code.end)) found.push(code);
  }
  if (found.length === 0 && taken.length === 0) found.push(...findAlone(text, words));
  return found;
}

function readWithReply(text: string, words: Words, match: RegExpExecArray): Code | null {
  const [whole, reply, first, subject, detail, apartSubject, apartDetail] = match;
  if (reply === undefined || !isKnownReply(reply) || reply[0] !== first) return null;
  const enhanced = `${first}.${subject ?? apartSubject}.${detail ?? apartDetail}`;
  const code = spanOf(match, reply, enhanced);
  const { start, end } = code;
  if (!isKnownEnhanced(enhanced) || words.lastEnd('count', start - 24, start) !== -1) return null;
  const alone = text.trim() === whole;
  const named = words.lastEnd('code', start - 24, start) !== -1;
  const tagged = tagIn(text.slice(end, end + 80)) !== null;
  const candidate = { text, words, start, end };
  const stated = startsStatement(candidate, text.slice(end, end + 64));
  return alone || named || tagged || stated || speaksOfMail(candidate) ? code : null;
}

function findAlone(text: string, words: Words): Code[] {
  const found: Code[] = [];
  for (const match of text.matchAll(ALONE)) {
    const code = spanOf(match, null, `${match[1]}.${match[2]}.${match[3]}`);
    const named = words.lastEnd('code', code.start - 24, code.start);
    const beside = named !== -1 && /^[\s:#-]{0,3}$/.test(text.slice(named, code.start));
    if (match[0].length >= 4 && beside && isKnownEnhanced(code.enhanced ?? '') && speaksOfSmtp(text, words))
      found.push(code);
  }
  return found;
}

function speaksOfSmtp(text: string, words: Words): boolean {
  return /\b(?:smtp|ndr|dsn|bounced?|e?-?mails?)\b/i.test(text) && words.firstStart('version', 0, text.length) === -1;
}

function spanOf(match: RegExpExecArray, reply: string | null, enhanced: string): Code {
  return { start: match.index, end: match.index + match[0].length, reply, enhanced };
}

/** Gives a test for spans that touch none of the given ones. */
export function freeOf(taken: readonly Span[]): (span: Span) => boolean {
  const sorted = [...taken].sort((a, b) => a.start - b.start);
  return (span) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.end ?? 0) <= span.start) low = middle + 1;
      else high = middle;
    }
    return (sorted[low]?.start ?? Number.POSITIVE_INFINITY) >= span.end;
  };
}
