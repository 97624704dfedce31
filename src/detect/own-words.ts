import { BOILERPLATE, ERROR_WORDS, NEUTRAL_WORDS, SPEAKING_WORDS } from './error-lexicon.ts';
import { findFrames } from './report-frame.ts';

/** A stretch of the normalised text, end exclusive. */
type Span = { start: number; end: number };

/**
 * Gives what the person wrote in a normalised text, with everything pasted taken out: codes, addresses, hosts, identifiers,
 * reports, error sentences. A text without any paste comes back whole, a bare paste as ''. `codes` are the SMTP codes in it.
 */
export function readOwnWords(text: string, codes: readonly Span[]): string {
  const frames = findFrames(text);
  const blanked = blank(text, [...codes, ...frames]);
  const masked = maskMachineText(blanked);
  const tokens = tokenize(masked);
  const own = ownRuns(tokens, masked);
  const written = own.map((run) =>
    masked
      .slice(run.start, run.end)
      .replace(/[\uFFFC\s]+/gu, ' ')
      .trim(),
  );
  const words = written.filter((part) => part !== '').join('\n');
  // Without a code and without a report nothing proves that English mail vocabulary was pasted: it is how the person speaks.
  const unproven = codes.length === 0 && frames.length === 0;
  if (unproven && !speaks(tokens, own)) return withoutMarks(masked);
  return words;
}

/** What stands in place of pasted things: one mark per character, so that positions stay. */
const MARK = '\uFFFC';

type Token = Span & { kind: 'mark' | 'error' | 'neutral' | 'speaking' | 'other'; weight: number };

const WORD =
  /\uFFFC+|[\p{Script=Latin}\p{M}]+(?:['’-][\p{Script=Latin}\p{M}]+){0,6}|(?:(?!\p{Script=Latin})[\p{L}\p{M}])+/gu;

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  let marked = false;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const word = match[0];
    // Error texts follow their code; before it on the line, the same words are rather somebody's way to say what fails.
    if (text.slice(end, start).includes('\n')) marked = false;
    end = start + word.length;
    const token = { start, end, ...weigh(word) };
    if (token.kind === 'mark') marked = true;
    tokens.push(token.kind === 'error' && !marked ? { ...token, weight: BEFORE_MARK } : token);
  }
  return raiseQuestions(tokens, text);
}

const BEFORE_MARK = -0.7;

