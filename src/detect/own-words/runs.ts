import type { Token } from './tokens.ts';

/**
 * Gives the runs of words that somebody typed. Every token is labelled as own or pasted by the cheapest sequence of labels
 * (Viterbi over two states): a change costs much within a clause and little at a line break, a quote or a mark, so that whole
 * segments fall to one side.
 */
export function findOwnRuns(tokens: readonly Token[], text: string): Token[][] {
  const steps: { own: boolean; pasted: boolean }[] = [];
  // People put their own words first, so the first ones count for more.
  let own = 0.5;
  let pasted = 0;
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    const cost = before ? changeCost(before, token, text) : Number.POSITIVE_INFINITY;
    const ownStays = own >= pasted - cost;
    const pastedStays = pasted >= own - cost;
    steps.push({ own: ownStays, pasted: !pastedStays });
    const nextOwn = (ownStays ? own : pasted - cost) + token.weight;
    pasted = pastedStays ? pasted : own - cost;
    own = nextOwn;
  }
  return readBack(tokens, steps, own > pasted)
    .map(trim)
    .filter((run) => run.length > 0);
}

function changeCost(before: Token, token: Token, text: string): number {
  if (before.kind === 'mark' || token.kind === 'mark') return 0.4;
  // Scripts without spaces: "...unsuccessfulが出て".
  if (before.end === token.start) return 0.1;
  const between = text.slice(before.end, Math.min(token.start, before.end + 40));
  if (between.includes('\n')) return 0.3;
  if (/[.!?。！？…"“”«»„「」『』()[\]{}<>|]/u.test(between)) return 0.4;
  if (/[,;:=،؛、–—]|\s-+\s|->/u.test(between)) return 0.6;
  return 1.1;
}

/** `steps[i].own`: whether the best way to own token i comes from an own token; `pasted` likewise. */
function readBack(tokens: readonly Token[], steps: { own: boolean; pasted: boolean }[], endsOwn: boolean): Token[][] {
  const runs: Token[][] = [];
  let isOwn = endsOwn;
  let wasOwn = false;
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    if (isOwn && wasOwn) runs.at(-1)?.push(token);
    else if (isOwn) runs.push([token]);
    wasOwn = isOwn;
    isOwn = (isOwn ? steps[index]?.own : steps[index]?.pasted) ?? false;
  }
  return runs.map((run) => run.reverse()).reverse();
}

/**
 * Words of errors at the edges of a run rather belong to the paste beside it. A run of nothing else is kept when it is
 * long enough for a sentence or asks something.
 */
function trim(run: Token[]): Token[] {
  const voices = (token: Token) => token.kind === 'speaking' || token.kind === 'other';
  if (!run.some(voices)) return run.length >= SENTENCE || sumOf(run) >= QUESTION ? run : [];
  const isOwn = (token: Token) => token.kind !== 'error' && token.kind !== 'mark';
  return run.slice(run.findIndex(isOwn), run.findLastIndex(isOwn) + 1);
}

const SENTENCE = 4;
const QUESTION = 0.8;

function sumOf(run: readonly Token[]): number {
  return run.reduce((sum, { weight }) => sum + weight, 0);
}
