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
  let index = 0;
  let left = bytes;
  while (index < text.length) {
    const size = bytesAt(text, index);
    if (size.bytes > left) break;
    left -= size.bytes;
    index += size.units;
  }
  return index;
}

function bytesAt(text: string, index: number): { bytes: number; units: number } {
  const point = text.codePointAt(index) ?? 0;
  if (point < 0x80) return { bytes: 1, units: 1 };
  if (point < 0x800) return { bytes: 2, units: 1 };
  if (point < 0x10000) return { bytes: 3, units: 1 };
  return { bytes: 4, units: 2 };
}

function charactersWithinFromEnd(text: string, bytes: number): number {
  let index = text.length;
  let left = bytes;
  while (index > 0) {
    const low = text.charCodeAt(index - 1);
    const pair = index > 1 && low >= 0xdc00 && low < 0xe000;
    const start = pair ? index - 2 : index - 1;
    const size = bytesAt(text, start).bytes;
    if (size > left) break;
    left -= size;
    index = start;
  }
  return text.length - index;
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