/** Error texts do not ask: what leads up to a question mark is somebody's own, whatever its words. */
function raiseQuestions(tokens: readonly Token[], text: string): Token[] {
  let asking = false;
  let next = text.length;
  return tokens
    .toReversed()
    .map((token) => {
      const between = text.slice(token.end, next);
      next = token.start;
      if (token.kind === 'mark' || /[\n.!:;"“”«»]/u.test(between)) asking = false;
      if (/[?？؟]/u.test(between)) asking = true;
      return asking && token.kind !== 'mark' ? { ...token, weight: token.weight + 0.5 } : token;
    })
    .reverse();
}

/** Positive weights speak for a person's own words, negative ones for a paste. */
function weigh(word: string): Pick<Token, 'kind' | 'weight'> {
  if (word.startsWith(MARK)) return { kind: 'mark', weight: -0.4 };
  if (!/^[a-z'’-]+$/iu.test(word)) return { kind: 'other', weight: /\p{Script=Latin}/u.test(word) ? 2 : 3 };
  const lower = word.toLowerCase().replaceAll('’', "'");
  if (SPEAKING_WORDS.has(lower)) return { kind: 'speaking', weight: 1.5 };
  if (NEUTRAL_WORDS.has(lower)) return { kind: 'neutral', weight: -0.05 };
  if (isErrorWord(lower)) return { kind: 'error', weight: -1 };
  if (word.length === 1 || (word.length <= 5 && word === word.toUpperCase())) return { kind: 'other', weight: 0.3 };
  return { kind: 'other', weight: 1 };
}

function isErrorWord(lower: string): boolean {
  if (ERROR_WORDS.has(lower)) return true;
  const hyphen = lower.indexOf('-');
  return hyphen > 0 && lower.split('-').every((part) => ERROR_WORDS.has(part) || NEUTRAL_WORDS.has(part));
}

/**
 * Labels every token as own or pasted by the cheapest sequence of labels (Viterbi over two states): a change costs much
 * within a clause and little at a line break, a quote or a mark, so whole segments fall to one side.
 */
function ownRuns(tokens: readonly Token[], text: string): Span[] {
  const cameFromOwn: { own: boolean; pasted: boolean }[] = [];
  // People put their own words first, so the first ones count for more.
  let own = 0.5;
  let pasted = 0;
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    const cost = before ? changeCost(before, token, text) : Number.POSITIVE_INFINITY;
    const ownStays = own >= pasted - cost;
    const pastedStays = pasted >= own - cost;
    cameFromOwn.push({ own: ownStays, pasted: !pastedStays });
    const nextOwn = (ownStays ? own : pasted - cost) + token.weight;
    pasted = pastedStays ? pasted : own - cost;
    own = nextOwn;
  }
  return readBack(tokens, cameFromOwn, own > pasted);
}

function readBack(
  tokens: readonly Token[],
  cameFromOwn: { own: boolean; pasted: boolean }[],
  endsOwn: boolean,
): Span[] {
  const runs: Span[] = [];
  let isOwn = endsOwn;
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index];
    const from = cameFromOwn[index];
    if (!token || !from) break;
    if (isOwn) {
      const run = runs.at(-1);
      const next = tokens[index + 1];
      if (run && next && run.start === next.start) run.start = token.start;
      else runs.push({ start: token.start, end: token.end });
    }
    isOwn = isOwn ? from.own : from.pasted;
  }
  return runs.reverse();
}

function changeCost(before: Token, token: Token, text: string): number {
  if (before.kind === 'mark' || token.kind === 'mark') return 0.4;
  if (before.end === token.start) return 0.1;
  const between = text.slice(before.end, Math.min(token.start, before.end + 40));
  if (between.includes('\n')) return 0.3;
  if (/[.!?。！？…"“”«»„「」『』()[\]{}<>|]/u.test(between)) return 0.4;
  if (/[,;:=،؛、–—]|\s-+\s|->/u.test(between)) return 0.6;
  return 1.1;
}

/** English mail vocabulary does not say whose it is; three other words, or one that cannot be English, do. */
function speaks(tokens: readonly Token[], own: readonly Span[]): boolean {
  let run = 0;
  let spoken = 0;
  for (const token of tokens) {
    while ((own[run]?.end ?? Number.POSITIVE_INFINITY) <= token.start) run++;
    const inside = own[run];
    if (inside && inside.start <= token.start && (token.kind === 'speaking' || token.kind === 'other'))
      spoken += token.weight >= 2 ? 3 : 1;
  }
  return spoken >= 3;
}

function withoutMarks(text: string): string {
  return text.replace(/\uFFFC+/gu, ' ').trim();
}

function blank(text: string, spans: readonly Span[]): string {
  let read = 0;
  let out = '';
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, read);
    if (span.end <= start) continue;
    out += text.slice(read, start) + MARK.repeat(span.end - start);
    read = span.end;
  }
  return out + text.slice(read);
}

function maskMachineText(text: string): string {
  return MACHINE_TEXT.reduce((read, pattern) => read.replace(pattern, (found) => MARK.repeat(found.length)), text);
}

/** Phrases wrap, and their apostrophes come in two forms. */
function asPattern(phrase: string): string {
  return phrase.replace(/[.?]/gu, '\\$&').replaceAll("'", "['’]").replaceAll(' ', '\\s{1,8}');
}

const TLD =
  'com|net|org|local|lan|internal|edu|gov|mil|int|info|biz|io|de|fr|uk|eu|jp|cn|ca|us|ch|at|nl|be|es|pl|ru|br|au|se|no|dk|fi|cz|hu|ro|tr|ae|sa|eg|ma|dz|tn|kr|tw|in|nz|za|mx|ar|cl|co|pt|gr|ie|lu|ms|app|dev|cloud|test|example|invalid';

/** In order; every repetition is bounded, so each is linear in the length of the text. */
const MACHINE_TEXT: readonly RegExp[] = [
  /\b(?:https?|ftp|mailto|smtps?|file):[^\s<>"'”»」）)\u3000-\u30FF\u4E00-\u9FFF]{1,2000}/giu,
  /\bwww\.[^\s<>"'”»」）)]{1,500}/giu,
  /[\w.!#$%&*+/=?^{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}/gu,
  // Suffix of Exchange Online, [Message=...], [LastAttemptedIP=...], {LED=...}: brackets around hosts and assignments.
  /\[[^[\]\n]{0,40}(?:outlook ?\.com|exchangelabs\.com|protection|=)[^\]\n]{0,160}\]?/giu,
  new RegExp(BOILERPLATE.map(asPattern).join('|'), 'giu'),
  /\{?\[?\{?(?:LED|MSG|FQDN|IP|LRT)=/gu,
  /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ,]{1,2}\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?(?: ?[AP]M\b)?(?:Z|[+-]\d{2}:?\d{2})?)?/giu,
  /\b0x[0-9a-f]{1,16}(?:-0x[0-9a-f]{1,16}){0,4}/giu,
  // File paths.
  /(?:\b[A-Za-z]:\\|\/(?:var|usr|etc|opt|home|tmp|srv|mnt|app)\/)[^\s"':;,)]{1,300}/gu,
  // Host names.
  new RegExp(`\\b(?:[a-z0-9_](?:[a-z0-9_-]{0,61})\\.){1,8}(?:${TLD})\\b`, 'giu'),
  // Identifiers with dots, underscores, digits inside or capitals inside; commands with their parameters.
  /\bb['"](?=[\d(])/gu,
  /\b[A-Za-z_$][\w$]{0,80}(?:(?:\.|::|->)[A-Za-z_$][\w$]{1,80}){2,12}/gu,
  /\b[A-Z]{3,20}(?:\.[A-Za-z]{2,60}){1,8}|\b[A-Z]\w{1,60}\.[A-Z][a-z]{1,40}[A-Z]\w{0,60}/gu,
  /\b(?:Set|Get|New|Enable|Disable|Connect|Test|Send)-[A-Z][A-Za-z]{2,40}\b/gu,
  /\$(?:true|false|null|[a-z_]\w{0,40})\b/giu,
  /\b[A-Za-z0-9]{0,60}_[A-Za-z0-9_]{1,80}\b/gu,
  /\b(?:[A-Za-z]{1,30}\d|\d{1,20}[A-Za-z])[A-Za-z0-9]{1,60}\b/gu,
  /\b[A-Z]{1,6}\d{1,8}\b|\b\d{1,8}[A-Z]{1,6}\b/gu,
  /\b[A-Za-z]{0,40}[a-z][A-Z][A-Za-z]{0,60}\b/gu,
];
