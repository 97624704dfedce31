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
  let earlier: string[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const start = match.index;
    const end = start + word.length;
    const lower = word.toLowerCase().replaceAll('’', "'");
    const between = text.slice(tokens.at(-1)?.end ?? 0, start);
    if (between.includes('\n')) marked = false;
    if (/[^\s,]/u.test(between)) earlier = [];
    const token: Token = { start, end, ...weigh(word, lower, marked) };
    tokens.push(token);
    earlier = token.kind === 'mark' ? [] : [...earlier.slice(-2), lower];
    const pasted = pastedTail(earlier);
    for (const known of pasted > 0 ? tokens.slice(-pasted) : []) known.weight = Math.min(known.weight, QUOTED);
    if (token.kind === 'mark') marked = true;
  }
  return raiseQuestions(tokens, text);
}

const WORD =
  /\uFFFC+|[\p{Script=Latin}\p{M}]+(?:['’-][\p{Script=Latin}\p{M}]+){0,6}|(?:(?!\p{Script=Latin})[\p{L}\p{M}])+/gu;

/** The weight of a word inside a known error sentence. */
const QUOTED = -1;

/**
 * Error texts follow their code: before it on the line, or on a line without any mark, the same words are rather somebody's way
 * to say what fails.
 */
function weigh(word: string, lower: string, marked: boolean): Pick<Token, 'kind' | 'weight'> {
  if (word.startsWith(MARK)) return { kind: 'mark', weight: -0.4 };
  if (!/^[a-z'’-]+$/iu.test(word)) return { kind: 'other', weight: /\p{Script=Latin}/u.test(word) ? 2 : 3 };
  if (SPEAKING_WORDS.has(lower)) return { kind: 'speaking', weight: 1.5 };
  if (NEUTRAL_WORDS.has(lower)) return { kind: 'neutral', weight: marked ? -0.05 : 0.2 };
  if (isErrorWord(lower)) return { kind: 'error', weight: marked ? -0.8 : -0.2 };
  if (word.length === 1 || (word.length <= 5 && word === word.toUpperCase())) return { kind: 'other', weight: 0.3 };
  return { kind: 'other', weight: 1 };
}

function isErrorWord(lower: string): boolean {
  if (ERROR_WORDS.has(lower)) return true;
  if (!lower.includes('-')) return false;
  return lower.split('-').every((part) => ERROR_WORDS.has(part) || NEUTRAL_WORDS.has(part));
}

/** How many of the last words stand together in a known error sentence: three of any kind, or two that hardly anybody types. */
function pastedTail(words: readonly string[]): number {
  if (words.length === 3 && SEQUENCES.has(words.join(' '))) return 3;
  const two = words.slice(-2);
  if (two.length < 2 || !two.every((word) => ERROR_WORDS.has(word)) || two.every((word) => EVERYDAY_WORDS.has(word)))
    return 0;
  return SEQUENCES.has(two.join(' ')) ? 2 : 0;
}

/** Every two and every three words that follow one another in a known error sentence. */
const SEQUENCES: ReadonlySet<string> = new Set(
  ERROR_SENTENCES.flatMap((sentence) => {
    const words = sentence.split(/[ ,]+/u);
    return words.flatMap((_, index) => [2, 3].map((length) => words.slice(index, index + length).join(' ')));
  }),
);

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
