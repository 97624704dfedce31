import { type Failure, type Found, isGeneric, startOf } from './failure.ts';

/**
 * Lets a server's answer stand for the status field beside it. The field gives its enhanced code to an answer that has
 * none; it is dropped when it only says x.0.0, and is a wrapper when the answer is more specific.
 */
export function settleStatus(failures: readonly Failure[]): Failure[] {
  const answers = failures.filter((failure) => !isOnlyStatus(failure)).map(withoutOuterStatus);
  if (answers.length === 0) return [...failures];
  for (const failure of failures) {
    const status = isOnlyStatus(failure) ? failure.found[0] : undefined;
    const answer = status === undefined ? undefined : nearest(answers, status.start);
    if (status !== undefined && answer !== undefined) takeStatus(answer, status);
  }
  const isSpecific = (failure: Failure) => failure.found.some((found) => !isGeneric(found));
  return answers.some(isSpecific) ? answers.filter((failure) => isSpecific(failure) || !isOwnFinish(failure)) : answers;
}

function isOnlyStatus(failure: Failure): boolean {
  return failure.found.length === 1 && failure.found[0]?.isStatus === true;
}

// `#5.1.1 smtp;550 5.7.1`, `dsn=5.1.1 … said: 550`: the field stands around the answer.
function withoutOuterStatus(failure: Failure): Failure {
  const [status, ...inner] = failure.found;
  if (status?.isStatus !== true || inner.length === 0) return failure;
  const [first, ...rest] = inner;
  if (first === undefined) return failure;
  const isFirstPrimary = !inner.some((found) => found.role === 'primary');
  const answer = { ...failure, found: isFirstPrimary ? [{ ...first, role: 'primary' as const }, ...rest] : inner };
  takeStatus(answer, status);
  return answer;
}

function takeStatus(answer: Failure, status: Found): void {
  if (isGeneric(status)) return;
  const primary = answer.found.find((found) => found.role === 'primary');
  if (primary !== undefined && primary.enhanced === null && primary.reply?.[0] === status.enhanced?.[0]) {
    primary.enhanced = status.enhanced;
  } else if (!answer.found.some((found) => found.enhanced === status.enhanced)) {
    answer.found.push({ ...status, role: 'wrapper' });
  }
}

function nearest(failures: readonly Failure[], at: number): Failure | undefined {
  let best: Failure | undefined;
  for (const failure of failures) {
    if (best === undefined || Math.abs(startOf(failure) - at) < Math.abs(startOf(best) - at)) best = failure;
  }
  return best;
}

// sendmail ends its transcript with a `554 5.0.0 Service unavailable` of its own below the answer that it got.
function isOwnFinish(failure: Failure): boolean {
  return /^service unavailable/i.test(failure.found[0]?.statement ?? '');
}
