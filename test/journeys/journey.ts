import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFailed, vi } from 'vitest';
import { type FakeConnector, startFakeConnector } from '../fixtures/fake-connector.ts';
import { type ListeningBot, startBot } from './bot-process.ts';
import { type Chat, openChat, type Writer } from './chat.ts';

// Starting the program takes seconds on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

/** The real bot, a Teams that listens to it, and a folder that outlives the process. */
export type Journey = {
  connector: FakeConnector;
  folder: string;
  /** The process that runs now. */
  bot: ListeningBot;
  /** Starts the program again on the same data. */
  restart(settings?: Record<string, string>): Promise<ListeningBot>;
  /** The same, so many milliseconds later: what was due meanwhile is overdue, for this and every further process. */
  restartLater(milliseconds: number): Promise<ListeningBot>;
  /** A person in a conversation of their own, or in one that is named. */
  chat(options?: Partial<Writer> & { locale?: string; conversationId?: string }): Chat;
  /** Everything that all its processes wrote. */
  output(): string;
  end(): Promise<void>;
};

let chats = 0;

/** Starts the bot and its Teams. */
export async function startJourney(settings: Record<string, string> = {}): Promise<Journey> {
  const folder = mkdtempSync(join(tmpdir(), 'mailmedic-journey-'));
  const connector = await startFakeConnector();
  const bots = [await startBot(folder, settings)];
  let ahead = 0;
  const journey: Journey = {
    connector,
    folder,
    get bot() {
      return bots[bots.length - 1] as ListeningBot;
    },
    async restart(changed = settings) {
      bots.push(await startBot(folder, { ...changed, ...setClock(ahead) }));
      return journey.bot;
    },
    restartLater(milliseconds) {
      ahead += milliseconds;
      return journey.restart();
    },
    chat({ locale = 'en-US', conversationId, ...person } = {}) {
      chats += 1;
      const number = String(chats).padStart(12, '0');
      const writer = { id: `29:${number}`, aadObjectId: `a0000000-0000-4000-8000-${number}`, name: 'Ann Example' };
      return openChat({
        bot: () => journey.bot,
        connector,
        conversationId: conversationId ?? `a:${number}`,
        writer: { ...writer, ...person },
        locale,
      });
    },
    output: () => bots.map((bot) => bot.output()).join(''),
    async end() {
      await Promise.all(bots.map((bot) => bot.kill9()));
      await connector.close();
      rmSync(folder, { recursive: true });
    },
  };
  return journey;
}

/** Shows what the bot wrote when the running test fails. */
export function showOutputOnFailure(journey: Journey): void {
  onTestFailed(() => void process.stderr.write(journey.output().slice(-5_000)));
}

/** Settings that set the clock of a process ahead; nothing in the program knows of it. */
const setClock = (milliseconds: number): Record<string, string> =>
  milliseconds === 0 ? {} : { NODE_OPTIONS: `--import=${laterClock}`, CLOCK_AHEAD: String(milliseconds) };

const laterClock = new URL('./later-clock.ts', import.meta.url).href;
