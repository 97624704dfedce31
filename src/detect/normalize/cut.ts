const HEAD_BYTES = 48 * 1024 - 1;
const TAIL_BYTES = 16 * 1024;
const LONGEST_TOKEN = 256;

/** Keeps the first 48 KiB and the last 16 KiB (UTF-8) of a longer text, because diagnostics may stand late in a report. */
export function cutToSize(text: string): { text: string; truncated: boolean } {
  // A character that the border of the two parts goes through may cost up to three bytes more.
  if (Buffer.byteLength(text) <= HEAD_BYTES + TAIL_BYTES - 3) return { text, truncated: false };
  const head = text.slice(0, charactersWithin(text, HEAD_BYTES));
  const rest = text.slice(head.length);
  const tailStart = rest.length - charactersWithinFromEnd(rest, TAIL_BYTES);
  if (tailStart === 0) return { text, truncated: false };
  return { text: `${withoutLastToken(head)}\n${withoutFirstToken(rest.slice(tailStart))}`, truncated: true };
}

function charactersWithin(text: string, bytes: number): number {
  return new TextEncoder().encodeInto(text, new Uint8Array(bytes)).read;
}

function charactersWithinFromEnd(text: string, bytes: number): number {
  const end = new TextEncoder().encode(text.slice(-bytes));
  let start = Math.max(0, end.length - bytes);
  // Every byte of a character but its first is 10xxxxxx (RFC 3629 §3).
  while (((end[start] ?? 0) & 0xc0) === 0x80) start += 1;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(end.subarray(start)).length;
}

// A token that the cut went through is dropped: half of `5.7.139` would read as `5.7.1`.
function withoutLastToken(head: string): string {
  const from = Math.max(0, head.length - LONGEST_TOKEN);
  const space = head.slice(from).search(/\s\S*$/);
  return space === -1 ? head.replace(/[\d.,-]{1,64}$/, '') : head.slice(0, from + space);
}

function withoutFirstToken(tail: string): string {
  const space = tail.slice(0, LONGEST_TOKEN).search(/\s/);
  return space === -1 ? tail.replace(/^[\d.,-]{1,64}/, '') : tail.slice(space + 1);
}
