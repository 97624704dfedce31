import type { Code } from '../codes.ts';

const LONGEST = 1500;
const WRAPPED_LINE = 50;
// Where a statement may end, and what may be open inside it.
const MARK = /[\n()[\]{}<>"'`]/g;
const CLOSED_BY: Record<string, string> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/**
 * Gives where the statement of a code ends: at the quote or bracket that was open before the code, at the end of its
 * line, or of the line on which a wrapped sentence ends.
 */
export function statementEnd(text: string, code: Code): number {
  const last = Math.min(text.length, code.end + LONGEST);
  const quote = enclosingQuote(text, code);
  const open: string[] = [];
  let quotes = quote === null ? 0 : 1;
  const reply = code.reply !== null && text[code.start + 3] === '-' ? code.reply : null;
  const near = Math.max(0, code.start - 400);
  let lineStart = near + text.slice(near, code.start).lastIndexOf('\n') + 1;
  // `(450): Failed`, `[550] denied`: the statement stands behind the bracket that holds only the code.
  const from =
    /[)\]>]/.test(text[code.end] ?? '') && /[([<]/.test(text[code.start - 1] ?? '') ? code.end + 1 : code.end;
  for (const mark of text.slice(from, last).matchAll(MARK)) {
    const at = from + mark.index;
    const char = mark[0];
    if (char === '\n') {
      if (!continues(text, lineStart, at, open.length > 0 || quotes > 0, reply)) return at;
      lineStart = at + 1;
    } else if (char === quote) {
      if (closesQuote(text, at)) quotes -= 1;
      else if (opensQuote(text, at)) quotes += 1;
      if (quotes === 0) return at;
    } else if (char in CLOSED_BY) {
      if (char !== '<' || /[\w.]/.test(text[at + 1] ?? '')) open.push(CLOSED_BY[char] ?? '');
    } else if (char === ')' || char === ']' || char === '}' || (char === '>' && isBracket(text, at, lineStart))) {
      const opened = open.lastIndexOf(char);
      if (opened === -1 && (char !== '>' || open.length === 0)) return at;
      if (opened !== -1) open.length = opened;
    }
  }
  return last;
}

function enclosingQuote(text: string, code: Code): string | null {
  const written = text.slice(code.start, code.end);
  const inside = /["'`](?=[^"'`]*$)/.exec(written)?.[0];
  if (inside !== undefined) return inside;
  return /["'`](?=[#(\s]{0,2}$)/.exec(text.slice(Math.max(0, code.start - 3), code.start))?.[0] ?? null;
}

function closesQuote(text: string, at: number): boolean {
  return /[\S\n]/.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ');
}

function opensQuote(text: string, at: number): boolean {
  return /[\s([:=]/.test(text[at - 1] ?? ' ') && /[\p{L}\p{N}#]/u.test(text[at + 1] ?? ' ');
}

// Neither the head of an arrow nor the mark of a quoted line.
function isBracket(text: string, at: number, lineStart: number): boolean {
  return !/[-=]/.test(text[at - 1] ?? '') && text.slice(lineStart, at).trim() !== '';
}

function continues(
  text: string,
  lineStart: number,
  lineEnd: number,
  unfinished: boolean,
  reply: string | null,
): boolean {
  const next = /\n[> ]{0,4}([^\n]{0,120})/y;
  next.lastIndex = lineEnd;
  const line = next.exec(text)?.[1] ?? '';
  // The lines of one reply (RFC 5321 §4.2.1): `550-5.7.26 …` up to `550 5.7.26 …`.
  if (reply !== null && line.startsWith(reply) && /^[ -]/.test(line.slice(3))) return true;
  if (/(?:->|=>)\s{0,2}$/.test(text.slice(Math.max(lineStart, lineEnd - 4), lineEnd)) || /^\s{0,4}(?:->|=>)/.test(line))
    return true;
  if (DETAIL.test(line)) return true;
  if (line.trim() === '' || FIELD.test(line) || RESULT.test(line) || RECIPIENT.test(line) || STACK.test(line))
    return false;
  if (/^\n(?:> |>(?! )){0,3}[ \t]{1,8}\S/.test(text.slice(lineEnd, lineEnd + 16))) return true;
  return (
    unfinished ||
    (lineEnd - lineStart >= WRAPPED_LINE &&
      !/[.!?\])]\s{0,2}$/.test(text.slice(lineEnd - 3, lineEnd)) &&
      /^\p{Ll}/u.test(line))
  );
}

// What Exchange adds to an answer: `[Message=451 5.7.3 ...] [LastAttemptedServerName=...]`.
const DETAIL = /^\s{0,4}\[(?:message|lastattempted\w{2,12}|smtpsecurity)=/i;
const FIELD = /^[A-Z][A-Za-z-]{2,40}(?: [A-Za-z]{1,20}){0,2}\s?:/;
const RESULT = /^\s{0,8}(?:<<<|>>>)?\s{0,2}[245]\d\d[ -]/;
const RECIPIENT = /^\s{0,4}[<"']?[\w.+-]{1,64}@[\w.-]{1,120}[>"']?\s{0,2}(?::|$)/;
const STACK = /^\s{0,8}(?:at\s[\w.$<>]{2,200}\s?\(|File "|nested exception)/;
