import { BOILERPLATE } from './error-lexicon.ts';
import type { Span } from './span.ts';

/** What stands in place of pasted things, which no normalised text holds: a control character keeps Latin text at a byte a character. */
export const MARK = '\u001A';

/** Puts marks over stretches of a text and over what no person types as words: addresses, hosts, paths, dates, identifiers. */
export function maskPasted(text: string, spans: readonly Span[]): string {
  const unlinked = maskAll(blank(text, spans).replaceAll(PASTED_OBJECT, MARK), LINKS);
  return IDENTIFIERS.reduce(maskAround, maskAll(maskAround(unlinked, ADDRESS), MACHINE_TEXT));
}

// What stands in a text where a picture or an attachment was copied with it.
const PASTED_OBJECT = '\uFFFC';

function maskAll(text: string, patterns: readonly RegExp[]): string {
  return patterns.reduce((read, pattern) => read.replace(pattern, (found) => marks(found.length)), text);
}

/** Masks what a pattern finds together with its group, which stands before it. */
function maskAround(text: string, pattern: RegExp): string {
  const found: Span[] = [];
  let read = 0;
  for (const match of text.matchAll(pattern)) {
    const before = match[1] ?? '';
    const start = Math.max(read, match.index - before.length);
    if (start === match.index && before !== '') continue; // The match before took it: `a@b@c`.
    read = match.index + match[0].length;
    found.push({ start, end: read });
  }
  return found.length === 0 ? text : blank(text, found);
}

function blank(text: string, spans: readonly Span[]): string {
  let read = 0;
  let out = '';
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, read);
    if (span.end <= start) continue;
    out += text.slice(read, start) + marks(span.end - start);
    read = span.end;
  }
  return out + text.slice(read);
}

/** A mark for each character; a report of many pages needs no more marks than the farthest pattern looks. */
function marks(length: number): string {
  return MARKS.slice(0, length);
}

const MARKS = MARK.repeat(2100);

/** Phrases wrap, and their apostrophes come in two forms. */
function asPattern(phrase: string): string {
  return phrase.replace(/[.?]/gu, '\\$&').replaceAll("'", "['’]").replaceAll(' ', '\\s{1,8}');
}

const FIRST_WORDS = [...new Set(BOILERPLATE.map((phrase) => phrase.split(' ')[0] ?? ''))];

const TLD =
  'com|net|org|local|lan|internal|edu|gov|mil|int|info|biz|io|de|fr|uk|eu|jp|cn|ca|us|ch|at|nl|be|es|pl|ru|br|au|se|no|dk|fi|cz|hu|ro|tr|ae|sa|eg|ma|dz|tn|kr|tw|in|nz|za|mx|ar|cl|co|pt|gr|ie|lu|ms|app|dev|cloud|test|example|invalid';

/** In order, as the lists below; every repetition is bounded, so each is linear in the length of the text. */
const LINKS: readonly RegExp[] = [
  /\b(?:https?|ftp|mailto|smtps?|file):[^\s<>"'”»」）)\u3000-\u30FF\u4E00-\u9FFF]{1,2000}/giu,
  /\bwww\.[^\s<>"'”»」）)]{1,500}/giu,
];

/** Nearly every word might begin an address: it is looked for from its @ on. */
const ADDRESS = /@(?<=([\w.!#$%&*+/=?^{|}~-]{1,64})@)[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}/g;

const MACHINE_TEXT: readonly RegExp[] = [
  // Suffix of Exchange Online, [Message=...], [LastAttemptedIP=...], {LED=...}: brackets around hosts and assignments.
  /\[[^[\]\n]{0,40}(?:outlook ?\.com|exchangelabs\.com|protection|=)[^\]\n]{0,160}\]?/giu,
  // The look at the first word alone is what lets most of a text be passed over quickly.
  new RegExp(`(?=${FIRST_WORDS.map(asPattern).join('|')})(?:${BOILERPLATE.map(asPattern).join('|')})`, 'giu'),
  /\{?\[?\{?(?:LED|MSG|FQDN|IP|LRT)=/gu,
  /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ,]{1,2}\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?(?: ?[AP]M\b)?(?:Z|[+-]\d{2}:?\d{2})?)?/giu,
  /\b0x[0-9a-f]{1,16}(?:-0x[0-9a-f]{1,16}){0,4}/giu,
  // File paths.
  /(?:\b[A-Za-z]:\\|\/(?:var|usr|etc|opt|home|tmp|srv|mnt|app)\/)[^\s"':;,)]{1,300}/gu,
  // Host names.
  new RegExp(`\\b(?:[a-z0-9_](?:[a-z0-9_-]{0,61})\\.){1,8}(?:${TLD})\\b`, 'gi'),
  // Identifiers with dots or digits inside; commands with their parameters.
  /\bb['"](?=[\d(])/gu,
  /\b[A-Za-z_$][\w$]{0,80}(?:(?:\.|::|->)[A-Za-z_$][\w$]{1,80}){2,12}/gu,
  /\b[A-Z]{3,20}(?:\.[A-Za-z]{2,60}){1,8}|\b[A-Z]\w{1,60}\.[A-Z][a-z]{1,40}[A-Z]\w{0,60}/gu,
  /\b(?:Set|Get|New|Enable|Disable|Connect|Test|Send)-[A-Z][A-Za-z]{2,40}\b/gu,
  /\$(?:true|false|null|[a-z_]\w{0,40})\b/giu,
  /\b(?:[A-Za-z]{1,30}\d|\d{1,20}[A-Za-z])[A-Za-z0-9]{1,60}\b/gu,
  /\b[A-Z]{1,6}\d{1,8}\b|\b\d{1,8}[A-Z]{1,6}\b/gu,
];

/** With underscores or capitals inside, looked for from these on. */
const IDENTIFIERS: readonly RegExp[] = [
  /_(?<=\b([A-Za-z0-9]{0,60})_)[A-Za-z0-9_]{1,80}\b/g,
  /[a-z][A-Z](?<=\b([A-Za-z]{0,40})[a-z][A-Z])[A-Za-z]{0,60}\b/g,
];
