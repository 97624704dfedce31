import { type Failure, type Found, startOf, withRole } from './failure.ts';

/** Makes the last attempt the cause of a message that expired: `550 5.4.317 Message expired` and the `450 4.4.317` below it. */
export function settleExpired(failures: readonly Failure[]): Failure[] {
  const expired = failures.find((failure) =>
    failure.found.some((found) => found.role === 'primary' && isExpired(found)),
  );
  if (expired === undefined) return [...failures];
  const attempts = new Set(
    failures.filter((failure) => failure !== expired && startOf(failure) > startOf(expired) && isTransient(failure)),
  );
  const quoted = expired.found.filter((found) => found.role === 'cause');
  const tried = [...attempts].flatMap((failure) => withRole(failure.found, 'cause'));
  const outerToInner = [...tried.filter((found) => !quoted.some((other) => isSame(other, found))), ...quoted];
  const settled = { ...expired, found: [...expired.found.filter((found) => found.role !== 'cause'), ...outerToInner] };
  return failures
    .filter((failure) => !attempts.has(failure))
    .map((failure) => (failure === expired ? settled : failure));
}

const EXPIRED = /\bexpired\b|\bmessage delayed\b|\bretry time(?:out)?\b|\btoo (?:long|old)\b|\bunable to deliver in\b/i;
const EXPIRED_CODES = /^5\.4\.3(?:00|1\d)$|^[45]\.4\.7$/;

/** Tells whether a code says that a message was tried until its time was over; whatever it quotes is why. */
export function isExpired(found: { enhanced: string | null; statement: string }): boolean {
  return EXPIRED.test(found.statement) || EXPIRED_CODES.test(found.enhanced ?? '');
}

function isTransient(failure: Failure): boolean {
  const first = failure.found[0];
  return (first?.reply ?? first?.enhanced ?? '').startsWith('4');
}

function isSame(a: Found, b: Found): boolean {
  return a.enhanced === b.enhanced && a.reply === b.reply;
}
