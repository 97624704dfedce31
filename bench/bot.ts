import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchChat, openBenchChat } from './chats.ts';
import { measureSpeed, REPORT_TEXTS } from './detect-speed.ts';
import { type MeasuredBot, startMeasured } from './measured-bot.ts';
import { quantile, type Round, runRound, summarize } from './round.ts';
import { startTeamsSide } from './teams-side.ts';

/**
 * Measures Mailmedic beside an echo bot on the same libraries: `npm run bench`, `npm run bench -- --quick`. With `--profile`
 * Mailmedic writes a .cpuprofile into the working folder. Rounds alternate, so that a busy machine slows both. At the end comes
 * the speed of `detect` alone.
 */
const quick = process.argv.includes('--quick');
const plan = quick ? { starts: 1, rounds: 2, each: 800 } : { starts: 3, rounds: 5, each: 1800 };
const concurrentChats = 16;

const folder = mkdtempSync(join(tmpdir(), 'mailmedic-bench-'));
const teams = await startTeamsSide();
const profile = process.argv.includes('--profile') ? ['--cpu-prof', '--cpu-prof-interval', '500'] : [];
const starters = [
  () => startMeasured('./echo-bot.ts', {}),
  () => {
    const settings = { MAILMEDIC_DEV: '1', MAILMEDIC_RATE_LIMIT: '0', MAILMEDIC_DATA: join(folder, 'data') };
    // As `npm start` does.
    return startMeasured('../src/main.ts', settings, ['--max-semi-space-size=16', ...profile]);
  },
] as const;

const startUps = starters.map((): number[] => []);
for (let count = 1; count < plan.starts; count += 1) {
  for (const [side, start] of starters.entries()) await (await started(start, side)).stop();
}
const sides: Side[] = [];
for (const [side, start] of starters.entries()) sides.push(openSide(await started(start, side)));

const turns = { ask: (chat: BenchChat) => chat.ask(), tap: (chat: BenchChat) => chat.tap() };
const warmUp = plan.each / 2;
for (const { bot, chats } of sides) for (const turn of Object.values(turns)) await runRound(bot, chats, turn, warmUp);
for (let count = 0; count < plan.rounds; count += 1) {
  for (const kind of ['ask', 'tap'] as const) {
    for (const { bot, chats, rounds } of sides) rounds[kind].push(await runRound(bot, chats, turns[kind], plan.each));
  }
}
const memory = await Promise.all(sides.map(async ({ bot }) => (await bot.usage()).memory));
for (const { bot } of sides) await bot.stop();
await teams.close();
rmSync(folder, { recursive: true });
report();
reportDetect();

type Side = { bot: MeasuredBot; chats: BenchChat[]; rounds: Record<keyof typeof turns, Round[]> };

async function started(start: () => Promise<MeasuredBot>, side: number): Promise<MeasuredBot> {
  const bot = await start();
  startUps[side]?.push(bot.startUp);
  return bot;
}

function openSide(bot: MeasuredBot): Side {
  const chats = Array.from({ length: concurrentChats }, () => openBenchChat(teams, bot.port));
  return { bot, chats, rounds: { ask: [], tap: [] } };
}

function report(): void {
  print('', 'echo', 'Mailmedic', 'ratio');
  const names = { ask: 'answer', tap: 'tap' };
  for (const kind of ['ask', 'tap'] as const) {
    const [echo, mailmedic] = sides.map(({ rounds }) => summarize(rounds[kind]));
    if (!echo || !mailmedic) continue;
    compare(`${names[kind]}: turns/s at ${concurrentChats} chats`, echo.throughput, mailmedic.throughput);
    compare(`${names[kind]}: median ms`, echo.median, mailmedic.median);
    compare(`${names[kind]}: p99 ms`, echo.p99, mailmedic.p99);
    compare(`${names[kind]}: CPU ms/turn`, echo.cpu, mailmedic.cpu);
  }
  const [echoStart = [], mailmedicStart = []] = startUps;
  compare('start-up ms', quantile(echoStart, 0.5), quantile(mailmedicStart, 0.5));
  compare('resident MiB after the load', memory[0] ?? Number.NaN, memory[1] ?? Number.NaN);
}

function reportDetect(): void {
  const speeds = measureSpeed(REPORT_TEXTS);
  print('\ndetect alone: MB/s at', '1 KiB', '16 KiB', '64 KiB');
  for (const name of Object.keys(REPORT_TEXTS)) {
    const own = speeds.filter(({ text }) => text === name);
    print(name, ...own.map(({ throughput }) => (throughput / 1e6).toFixed(1)));
  }
}

function compare(name: string, echo: number, mailmedic: number): void {
  print(name, echo.toFixed(1), mailmedic.toFixed(1), (mailmedic / echo).toFixed(2));
}

function print(name: string, ...columns: string[]): void {
  process.stdout.write(`${name.padEnd(34)}${columns.map((column) => column.padStart(11)).join('')}\n`);
}
