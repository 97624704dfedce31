import { tagIn } from '../codes/tags.ts';
import type { Role } from '../detection.ts';
import type { Found } from './failure.ts';
import type { Unit } from './nesting.ts';
import { isExpired } from './settle-expired.ts';
import { readStatement } from './statement.ts';

/** Gives the codes of one statement with their roles, outer before inner. */
export function readUnit(text: string, root: Unit): Found[] {
  const found: Found[] = [];
  let hasPrimary = false;
  for (let unit: Unit | undefined = root; unit !== undefined; unit = unit.inner?.unit) {
    const role: Role = hasPrimary ? 'cause' : isWrapper(text, unit) ? 'wrapper' : 'primary';
    hasPrimary ||= role === 'primary';
    found.push(toFound(text, unit, role));
  }
  return found;
}

// Codes that only say that something inside failed; they wrap where that inside is there.
const WRAPPERS = /^(?:4\.4\.101|[45]\.\d\.35[01]|5\.7\.57)$/;
const WRAPPING = /^(?:SMTP;\s?)?(?:proxy session setup failed|remote (?:server|host|mta) (?:returned|said))/i;

function isWrapper(text: string, unit: Unit): boolean {
  if (unit.inner === null) return false;
  if (isRepeated(unit, unit.inner.unit)) return false;
  const statement = readStatement(text, unit);
  if (isExpired({ enhanced: unit.enhanced, statement })) return false;
  return unit.inner.link === 'reports' || WRAPPERS.test(unit.enhanced ?? '') || WRAPPING.test(statement);
}

// `Server error: 553, response: 553 5.1.3`: the inner one only says the outer one in full.
function isRepeated(outer: Unit, inner: Unit): boolean {
  return outer.enhanced === null ? outer.reply === inner.reply : outer.enhanced === inner.enhanced;
}

// A field, not the answer of a server: `Status: 5.1.1`, `dsn=5.1.1`, `"status":"5.1.1"`, `#5.1.1 smtp;`.
const STATUS = /(?:\bstatus["']?\s{0,2}[:=]\s{0,3}["']?|\bdsn\s{0,2}[=:]\s{0,2}|#\s?)$/i;
const TAG_WITHIN = 600;

function toFound(text: string, unit: Unit, role: Role): Found {
  const { reply, enhanced, start } = unit;
  const isStatus = reply === null && STATUS.test(text.slice(Math.max(0, start - 16), start));
  const tag = tagIn(text.slice(unit.end, Math.min(unit.statementEnd, unit.next, unit.end + TAG_WITHIN)));
  return { reply, enhanced, tag, role, statement: readStatement(text, unit), start, isStatus };
}
