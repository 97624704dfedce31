import type { Code, Span } from '../codes.ts';
import { speaksOfMail } from './judge.ts';
import { isKnownEnhanced, isKnownReply } from './known.ts';
import { tagIn } from './tags.ts';
import { CODE_WORDS, VERSION_WORDS } from './words.ts';

// `550 5710`, `546-5414`, `550 5 7 57`, `550 5. 7. 57`, `550-5-7-708`: the class of both must agree.
const WITH_REPLY =
  /(?<![\d.,:/+$])([245][0-5]\d)[ \t-]{1,3}([245])(?:([0-7])((?:0|[1-9]\d{0,2}))|[ ]{0,2}[ .,:/-][ ]{0,2}(\d)[ ]{0,2}[ .,:/-][ ]{0,2}(0|[1-9]\d{0,2}))(?![\d%]|[.,:]\d|[ -]\d{2}(?!\d{2}-\d{2}T))/g;
// `error-code-5-7-57`: the slug of a page.
const SLUG = /(?<![\p{L}])(?:code|error|ndr)-(?:for-)?([245])-([0-7])-(0|[1-9]\d{0,2})(?!\d|-\d)/giu;
// `5710` alone: only right behind a word for error or code, and only a code that exists.
const ALONE = /(?<![\d.,:/+$#-])([45])([0-7])([1-9]\d{0,2})(?![\d%]|[.,:]\d)/g;

/** Finds codes typed without their dots, where something beside them says mail and only one reading is possible. */
export function findUndotted(text: string, taken: readonly Span[]): Code[] {
  const found: Code[] = [];
  const isFree = freeOf(taken);
  for (const match of text.matchAll(WITH_REPLY)) {
    const code = readWithReply(text, match);
    if (code !== null && isFree(code)) found.push(code);
  }
  for (const match of text.matchAll(SLUG)) {
    const code = spanOf(match, null, `${match[1]}.${match[2]}.${match[3]}`);
    if (isFree(code) && !found.some((other) => other.end === code.end)) found.push(code);
  }
  if (found.length === 0 && taken.length === 0) found.push(...findAlone(text));
  return found;
}

function readWithReply(text: string, match: RegExpExecArray): Code | null {
  const [whole, reply, first, subject, detail, apartSubject, apartDetail] = match;
  if (reply === undefined || !isKnownReply(reply) || reply[0] !== first) return null;
  const enhanced = `${first}.${subject ?? apartSubject}.${detail ?? apartDetail}`;
  const code = spanOf(match, reply, enhanced);
  const alone = text.trim() === whole;
  const tagged = tagIn(text.slice(code.end, code.end + 80)) !== null;
  return isKnownEnhanced(enhanced) &&
    (alone || tagged || speaksOfMail(text, code.start, code.end) || isNamed(text, code.start))
    ? code
    : null;
}

function isNamed(text: string, start: number): boolean {
  return text.slice(Math.max(0, start - 24), start).search(CODE_WORDS) !== -1;
}

function findAlone(text: string): Code[] {
  const found: Code[] = [];
  for (const match of text.matchAll(ALONE)) {
    const code = spanOf(match, null, `${match[1]}.${match[2]}.${match[3]}`);
    const named = NAMED_RIGHT_BEFORE.test(text.slice(Math.max(0, code.start - 24), code.start));
    if (match[0].length >= 4 && named && isKnownEnhanced(code.enhanced ?? '') && speaksOfSmtp(text)) found.push(code);
  }
  return found;
}

const NAMED_RIGHT_BEFORE = new RegExp(`(?:${CODE_WORDS.source})[\\s:#-]{0,3}$`, 'iu');

function speaksOfSmtp(text: string): boolean {
  return /\b(?:smtp|ndr|dsn|bounced?|e?-?mails?)\b/i.test(text) && text.search(VERSION_WORDS) === -1;
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
