/** Gives unguessable ids. */
export type Ids = { next(): string };
