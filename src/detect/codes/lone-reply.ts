import type { Code, Span } from '../codes.ts';
import { speaksOfMail } from './judge.ts';
import { isKnownReply, isSharedWithHttp } from './known.ts';
import { freeOf } from './undotted.ts';
import type { Words } from './words.ts';

const NUMBER =
  /(?<![\p{Script=Latin}\d_$\u20ac\u00a3+@%\\]|\d[.,:/-]|[./]|:(?=\d))[45][0-5]\d(?![\d_%\u20ac$\u00b0]|[.,:/]\d|\p{Script=Latin}|-\d{1,2}(?!\d)|-\d{4})/gu;
const SHORT_TEXT = 24;

/** Finds reply codes that stand without an enhanced code (`550 User unknown`), where a server's sentence or a word for error is beside them. */
export function findLoneReplies(text: string, words: Words, taken: readonly Span[]): Code[] {
  const found: Code[] = [];
  const isFree = freeOf(taken);
  for (const match of text.matchAll(NUMBER)) {
    const code = { start: match.index, end: match.index + 3, reply: match[0], enhanced: null };
    if (isKnownReply(match[0]) && isFree(code) && isReply(text, words, code)) found.push(code);
  }
  return found;
}

function isReply(text: string, words: Words, code: Span & { reply: string }): boolean {
  const { start, end, reply } = code;
  const before = text.slice(Math.max(0, start - 56), start);
  const after = text.slice(end, end + 80);
  if (isCounted(after) || NUMBERED.test(before)) return false;
  const states = startsStatement(words, end, after);
  const web = isWeb(words, start, end);
  if (/\(\s?$/.test(before) && /^,\s?b?["']/.test(after)) return true; // Python's tuple.
  if (ANSWERED.test(before)) return states || !web;
  if (CONTINUED.test(after) || words.lastEnd('count', start - 14, start) !== -1) return false;
  if (LINE_START.test(before) && states && !(isSharedWithHttp(reply) && web)) return true;
  if (QUOTED.test(before) && states && !(isSharedWithHttp(reply) && web)) return true;
  const smtp = /\bsmtp\b/i.test(before + after);
  if (isSharedWithHttp(reply)) return smtp && isNamed(text, words, start, end);
  if (text.trim().replace(/[?!.\s]{1,4}$/, '') === reply) return true;
  if (web && !smtp) return false;
  if (RETURNED_WITH.test(before) && COMPLETE.test(after) && speaksOfMail({ text, words, start, end })) return true;
  return (
    isNamed(text, words, start, end) &&
    (states || speaksOfMail({ text, words, start, end }) || text.trim().length <= SHORT_TEXT)
  );
}

// Behind these a server's own answer stands.
const ANSWERED =
  /(?:\bsmtp;\s{0,3}|\bsaid:\s{0,2}|\breturned:?\s{0,2}|\bresponded(?: with)?:?\s{0,2}|\bres(?:ponse|ult)(?: code)?(?: from [\w. -]{1,40})?(?: was| is)?\s{0,2}[:=]\s{0,2}|\breply\s{0,2}[:=]\s{0,2}|<<<\s{0,2}|(?:^|\s)S:\s{0,2}|->\s{0,2}|\b(?:smtp )?error\s{0,2}:\s{0,2}|\breason:\s{0,2}|\bled=|\bmessage=|\bsmtp(?: error)?(?: code)?\s{0,2}[:=#]?\s{0,2}|\b(?:response|status|smtp|reply|error)_?code["']?\s{0,2}[:=]\s{0,2}|(?:command|to:<[^<>\s]{1,200}>|data|rcpt|helo|ehlo):\s{0,2}|\]:\s{0,2}|\bhost [^\n]{0,40}:\s{0,2})["'(<]{0,2}$/i;
const LINE_START = /(?:^|\n|[.;:]\s)[> \t|*-]{0,8}["'(`[]{0,2}$/;
// `I only get "421 Service not available"`.
const QUOTED = /(?:\s["'`]|[\u00ab\u300c]\s?)$/;
// `mails come back with 550`, `could not authenticate. 535`, `not available (421)`: the number ends what is said.
const RETURNED_WITH =
  /(?:(?<!\p{L})(?:with|mit|avec|con|com|cu|met|med|z|ze|s|с|със|dengan|ile|với)\s|\p{Ll}[.:]\s{1,2}|\p{Ll}\s?\()$/iu;
const COMPLETE =
  /^\)?\s{0,2}(?:$|[.,;:!?)\n]|(?:back|from|by|zurück|von|vom|retour|de|del|da|от|назад|error|fehler)(?!\p{L}))/iu;
// A count, an amount, a port or a line number.
const NUMBERED =
  /(?:\bport|\bline|\bzeile|\bligne|\bpage|\broom|\brow|\bid|\bno\.?|\bnr\.?|\bn°|#|\border|\bticket|\binvoice|\bover|\babout|\baround|\bapprox\.?|\bmax\.?|\bmore than|\bline number|\brtx|\bhp|\blaserjet|\biphone)\s{0,2}$/i;
// `450 12 34 56`: a telephone number; but `554 30 Sorry, ...` is how Yahoo answers.
const CONTINUED = /^\)?[ .-]\d{2,4}(?![\d.]|(?<= \d{2}) [A-Z][a-z])/;
const COUNTED =
  /^\s?(?:[\u20ac$\u00a3\u00a5%]|eur\b|euros?\b|usd\b|dollars?\b|kr\b|chf\b|[kmgt]i?b\b|bytes?\b|ms\b|sec\w*\b|min\w*\b|h\b|hours?\b|days?\b|tage?n?\b|jours?\b|km\b|m\b|kg\b|px\b|dpi\b|users\b|emails\b|e-mails\b|mails\b|messages\b|mailboxes\b|bo[iî]tes\b|postfächer\b|buzones\b|caselle\b|postbussen\b|skrzynek\b|ящик\p{L}*|recipients\b|people\b|personen\b|employees\b|mitarbeiter\b|nachrichten\b|utilisateurs\b|clients\b|pages\b|seiten\b|items\b|devices\b|licen[cs]es\b|times\b|mal\b|fois\b|courriels\b|correos\b|uhr\b|of (?:\d|our\b|the\b|my\b)|von \d|sur \d|de \d|[a-z]+s (?:per|in|a|today)\b|(?!too|many|invalid|multiple|all)\p{Ll}{2,14}\s(?:(?:e-?)?mails|messages|mailboxes|users|recipients|nachrichten|courriels|correos|писем)\b|通|件|人|円|封|元|個|个|명|통|원|ฉบับ|คน|บาท|رسالة|مستخدم)/iu;

function isCounted(after: string): boolean {
  return COUNTED.test(after) && !/^\s?(?:messages?|mail|mails) (?:rejected|refused|blocked)/i.test(after);
}

function isWeb(words: Words, start: number, end: number): boolean {
  return words.lastEnd('web', start - 100, start) !== -1 || words.firstStart('web', end, end + 100) !== -1;
}

function startsStatement(words: Words, end: number, after: string): boolean {
  const length =
    /^(?:[\s:;,.)\]-]|["'<(]){1,4}(?:b["'])?(?:\S{1,60}\s{1,3}){0,5}\S{1,60}/u.exec(after)?.[0].length ?? 0;
  return length > 0 && words.firstStart('statement', end, end + length) !== -1;
}

/** `error 550`, `code is 550`, `550エラー`. */
function isNamed(text: string, words: Words, start: number, end: number): boolean {
  const named = words.lastEnd('code', start - 28, start);
  if (named !== -1 && FILLED.test(text.slice(named, start))) return true;
  const following = words.firstStart('code', end, end + 24);
  return following !== -1 && /^[\s-]{0,2}(?:smtp[\s-])?$/i.test(text.slice(end, following));
}

const FILLED =
  /^[\p{L}]{0,6}[\s:#"'(,=-]{0,3}(?:(?:is|was|a|an|the|of|with|from|del|la|de|le|der|den|un|une|ein|einen|eine|mit|avec|con|com|nr|no|number|numéro|nummer|は|の|が|で)[\s:#"'(.]{0,2}){0,2}$/iu;
