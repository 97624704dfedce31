import type { Unit } from './nesting.ts';

const LONGEST = 400;

/** Gives what a text says behind a code, on one line: its own words up to the code inside it, and the rest of its statement. */
export function readStatement(text: string, unit: Unit): string {
  const end = Math.min(unit.statementEnd, unit.next, unit.inner?.unit.start ?? unit.statementEnd);
  const written = text.slice(unit.end, Math.max(unit.end, Math.min(end, unit.end + LONGEST * 2)));
  return unwrap(written)
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .replace(/^[\s:;,.)\]>"'`*|#-]{1,12}/, '')
    .replace(/[\s("'[{<>=-]{1,12}$/, '')
    .slice(0, LONGEST)
    .trim()
    .replace(/^[^\p{L}\p{N}]{1,8}$/u, '');
}

function unwrap(written: string): string {
  return written.includes('\n') ? written.replace(REPEATED, ' ').replace(/\n[> ]{0,4}/g, ' ') : written;
}

// The code at the head of each further line of one reply.
const REPEATED = /\n[> ]{0,4}[245]\d\d[ -](?:#?[245]\.\d{1,3}\.\d{1,3})?/g;
