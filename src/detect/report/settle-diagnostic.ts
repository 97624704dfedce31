import { type Failure, withRole } from './failure.ts';

/**
 * Lets the Diagnostic-Code be the one result of a recipient. What the relaying host says besides it in its transcript
 * (`550 5.1.1 <bob>... User unknown` below `<<< 550 5.7.606 Access denied`) only wraps that result.
 */
export function settleDiagnostic(failures: readonly Failure[]): Failure[] {
  const result = failures.find((failure) => failure.isDiagnostic);
  if (result === undefined) return [...failures];
  const besides = new Set(failures.filter((failure) => failure.isNamed && !failure.isDiagnostic));
  const wrapping = [...besides].flatMap((failure) => withRole(failure.found, 'wrapper'));
  const settled = { ...result, found: [...result.found, ...wrapping] };
  return failures.filter((failure) => !besides.has(failure)).map((failure) => (failure === result ? settled : failure));
}
