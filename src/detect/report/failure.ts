import type { Finding, Role } from '../detection.ts';

/** A finding with where it stands, and whether it stands in a status field instead of a server's answer. */
export type Found = Finding & { start: number; isStatus: boolean };

/** One failed delivery, or one line of a log: a primary with what it quotes and what only wraps it. */
export type Failure = {
  /** Whose delivery it is, '' where nobody is named; `isNamed` when the name stands before it. */
  recipient: string;
  isNamed: boolean;
  /** It is the Diagnostic-Code of RFC 3464 §2.3.6. */
  isDiagnostic: boolean;
  found: Found[];
};

/** Gives where a failure begins in its text. */
export function startOf(failure: Failure): number {
  return failure.found[0]?.start ?? Number.POSITIVE_INFINITY;
}

/** Tells whether a code says no more than "failed": x.0.0 (RFC 3463 §3.1). */
export function isGeneric(found: Found): boolean {
  return /^[245]\.0\.0$/.test(found.enhanced ?? '');
}

/** Gives the findings of a failure another role. */
export function withRole(found: readonly Found[], role: Role): Found[] {
  return found.map((each) => ({ ...each, role }));
}
