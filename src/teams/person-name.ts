const longest = 100;

/** A name as it may stand on a card: one line, no control or direction marks, at most 100 characters. */
export function readPersonName(name: string): string {
  const start = name.slice(0, longest * 4).toWellFormed();
  // Cc: controls; then line separators, direction marks and the byte order mark. Joiners stay: names need them.
  const plain = start.replace(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFD]+/gu, ' ');
  return Array.from(plain.replace(/ {2,}/g, ' ').trim()).slice(0, longest).join('').trimEnd();
}
