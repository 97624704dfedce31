import { ERROR_WORDS, EVERYDAY_WORDS, NEUTRAL_WORDS, SPEAKING_WORDS } from './error-lexicon.ts';
import { ERROR_SENTENCES } from './error-sentences.ts';
import { MARK } from './mask.ts';
import type { Span } from './span.ts';

/** One word of a masked text, or one run of marks. A positive weight speaks for a person's own words, a negative one for a paste. */
export type Token = Span & { kind: 'mark' | 'error' | 'neutral' | 'speaking' | 'other'; weight: number };

/** Cuts a masked text into words and marks, each with what it says about who wrote it. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let marked = false;
  let earlier = NO_WORDS;
  let read = 0;
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const start = match.index;
    const between = text.slice(read, start);
    read = start + word.length;
    if (between !== ' ') {
      if (between.includes('\n')) marked = false;
      if (/[^\s,]/u.test(between)) earlier = NO_WORDS;
    }
    if (word.startsWith(MARK)) {
      tokens.push({ start, end: read, kind: 'mark', weight: -0.4 });
      marked = true;
      earlier = NO_WORDS;
    } else {
      const lower = word.toLowerCase().replaceAll('’', "'");
      const { kind, weight } = weigh(word, lower, marked);
      tokens.push({ start, end: read, kind, weight });
      const pasted = pastedTail(earlier[0], earlier[1], lower);
      if (pasted > 0) for (const known of tokens.slice(-pasted)) known.weight = Math.min(known.weight, QUOTED);
      earlier = [earlier[1], lower];
    }
  }
  return ASKED.test(text) ? raiseQuestions(tokens, text) : tokens;
}

/** The last two words, '' where there are none. */
const NO_WORDS: readonly [string, string] = ['', ''];

const WORD =
  /\u001A+|[\p{Script=Latin}\p{M}]+(?:['’-][\p{Script=Latin}\p{M}]+){0,6}|(?:(?!\p{Script=Latin})[\p{L}\p{M}])+/gu;

/** The weight of a word inside a known error sentence. */
const QUOTED = -1;

/**
 * Error texts follow their code: before it on the line, or on a line without any mark, the same words are rather somebody's way
 * to say what fails.
 */
function weigh(word: string, lower: string, marked: boolean): Pick<Token, 'kind' | 'weight'> {
  if (SPEAKING_WORDS.has(lower)) return { kind: 'speaking', weight: 1.5 };
  if (NEUTRAL_WORDS.has(lower)) return { kind: 'neutral', weight: marked ? -0.05 : 0.2 };
  if (isErrorWord(lower)) return { kind: 'error', weight: marked ? -0.8 : -0.2 };
  if (!/^[a-z'’-]+$/iu.test(word)) return { kind: 'other', weight: /\p{Script=Latin}/u.test(word) ? 2 : 3 };
  if (word.length === 1 || (word.length <= 5 && word === word.toUpperCase())) return { kind: 'other', weight: 0.3 };
  return { kind: 'other', weight: 1 };
}

function isErrorWord(lower: string): boolean {
  if (ERROR_WORDS.has(lower)) return true;
  if (!lower.includes('-')) return false;
  return lower.split('-').every((part) => ERROR_WORDS.has(part) || NEUTRAL_WORDS.has(part));
}

/** How many of the last words stand together in a known error sentence: three of any kind, or two that hardly anybody types. */
function pastedTail(first: string, second: string, third: string): number {
  if (FOLLOWING.get(first)?.get(second)?.has(third)) return 3;
  if (!FOLLOWING.get(second)?.has(third) || !ERROR_WORDS.has(second) || !ERROR_WORDS.has(third)) return 0;
  return EVERYDAY_WORDS.has(second) && EVERYDAY_WORDS.has(third) ? 0 : 2;
}

/** For every word of a known error sentence those that follow it somewhere, and for each of these those that come third. */
const FOLLOWING: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> = readFollowing();

function readFollowing(): Map<string, Map<string, Set<string>>> {
  const following = new Map<string, Map<string, Set<string>>>();
  for (const sentence of ERROR_SENTENCES) {
    const words = sentence.split(/[ ,]+/u);
    for (const [index, word] of words.entries()) {
      const [next, third] = words.slice(index + 1);
      const seconds = following.get(word) ?? new Map<string, Set<string>>();
      const thirds = seconds.get(next ?? '') ?? new Set();
      following.set(word, seconds);
      if (next !== undefined) seconds.set(next, thirds);
      if (third !== undefined) thirds.add(third);
    }
  }
  return following;
}

const ASKED = /[?？؟]/u;

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
      if (ASKED.test(between)) asking = true;
      return asking && token.kind !== 'mark' ? { ...token, weight: token.weight + 0.5 } : token;
    })
    .reverse();
}
