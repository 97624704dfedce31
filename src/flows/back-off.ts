/** Milliseconds before the next try: half a minute, doubled with each that failed, a quarter of an hour at most. */
export const backOff = (failed: number): number => Math.min(30_000 * 2 ** (failed - 1), 900_000);

/** So many tries take about four hours; then nobody waits for it any more. */
export const maxTries = 20;
