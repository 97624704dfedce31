import type { BenchChat } from './chats.ts';
import type { MeasuredBot } from './measured-bot.ts';

/** What one round of load gave: a latency for each turn, and how long and how much processor time all of them took. */
export type Round = { latencies: number[]; milliseconds: number; cpu: number };

/** Keeps every chat busy for a while, one turn after the other in each. */
export async function runRound(
  bot: MeasuredBot,
  chats: readonly BenchChat[],
  turn: (chat: BenchChat) => Promise<number>,
  milliseconds: number,
): Promise<Round> {
  const latencies: number[] = [];
  const before = await bot.usage();
  const begin = performance.now();
  await Promise.all(
    chats.map(async (chat) => {
      while (performance.now() - begin < milliseconds) latencies.push(await turn(chat));
    }),
  );
  const took = performance.now() - begin;
  const after = await bot.usage();
  return { latencies, milliseconds: took, cpu: after.cpu - before.cpu };
}

/** Rounds together: turns a second (the median round's, for the machine has other work), milliseconds of latency and processor time. */
export function summarize(rounds: readonly Round[]) {
  const latencies = rounds.flatMap((round) => round.latencies);
  const cpu = rounds.reduce((sum, round) => sum + round.cpu, 0);
  return {
    throughput: quantile(
      rounds.map((round) => (round.latencies.length / round.milliseconds) * 1000),
      0.5,
    ),
    median: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    cpu: cpu / latencies.length,
  };
}

/** The value below which that part of all values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
