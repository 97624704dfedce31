import type { Code } from '../codes.ts';
import { statementEnd } from './extent.ts';

/** How a code introduces one inside its statement: as what it only reports, or as what it quotes. */
export type Link = 'reports' | 'quotes';

/** A code with its statement and with the codes inside that statement, outer before inner. */
export type Unit = Code & {
  statementEnd: number;
  /** Where the next other code begins. */
  next: number;
  inner: { link: Link; unit: Unit } | null;
};

/** Builds the units of a text: codes that stand inside another code's statement hang below that code, in the order of the text. */
export function nestCodes(text: string, codes: readonly Code[]): Unit[] {
  const roots: Unit[] = [];
  let chain: Unit[] = [];
  const nextOther = startsOfNextOther(codes);
  for (const [index, code] of codes.entries()) {
    const next = nextOther[index] ?? text.length;
    const unit: Unit = { ...code, statementEnd: statementEnd(text, code), next, inner: null };
    const around = chain.filter((outer) => outer.statementEnd > code.start);
    const outer = around.at(-1);
    const link = outer === undefined ? null : linkBetween(text, outer, code);
    if (outer === undefined || link === null || outer.inner !== null) {
      roots.push(unit);
      chain = [unit];
    } else {
      outer.inner = { link, unit };
      chain = [...around, unit].slice(-8);
    }
  }
  return roots;
}

// A statement may name its own code again (`451-4.7.23 … for 451 4.7.23 host`); another code begins another statement.
function startsOfNextOther(codes: readonly Code[]): number[] {
  const starts: number[] = [];
  let following = Number.POSITIVE_INFINITY;
  for (let index = codes.length - 1; index >= 0; index -= 1) {
    const code = codes[index];
    const after = codes[index + 1];
    if (after !== undefined && after.enhanced !== code?.enhanced) following = after.start;
    starts[index] = following;
  }
  return starts;
}

function linkBetween(text: string, outer: Unit, code: Code): Link | null {
  const between = text.slice(Math.max(outer.end, code.start - 64), code.start);
  if (REPORTS.test(between)) return 'reports';
  return QUOTES.test(between) ? 'quotes' : null;
}

// `detected as spam -> 554 5.7.1`, `Error: 535 5.7.139`, `host mx said: 550`, `#5.1.1 smtp;550 5.7.1`.
const REPORTS =
  /(?:->|=>|\u2192|\u21d2|\b(?:error|said|says|replied|returned|answered|smtp;|reply|response|diagnostic-code: ?smtp;))\s{0,2}:?\s{0,2}["'(]{0,2}$|<\s?(?:[\w.-]{1,80}\s)?#\s?$/i;
// `[Message=451 5.7.3`, `responded with "451 5.7.3`, `server(451 5.7.3`.
const QUOTES = /(?:[([{"'<]|\b(?:message|detail|details|reason|led)\s?=)\s{0,2}$/i;
