/** Milliseconds, and how many messages at most within them. */
export type PostWindow = { milliseconds: number; most: number };

/**
 * What Teams takes (learn.microsoft.com, rate limits for bots, 2026-10): 7 a second, 8 in two, 60 in thirty and 1,800 in an
 * hour for each conversation. A little is left for answers to people.
 */
export const conversationWindows: readonly PostWindow[] = [
  { milliseconds: 1_000, most: 5 },
  { milliseconds: 2_000, most: 6 },
  { milliseconds: 30_000, most: 45 },
  { milliseconds: 3_600_000, most: 1_500 },
];

/** Fifty a second for each app and tenant, which older copies of the same page call thirty. */
export const globalWindows: readonly PostWindow[] = [{ milliseconds: 1_000, most: 20 }];

/** Spreads messages. */
export type PostLimit = {
  /** Counts a message and gives null, or gives the time at which it may be sent (milliseconds since 1970). */
  take(conversationId: string, now: number): number | null;
  /** How many conversations it remembers. */
  remembered(): number;
  /** Counts a message from now on, that was taken at that time: nobody knows when in between it arrived. */
  settle(conversationId: string, taken: number, now: number): void;
};

/** Counts within sliding windows, for each conversation and for all together. */
export function createPostLimit(each = conversationWindows, all = globalWindows): PostLimit {
  const sent = new Map<string, number[]>();
  let everywhere: number[] = [];
  return {
    take(conversationId, now) {
      const recent = keepRecent(sent.get(conversationId) ?? [], each, now);
      everywhere = keepRecent(everywhere, all, now);
      const free = Math.max(nextFree(recent, each, now), nextFree(everywhere, all, now));
      if (free > now) return free;
      recent.push(now);
      everywhere.push(now);
      // The one that was written to last stands last; those at the front fell silent.
      sent.delete(conversationId);
      sent.set(conversationId, recent);
      for (const [id, times] of sent) {
        if (keepRecent(times, each, now).length > 0) break;
        sent.delete(id);
      }
      return null;
    },
    remembered: () => sent.size,
    settle(conversationId, taken, now) {
      const recent = sent.get(conversationId);
      if (recent) move(recent, taken, now);
      move(everywhere, taken, now);
    },
  };
}

/** Times stay in their order. */
function move(times: number[], from: number, to: number): void {
  const at = times.indexOf(from);
  if (at < 0) return;
  times.splice(at, 1);
  times.push(to);
}

const longestOf = (windows: readonly PostWindow[]): number =>
  Math.max(...windows.map(({ milliseconds }) => milliseconds));

const keepRecent = (times: number[], windows: readonly PostWindow[], now: number): number[] =>
  times.filter((time) => time > now - longestOf(windows) && time <= now);

/** When the fullest window has room again. */
function nextFree(times: readonly number[], windows: readonly PostWindow[], now: number): number {
  const waits = windows.map(({ milliseconds, most }) => {
    const oldest = times.at(-most);
    return oldest === undefined ? now : oldest + milliseconds;
  });
  return Math.max(now, ...waits);
}
