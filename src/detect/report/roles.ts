import type { Code, Span } from '../codes.ts';
import type { Finding, Role } from '../detection.ts';
import { type Failure, startOf } from './failure.ts';
import { mergeRepeats } from './merge-repeats.ts';
import { nestCodes } from './nesting.ts';
import { readUnit } from './read-unit.ts';
import { readRecipients } from './recipients.ts';
import { settleDiagnostic } from './settle-diagnostic.ts';
import { settleExpired } from './settle-expired.ts';
import { settleStatus } from './settle-status.ts';

/** Gives each code its role: primary, cause, wrapper of the first failure, then the others as they appear; and where the statements stand. */
export function readFindings(text: string, codes: readonly Code[]): { findings: Finding[]; statements: Span[] } {
  const recipientAt = readRecipients(text);
  const units = nestCodes(text, withoutSuccess(codes));
  const failures = units.map((unit): Failure => {
    const { name, isNamed } = recipientAt(unit.start);
    const isDiagnostic = DIAGNOSTIC.test(text.slice(Math.max(0, unit.start - 80), unit.start));
    return { recipient: name, isNamed, isDiagnostic, found: readUnit(text, unit) };
  });
  const settled = byRecipient(failures).flatMap((group) =>
    settleDiagnostic(settleExpired(settleStatus(mergeRepeats(group)))),
  );
  const findings = listOnce(settled.sort((a, b) => startOf(a) - startOf(b)));
  return { findings, statements: units.map((unit) => ({ start: unit.start, end: unit.statementEnd })) };
}

const DIAGNOSTIC = /\bdiagnostic-?code["']?\s{0,2}:\s{0,3}["']?(?:[\w-]{1,20}\s{0,2};)?[^\n]{0,40}$/i;

// A transcript says `250 2.1.0 Ok` before it fails; success is only told where nothing failed.
function withoutSuccess(codes: readonly Code[]): Code[] {
  const failed = codes.filter((code) => !(code.enhanced ?? code.reply ?? '').startsWith('2'));
  return failed.length > 0 ? failed : [...codes];
}

function byRecipient(failures: readonly Failure[]): Failure[][] {
  const groups = new Map<string, Failure[]>();
  for (const failure of failures) {
    const group = groups.get(failure.recipient);
    if (group === undefined) groups.set(failure.recipient, [failure]);
    else group.push(failure);
  }
  return [...groups.values()];
}

const ORDER: Record<Role, number> = { primary: 0, cause: 1, wrapper: 2 };

function listOnce(failures: readonly Failure[]): Finding[] {
  const listed = new Map<string, Finding>();
  for (const failure of failures) {
    for (const found of [...failure.found].sort((a, b) => ORDER[a.role] - ORDER[b.role])) {
      const { reply, enhanced, tag, role, statement } = found;
      const key = `${reply}|${enhanced}|${tag}`;
      if (!listed.has(key)) listed.set(key, { reply, enhanced, tag, role, statement });
    }
  }
  return [...listed.values()];
}
