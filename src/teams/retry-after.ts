/** Milliseconds that a Retry-After header asks for (RFC 9110 §10.2.3: seconds or an HTTP date), null when it asks for nothing. */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  const value = header?.trim() ?? '';
  if (/^\d{1,9}(?:\.\d{1,6})?$/.test(value)) return Math.ceil(Number(value) * 1000);
  // Anything that is not a date of the HTTP form, such as a negative number, is no answer.
  const at = /^[A-Za-z]{3,9},? /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
