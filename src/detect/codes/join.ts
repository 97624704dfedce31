import type { Code } from '../codes.ts';

const FARTHEST = 160;

/**
 * Joins a reply code with the enhanced code that stands later in its own sentence: `553 sorry, no relaying (#5.7.1)`,
 * `550 accès refusé 5.7.501`, and drops a reply code that only repeats the one of the next code (`550 550 5.1.1`).
 */
export function joinReplyAndEnhanced(text: string, codes: readonly Code[]): Code[] {
  const joined: Code[] = [];
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index];
    const next = codes[index + 1];
    if (code === undefined) continue;
    if (next === undefined || code.enhanced !== null || code.reply === null) joined.push(code);
    else if (repeatsNext(text, code, next))
      joined.push({ ...next, start: code.start, reply: next.reply ?? code.reply });
    else if (holdsNext(text, code, next)) joined.push({ ...code, enhanced: next.enhanced });
    else joined.push(code);
    if (joined.at(-1)?.start === code.start && joined.at(-1)?.enhanced !== null && code.enhanced === null) index += 1;
  }
  return joined;
}

function repeatsNext(text: string, code: Code, next: Code): boolean {
  return next.reply === code.reply && next.enhanced !== null && /^[\s-]{1,3}$/.test(text.slice(code.end, next.start));
}

function holdsNext(text: string, code: Code, next: Code): boolean {
  if (next.reply !== null || next.enhanced?.[0] !== code.reply?.[0] || next.start - code.end > FARTHEST) return false;
  const between = text.slice(code.end, next.start);
  return !/\n|->|error:|message=|said:|dsn=|status[:=]/i.test(between);
}
