import { tagIn } from '../codes/tags.ts';
import type { Code, Span } from '../codes.ts';
import type { Finding, Role } from '../detection.ts';
import { nestCodes, type Unit } from './nesting.ts';
import { readRecipients } from './recipients.ts';
import { readStatement } from './statement.ts';

type Found = Finding & { start: number; isStatus: boolean };
/** One failed delivery or one line of a log: a primary with what it quotes and what only wraps it. */
type Failure = { recipient: string; found: Found[] };

/** Gives each code its role (see `Role`): primary, cause, wrapper of the first failure, then the others as they appear. */
export function readFindings(text: string, codes: readonly Code[]): { findings: Finding[]; statements: Span[] } {
  const recipientAt = readRecipients(text);
  const units = nestCodes(text, withoutSuccess(codes));
  const failures = units.map(
    (unit): Failure => ({ recipient: recipientAt(unit.start), found: rolesInside(text, unit) }),
  );
  const byRecipient = new Map<string, Failure[]>();
  for (const failure of failures)
    byRecipient.set(failure.recipient, [...(byRecipient.get(failure.recipient) ?? []), failure]);
  const settled = [...byRecipient.values()].flatMap((group) => settleExpired(settleStatus(mergeRepeats(group))));
  const findings = listOnce(settled.sort((a, b) => startOf(a) - startOf(b)));
  return { findings, statements: units.map((unit) => ({ start: unit.start, end: unit.statementEnd })) };
}

// A transcript says `250 2.1.0 Ok` before it fails; success is only told where nothing failed.
function withoutSuccess(codes: readonly Code[]): Code[] {
  const failed = codes.filter((code) => (code.enhanced ?? code.reply ?? '')[0] !== '2');
  return failed.length > 0 ? failed : [...codes];
}

function rolesInside(text: string, root: Unit): Found[] {
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
  if (unit.inner.unit.enhanced !== null && unit.inner.unit.enhanced === unit.enhanced) return false;
  return (
    unit.inner.link === 'reports' || WRAPPERS.test(unit.enhanced ?? '') || WRAPPING.test(readStatement(text, unit))
  );
}

