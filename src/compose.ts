import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { compileCards } from './cards/compile-cards.ts';
import type { Config } from './config.ts';
import { createBot } from './flows/bot.ts';
import { createExpiry } from './flows/expire.ts';
import { defaultRates } from './flows/limit-rate.ts';
import { createServer } from './http/create-server.ts';
import { createSearch } from './knowledge/search.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Words } from './ports/words.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import { createTeams } from './teams/create-teams.ts';
import { teamsHosts } from './teams/service-url.ts';

/** The running bot. */
export type App = {
  /** Resolves with the port. Rejects with a `code` when the port is taken. */
  start(): Promise<number>;
  /** Takes nothing more, finishes what was begun, and closes everything. */
  stop(): Promise<void>;
};

/** Joins every port to its adapter; nothing is started yet. Rejects with a StoreError when the data can't be opened. */
export async function compose(config: Config, words: Words, log: Log): Promise<App> {
  const store = await openSqliteStore(config.data, { onBadRow: ({ code }) => log.error('store-bad-row', { code }) });
  const { credentials, tenants, language } = config;
  const teams = createTeams({ credentials, tenants, serviceHosts: teamsHosts, clock, log, random: Math.random });
  const cards = compileCards();
  // 128 random bits, short because a card carries the id in every button.
  const ids = { next: () => randomBytes(16).toString('base64url') };
  const search = createSearch(words.vocabularies);
  const world = { channel: teams.channel, cards, words, search, store, clock, ids, log, language };
  const bot = createBot(world, config.rateLimit ? defaultRates : null);
  const expiry = createExpiry(world, config.keepDays);
  const server = createServer({
    receive: (post) => teams.receive(post, bot),
    health: { ready: () => store.check() },
    log,
  });
  return {
    async start() {
      const { port } = await server.listen(config.port, config.host);
      log.info('started', { port, dev: credentials === null });
      await bot.recover();
      expiry.start();
      return port;
    },
    async stop() {
      await server.close();
      await expiry.stop();
      await teams.settled();
      await bot.drain();
      await store.close();
      log.info('stopped');
    },
  };
}

/** Log lines as JSON on standard output; nothing but the event and its fields. */
export function createLog(level: Config['logLevel']): Log {
  const logger = pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
  const at =
    (name: 'debug' | 'info' | 'warn' | 'error'): Log['info'] =>
    (event, fields) =>
      logger[name](fields ?? {}, event);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

const clock: Clock = {
  now: () => new Date(),
  // Counts as work under way: a process that was asked to end stays until what waits for another try is done.
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => {}),
};
