import { findFrames } from './own-words/frames.ts';
import { MARK, maskPasted } from './own-words/mask.ts';
import { findOwnRuns } from './own-words/runs.ts';
import type { Span } from './own-words/span.ts';
import { readTokens, type Token } from './own-words/tokens.ts';

/**
 * Gives what the person wrote in a normalised text, one line for each stretch, with everything pasted taken out: codes,
 * addresses, hosts, identifiers, reports, error sentences. A text without any paste comes back whole, a bare paste as ''.
 * `codes` are the SMTP codes in it.
 */
export function readOwnWords(text: string, codes: readonly Span[]): string {
  const frames = findFrames(text);
  const masked = maskPasted(text, [...codes, ...frames]);
  const runs = findOwnRuns(readTokens(masked), masked);
  // Without a code and without a report nothing proves that English mail vocabulary was pasted: it is how the person speaks.
  const proven = codes.length > 0 || frames.length > 0;
  if (!proven && !speak(runs)) return withoutMarks(masked);
  return runs.map((run) => asWritten(run, masked)).join('\n');
}

/** English mail vocabulary does not say whose it is; three other words, or one that cannot be English, do. */
function speak(runs: readonly Token[][]): boolean {
  const voices = runs.flat().filter(({ kind }) => kind === 'speaking' || kind === 'other');
  return voices.length >= 3 || voices.some(({ weight }) => weight >= 2);
}

function asWritten(run: readonly Token[], text: string): string {
  return withoutMarks(text.slice(run[0]?.start, run.at(-1)?.end)).replace(/\s+/gu, ' ');
}

function withoutMarks(text: string): string {
  return text.replaceAll(MARK, ' ').trim();
}