// A status field, not the answer of a server: `Status: 5.1.1`, `dsn=5.1.1`, `"status":"5.1.1"`, `#5.1.1 smtp;`.
const STATUS = /(?:\bstatus["']?\s{0,2}[:=]\s{0,3}["']?|\bdsn\s{0,2}[=:]\s{0,2}|#\s?)$/i;

function toFound(text: string, unit: Unit, role: Role): Found {
  const statement = readStatement(text, unit);
  const isStatus = unit.reply === null && STATUS.test(text.slice(Math.max(0, unit.start - 16), unit.start));
  const tag = tagIn(text.slice(unit.end, Math.min(unit.inner?.unit.start ?? unit.statementEnd, unit.end + 600)));
  return { reply: unit.reply, enhanced: unit.enhanced, tag, role, statement, start: unit.start, isStatus };
}

/** Reads the same code written twice, once without its reply code, its enhanced code or its tag, as one finding. */
function mergeRepeats(group: Failure[]): Failure[] {
  const merged: Failure[] = [];
  const byEnhanced = new Map<string, Found>();
  const byReply = new Map<string, Found>();
  for (const failure of group) {
    const kept: Found[] = [];
    for (const found of failure.found) {
      const known = found.enhanced === null ? byReply.get(found.reply ?? '') : sameEnhanced(byEnhanced, byReply, found);
      if (known === undefined || !fits(known, found)) {
        kept.push(found);
        if (found.enhanced !== null && !byEnhanced.has(found.enhanced)) byEnhanced.set(found.enhanced, found);
        if (found.reply !== null && !byReply.has(found.reply)) byReply.set(found.reply, found);
      } else {
        absorb(known, found);
        if (known.enhanced !== null) byEnhanced.set(known.enhanced, known);
        if (known.reply !== null && !byReply.has(known.reply)) byReply.set(known.reply, known);
      }
    }
    if (kept.length > 0) merged.push({ ...failure, found: kept });
  }
  return merged;
}

function sameEnhanced(byEnhanced: Map<string, Found>, byReply: Map<string, Found>, found: Found): Found | undefined {
  const same = byEnhanced.get(found.enhanced ?? '');
  if (same !== undefined) return same;
  const reply = found.reply === null ? undefined : byReply.get(found.reply);
  return reply?.enhanced === null ? reply : undefined;
}

function fits(known: Found, found: Found): boolean {
  const replies = known.reply === null || found.reply === null || known.reply === found.reply;
  const enhanced = known.enhanced === null || found.enhanced === null || known.enhanced === found.enhanced;
  const tags = known.tag === null || found.tag === null || known.tag === found.tag;
  return replies && enhanced && tags;
}

function absorb(known: Found, found: Found): void {
  if (
    (known.tag === null && found.tag !== null) ||
    (found.statement.length > known.statement.length && known.tag === found.tag)
  ) {
    known.statement = found.statement;
  }
  known.isStatus &&= found.isStatus;
  known.reply ??= found.reply;
  known.enhanced ??= found.enhanced;
  known.tag ??= found.tag;
}

/** Lets the answer of a server stand for the status field beside it: the field is merged, dropped (x.0.0) or a wrapper. */
function settleStatus(group: Failure[]): Failure[] {
  const answers = group.filter((failure) => !isOnlyStatus(failure));
  if (answers.length === 0) return group;
  for (const failure of group) {
    const status = failure.found[0];
    if (status === undefined) continue;
    if (isOnlyStatus(failure)) {
      const answer = nearest(answers, status.start);
      if (answer !== undefined) takeStatus(answer, status);
    } else if (status.isStatus && failure.found.length > 1) {
      const [, ...inner] = failure.found;
      failure.found = inner;
      const primary = inner.find((found) => found.role !== 'wrapper');
      if (primary !== undefined && !inner.some((found) => found.role === 'primary')) primary.role = 'primary';
      takeStatus(failure, status);
    }
  }
  return answers.filter((failure) => !isGenericBesideSpecific(failure, answers));
}

function isOnlyStatus(failure: Failure): boolean {
  return failure.found.length === 1 && failure.found[0]?.isStatus === true;
}

function nearest(failures: readonly Failure[], at: number): Failure | undefined {
  let best: Failure | undefined;
  for (const failure of failures) {
    if (best === undefined || Math.abs(startOf(failure) - at) < Math.abs(startOf(best) - at)) best = failure;
  }
  return best;
}

function takeStatus(answer: Failure, status: Found): void {
  if (isGeneric(status)) return;
  const primary = answer.found.find((found) => found.role === 'primary');
  if (primary?.enhanced === null && primary.reply?.[0] === status.enhanced?.[0]) primary.enhanced = status.enhanced;
  else if (!answer.found.some((found) => found.enhanced === status.enhanced))
    answer.found.push({ ...status, role: 'wrapper' });
}

function isGeneric(found: Found): boolean {
  return /^[245]\.0\.0$/.test(found.enhanced ?? '');
}

// sendmail ends a transcript with its own `554 5.0.0 Service unavailable` below the answer that it got.
function isGenericBesideSpecific(failure: Failure, all: readonly Failure[]): boolean {
  const only = failure.found[0];
  if (
    failure.found.length !== 1 ||
    only === undefined ||
    !isGeneric(only) ||
    !/^service unavailable/i.test(only.statement)
  )
    return false;
  return all.some((other) => other !== failure && other.found.some((found) => !isGeneric(found)));
}

const EXPIRED =
  /\bexpired\b|\bmessage delayed\b|\bdelay(?:ed)?\b.{0,20}\bdeliver|\bretry time(?:out)?\b|\btoo (?:long|old)\b/i;

/** Makes the last attempt the cause of a message that expired: `550 5.4.317 Message expired` and `450 4.4.317` beside it. */
function settleExpired(group: Failure[]): Failure[] {
  const expired = group.find((failure) => failure.found.some((found) => found.role === 'primary' && isExpired(found)));
  if (expired === undefined) return group;
  const attempts = group.filter(
    (failure) => failure !== expired && startOf(failure) > startOf(expired) && isTransient(failure),
  );
  if (attempts.length === 0) return group;
  const causes = attempts.flatMap((failure) => failure.found.map((found): Found => ({ ...found, role: 'cause' })));
  const own = expired.found.filter((found) => found.role === 'cause');
  const rest = expired.found.filter((found) => found.role !== 'cause');
  const isOwn = (found: Found) => own.some((other) => other.enhanced === found.enhanced && other.reply === found.reply);
  expired.found = [...rest, ...causes.filter((found) => !isOwn(found)), ...own];
  return group.filter((failure) => !attempts.includes(failure));
}

function isExpired(found: Found): boolean {
  return EXPIRED.test(found.statement) || /^5\.4\.3(?:00|1[0-9])$|^[45]\.4\.7$/.test(found.enhanced ?? '');
}

function isTransient(failure: Failure): boolean {
  const first = failure.found[0];
  return first !== undefined && (first.reply ?? first.enhanced ?? '')[0] === '4';
}

function startOf(failure: Failure): number {
  return failure.found[0]?.start ?? Number.POSITIVE_INFINITY;
}

const ORDER: Record<Role, number> = { primary: 0, cause: 1, wrapper: 2 };

function listOnce(failures: readonly Failure[]): Finding[] {
  const listed = new Map<string, Finding>();
  for (const failure of failures) {
    for (const found of [...failure.found].sort((a, b) => ORDER[a.role] - ORDER[b.role])) {
      const key = `${found.reply}|${found.enhanced}|${found.tag}`;
      const { reply, enhanced, tag, role, statement } = found;
      if (!listed.has(key)) listed.set(key, { reply, enhanced, tag, role, statement });
    }
  }
  return [...listed.values()];
}
