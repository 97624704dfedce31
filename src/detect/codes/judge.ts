import { isDistinctive, isKnownEnhanced } from './known.ts';
import { tagIn } from './tags.ts';
import type { Words } from './words.ts';

const BEFORE = 56;
const AFTER = 64;
const AROUND = 400;
const SHORT_TEXT = 60;

/** A number that may be a code, in its text. */
export type Candidate = { text: string; words: Words; start: number; end: number };

/** Tells from the words around it whether `5.7.1`, which has no reply code beside it, is a status code or a version, a date, a section. */
export function isCodeByWords(candidate: Candidate, enhanced: string, commas: boolean): boolean {
  const { text, start, end } = candidate;
  const clauseStart = startOfClause(text, start);
  const before = text.slice(clauseStart, start);
  const after = text.slice(end, end + AFTER).split(/\n\s{0,8}\n/, 1)[0] ?? '';
  if (FIELD_BEFORE.test(before)) return enhanced[0] !== '2' || !/relayed|delivered/i.test(before);
  if (isGlued(before) || isVersionSuffix(after, enhanced) || isDay(enhanced, before, after)) return false;
  if (INTRODUCED.test(before)) return true;
  const nearest = nearestBefore(candidate, clauseStart);
  if (commas || enhanced[0] === '2') return nearest === 'code' && speaksOfMail(candidate);
  if (nearest !== null)
    return nearest === 'code' || (VERSION_TAKEN.test(before) && startsStatement(candidate, after, 2));
  if (PART_OF.test(after)) return false;
  if (isCounted(candidate, before, after) || VERSION_BESIDE.test(text.slice(Math.max(0, start - 24), start)))
    return false;
  const named = NAME_BEFORE.test(before) || isOddName(candidate, before);
  // A server's own sentence stands behind its code; behind a word it may as well be somebody's.
  const isUnsure = named || !isKnownEnhanced(enhanced) || /\p{L}\s$/u.test(before);
  if (tagIn(after) !== null || startsStatement(candidate, after, isUnsure ? 2 : 1)) return true;
  const next = nearestAfter(candidate, named || isDistinctive(enhanced) ? 10 : 28);
  if (next !== null) return next === 'code';
  if (isDistinctive(enhanced)) return true;
  if (named || !isKnownEnhanced(enhanced) || /\d\.\d{1,3}\s?[,;/]\s?$/.test(before)) return false;
  return isTold(candidate, before, after) && (text.trim().length <= SHORT_TEXT || speaksOfMail(candidate));
}

// Nothing names the number: people come with a code, ask about it, or put it apart; a version stands behind its noun.
function isTold({ text, words, start, end }: Candidate, before: string, after: string): boolean {
  if (LISTED.test(after)) return false;
  const asks = words.lastEnd('meaning', start - BEFORE, start) !== -1;
  if (asks || words.firstStart('meaning', end, end + AFTER) !== -1) return true;
  if (LED_IN.test(before) || WITH_AFTER.test(after)) return true;
  return ENDED.test(after) && (!/\p{L}\s{0,2}$/u.test(before) || text.trim().length <= BARE_TEXT);
}

const BARE_TEXT = 24;
const LED_IN =
  /(?<!\p{L})(?:because of|due to|wegen|with|mit|avec|con|com|cu|met|med|z|ze|s|se|с|із|з|със|me|με|dengan|với|only|nur|que|seulement|solo|just|still|again|always|the|a|this|same|sees|seen|seeing|saw|why|is|are|does|could|can|would|den|ein|eine|einen|immer|wieder|jetzt|warum|wieso|ist|kommt|le|un|une|ce|toujours|encore|pourquoi|est|siempre|es|sempre|ancora|è|é|altijd|weer|waarom|zawsze|znowu|dlaczego|всегда|опять|снова|почему|только|yine|hep|neden|لماذا|دائما|مع)\s{1,2}$/iu;
