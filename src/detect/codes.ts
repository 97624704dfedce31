import { findDotted } from './codes/dotted.ts';
import { blankIrrelevant } from './codes/irrelevant.ts';
import { joinReplyAndEnhanced } from './codes/join.ts';
import { findLoneReplies } from './codes/lone-reply.ts';
import { findMasked } from './codes/masked.ts';
import { findUndotted, freeOf } from './codes/undotted.ts';
import { indexWords } from './codes/words.ts';

/** A stretch of the normalised text, end exclusive. */
export type Span = { start: number; end: number };

/** One code as it stands in a normalised text; a vendor's tag is read later, from the code's statement. */
export type Code = Span & { reply: string | null; enhanced: string | null };

/** The codes of a text in the order in which they stand, those whose digits somebody masked, and every place that belongs to one. */
export type Codes = { codes: Code[]; unreadable: string[]; spans: Span[] };

// A day of a mail server's log has some hundreds of codes; a text with more is no report.
const MOST_CODES = 1000;

/** Finds reply codes (RFC 5321 §4.2) and enhanced status codes (RFC 3463) in a normalised text, and nothing that only looks like one. */
export function findCodes(text: string): Codes {
  const read = blankIrrelevant(text);
  const words = indexWords(read);
  const masked = findMasked(read);
  const dotted = findDotted(read, words).filter(freeOf(masked));
  const undotted = findUndotted(read, words, [...masked, ...dotted]);
  const written = [...dotted, ...undotted];
  const lone = findLoneReplies(read, words, [...masked, ...written]);
  const all = [...written, ...lone].sort((a, b) => a.start - b.start).slice(0, MOST_CODES);
  return {
    codes: joinReplyAndEnhanced(read, all),
    unreadable: [...new Set(masked.map((each) => each.text))],
    spans: [...masked, ...all].map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
  };
}
