import type { Say } from './say.ts';

const shared = new WeakMap<Say, Map<string, unknown>>();

/**
 * Gives a part of a view that is the same on every card: the same object each time, made once for each language. `key` says
 * everything that the part depends on, and comes from a bounded set; nothing of a single case may stand in the part.
 */
export function share<Part>(say: Say, key: string, make: () => Part): Part {
  const parts = shared.get(say) ?? new Map<string, unknown>();
  shared.set(say, parts);
  if (!parts.has(key)) parts.set(key, make());
  return parts.get(key) as Part;
}
