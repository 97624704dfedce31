/** A stretch of a text, end exclusive. */
export type Span = { start: number; end: number };