// `5.7.1で返る`, `5.1.10と言われた`, `5.7.1로`, `5.1.1 ile`: with the number, or it is what was said.
const WITH_AFTER = /^\s?(?:で[^の]|と|って|로|으로|ile\s)/u;
const LISTED = /^\s?(?:[,;/]|and|or|to|und|oder|bis|et|ou|y|o|e|ed|и|или|と|和)\s{0,2}\d{1,3}\.\d/iu;
const ENDED = /^["')\]»」]{0,2}\s{0,2}(?:$|[.,;:!?…\n\u3002\u3001\u061f\u060c(]|-\s)/;
// Fields of a report: `Status: 5.7.1`, `dsn=5.1.1`, `smtp; 5.7.1`, `#5.7.1`.
const FIELD_BEFORE =
  /(?:^#|[\s("'<[]#\s?|(?<!http )\bstatus["']?\s{0,2}[:=]\s{0,3}["']?|\bdsn\s{0,2}[=:]\s{0,2}|smtp\s{0,2};\s{0,3})$/i;
// What logs put right before a code: `b'5.7.57`, `[Message=`, `-> `, `response was: `.
const INTRODUCED =
  /(?:\bb["']|message["']?\s{0,2}[=:]\s{0,2}["']?|->\s{0,2}|\bwas:\s{0,2}|\b(?:error|err|code|response|reply|said|returned)["']?\s{0,2}[:=]\s{0,2}["'(]{0,2})$/i;
// `firmware 5.1.2 says`: the word for version has its number already.
const VERSION_TAKEN = /\d\.\d{1,3}\.\d{1,4}\s\p{L}/u;
// `control 5.1.1 of the audit`.
const PART_OF = /^(?:\sof\s(?:the|our|your|my|this|[A-Z])|\s?(?:号室|号館|[章節节項条條장절조]))/u;
// `8.17.1 vs. 5.5.1`: what stands beside a number that is no code is none either.
const VERSION_BESIDE = /(?<![\d.])(?:[136-9]|\d{2,3})\.\d{1,3}\.\d{1,4}\s{0,2}(?:[,;/]|\p{L}{1,4}\.?)\s{0,2}$/u;
// A name in Latin letters with a capital: `Zimbra 5.0.1`, `Sendmail 5.6.7`; a word that opens a sentence proves nothing.
const NAME_BEFORE = /[\p{L}\p{N},)]\s{1,2}(?!I\s)[a-z]{0,2}[A-Z][\p{L}\d]{0,24}\s$/u;
// `SpamAssassin 4.0.1`, `KB5001779 4.5.1` are names even there.
const ODD_NAME = /^[\s"'(]{0,3}((?=\S{0,24}(?:\p{Ll}\p{Lu}|\d))\p{L}[\p{L}\d]{1,24})\s$/u;

// `rev. 5.7.1`: the dot right before the number ends an abbreviation rather than a sentence.
function startOfClause(text: string, at: number): number {
  const from = Math.max(0, at - BEFORE);
  let start = from;
  for (const end of text.slice(from, at).matchAll(/[.!?](?=\s{1,3}\S)|[\u3002!?\u061f](?=.)|\n\s{0,8}\n/g)) {
    start = from + end.index + end[0].length;
  }
  return start;
}

// `php-5.7.1`, `PHP/5.4.0`, `v5.7.1`, `pkg@5.7.1`, `^5.7.1`; but `error5.7.1` and `SMTP/5.7.1` are codes.
function isGlued(before: string): boolean {
  if (/[@^~$\u20ac\u00a3+%&\\]$|\w_$/.test(before)) return true;
  if (!/[A-Za-z\u00c0-\u024f][-/]?$/.test(before)) return false;
  return !/(?:code|error|smtp|status|ndr|dsn|fehler|erreur|kod)[-/]?$/i.test(before);
}

function isVersionSuffix(after: string, enhanced: string): boolean {
  if (/^-\d{3}(?![\d.])/.test(after) && isDistinctive(enhanced)) return false; // A range of codes: `4.7.500-699`.
  if (/^\s?(?:[kmgt]i?b|€|eur|usd|mhz|ghz|km|kg|v|m?s|sec)(?![\p{L}'])/iu.test(after)) return true;
  return /^(?:[A-Za-z\u00c0-\u024f+%/@\u20ac$]|_\w|-[\da-z]|-[A-Z]\d|\.[\dxX*])/.test(after) && !/^\/\s/.test(after);
}

// `5.7.23 14:05`, `am 5.7.23`, `seit dem 4.5.24`: day, month and year of two digits.
function isDay(enhanced: string, before: string, after: string): boolean {
  return /^\d\.\d\.[0-3]\d$/.test(enhanced) && (TIME_AFTER.test(after) || DAY_BEFORE.test(before));
}

const TIME_AFTER =
  /^(?:[ \t]{0,3}(?:,|um|at|à|alle|kl\.?|[-/])?[ \t]{0,2}\d{1,2}[:.h]\d{2}(?!\.\d)|\s{0,2}(?:(?:um|at|à|alle|kl\.?)\s)?\d{1,2}\s{0,2}(?:uhr|h|am|pm)\b)/i;
const DAY_BEFORE =
  /(?:^|[^\p{L}])(?:am|vom|seit|ab|bis|datum|dem|den|depuis le|dal|dnia|od|dne|date|dated|since|от|с|до|дата)\s{1,2}$/iu;

/** Tells whether the words near a number speak of mail. */
export function speaksOfMail({ words, start, end }: Candidate): boolean {
  return words.lastEnd('mail', start - AROUND, start) !== -1 || words.firstStart('mail', end, end + AROUND) !== -1;
}

function nearestBefore({ words, start }: Candidate, from: number): 'code' | 'version' | null {
  const code = words.lastEnd('code', from, start);
  const version = words.lastEnd('version', from, start);
  if (code === -1 && version === -1) return null;
  return code > version ? 'code' : 'version';
}

function nearestAfter({ words, end }: Candidate, within: number): 'code' | 'version' | null {
  const code = words.firstStart('code', end, end + within);
  const version = words.firstStart('version', end, end + within);
  if (code === -1 && version === -1) return null;
  return version === -1 || (code !== -1 && code < version) ? 'code' : 'version';
}

/** Tells whether a sentence of a mail server begins right behind a number: `least` of its first three words are such words. */
export function startsStatement({ words, end }: Candidate, after: string, least = 1): boolean {
  const length =
    /^[\s:;,.)\]>"'-]{1,4}(?:[\p{L}'-]{1,30}[\s,;:.]{1,2}){0,2}[\p{L}'-]{1,30}/u.exec(after)?.[0].length ?? 0;
  if (length === 0 || words.firstStart('version', end, end + length) !== -1) return false;
  let found = 0;
  for (let at = end; found < least; found += 1) {
    const start = words.firstStart('statement', at, end + length);
    if (start === -1) return false;
    at = start + 1;
  }
  return true;
}

/** `room 5.4.1`, `Rechnung Nr. 4.4.312`, `step 5.1.2`. */
function isCounted(candidate: Candidate, before: string, after: string): boolean {
  const { text, words, start } = candidate;
  const from = start - before.length - 20;
  const counted = Math.max(words.lastEnd('count', from, start), words.lastEnd('numbered', from, start));
  if (counted === -1 || !NUMBER_SIGN.test(text.slice(counted, start))) return false;
  return after.startsWith(',') || !startsStatement(candidate, after, 2);
}

const NUMBER_SIGN =
  /^[\s:.#(]{0,3}(?:(?:n[or]?|num|nº|n°|№|number|nummer|numéro|número|号|號|号码|號碼|番号|번호|رقم|מספר)\.?)?[\s#]{0,3}$/iu;

function isOddName({ words, start }: Candidate, before: string): boolean {
  return ODD_NAME.test(before) && words.lastEnd('mail', start - before.length, start) === -1;
}
