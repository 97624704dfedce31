import type { Failure, Found } from './failure.ts';

/** Reads a code that one report states several times (here without its reply code, there without its enhanced code or tag) as one finding. */
export function mergeRepeats(failures: readonly Failure[]): Failure[] {
  const merged: Failure[] = [];
  const byEnhanced = new Map<string, Found>();
  const byReply = new Map<string, Found>();
  const owners = new Map<Found, Failure>();
  const remember = (found: Found) => {
    if (found.enhanced !== null && !byEnhanced.has(found.enhanced)) byEnhanced.set(found.enhanced, found);
    if (found.reply !== null && !byReply.has(found.reply)) byReply.set(found.reply, found);
  };
  for (const failure of failures) {
    const own: Failure = { ...failure, found: [] };
    for (const found of failure.found) {
      const known = knownAs(found, byEnhanced, byReply);
      if (known === undefined) {
        own.found.push(found);
        owners.set(found, own);
        remember(found);
      } else {
        absorb(known, found);
        remember(known);
        const owner = owners.get(known);
        // What the report first said to people is the Diagnostic-Code of its part for machines.
        if (owner !== undefined && failure.isDiagnostic && found === failure.found[0]) owner.isDiagnostic = true;
      }
    }
    if (own.found.length > 0) merged.push(own);
  }
  return merged;
}

function knownAs(found: Found, byEnhanced: Map<string, Found>, byReply: Map<string, Found>): Found | undefined {
  const same = found.enhanced === null ? undefined : byEnhanced.get(found.enhanced);
  const answered = found.reply === null ? undefined : byReply.get(found.reply);
  if (same !== undefined && fits(same, found)) return same;
  const isPart = answered !== undefined && (answered.enhanced === null || found.enhanced === null);
  return isPart && fits(answered, found) ? answered : undefined;
}

function fits(known: Found, found: Found): boolean {
  return agree(known.reply, found.reply) && agree(known.enhanced, found.enhanced) && agree(known.tag, found.tag);
}

function agree(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b;
}

function absorb(known: Found, found: Found): void {
  const saysMore = found.statement.length > known.statement.length && known.tag === found.tag;
  if (saysMore || (known.tag === null && found.tag !== null)) known.statement = found.statement;
  known.isStatus &&= found.isStatus;
  known.reply ??= found.reply;
  known.enhanced ??= found.enhanced;
  known.tag ??= found.tag;
}
