import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { compileCards } from './cards/compile-cards.ts';
import type { Config } from './config.ts';
import { createBot } from './flows/bot.ts';
import { createExpiry } from './flows/expire.ts';
import { defaultRates } from './flows/limit-rate.ts';
import { createServer, type HttpServer } from './http/create-server.ts';
import { createSearch } from './knowledge/search.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Metrics } from './ports/metrics.ts';
import type { Queue } from './ports/queue.ts';
import type { Words } from './ports/words.ts';
import { openSqliteQueue } from './queue/sqlite-queue.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import { createTeams } from './teams/create-teams.ts';

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
  const { credentials, tenants, serviceHosts, language } = config;
  const { metrics, metricsServer } = await composeMetrics(config, log);
  const teams = createTeams({ credentials, tenants, serviceHosts, clock, log, metrics, random: Math.random });
  const cards = compileCards();
  // 128 random bits, short because a card carries the id in every button.
  const ids = { next: () => randomBytes(16).toString('base64url') };
  const search = createSearch(words.vocabularies);
  const queue = await openQueue(config, log, store);
  const { admins, reopenMinutes } = config;
  const world = {
    channel: teams.channel,
    ...{
      cards,
      words,
      store,
      incidents: store,
      queue,
      clock,
      ids,
      log,
      metrics,
      search,
      language,
      admins,
      reopenMinutes,
    },
  };
  const bot = createBot(world, config.rateLimit ? defaultRates : null);
  const expiry = createExpiry(world, config.keepDays);
  const server = createServer({
    receive: (post) => teams.receive(post, bot),
    health: { ready: () => store.check() },
    alerts: hasKeys(config.alertKeys) ? { keys: config.alertKeys, receive: bot.onAlert, clock, log } : undefined,
    log,
  });
  return {
    async start() {
      const metricsPort = (await metricsServer?.listen()) ?? null;
      const { port } = await server.listen(config.port, config.host).catch(async (error) => {
        // What listens would keep the process alive.
        await metricsServer?.close();
        throw error;
      });
      log.info('started', { port, metricsPort, dev: credentials === null });
      await bot.recover();
      expiry.start();
      return port;
    },
    async stop() {
      await server.close();
      await expiry.stop();
      await teams.settled();
      await bot.drain();
      await queue.close();
      await store.close();
      await metricsServer?.close();
      log.info('stopped');
    },
  };
}

/** What is open is closed again when the rest can't be opened. */
async function openQueue({ data }: Config, log: Log, store: { close(): Promise<void> }): Promise<Queue> {
  try {
    return openSqliteQueue(data, { clock, log, random: Math.random });
  } catch (error) {
    await store.close();
    throw error;
  }
}

const hasKeys = ({ tokens, secrets }: Config['alertKeys']): boolean => tokens.length + secrets.length > 0;

type MetricsServer = { listen(): Promise<number>; close: HttpServer['close'] };

/** Where nobody asks for the metrics nothing is counted, and prom-client is not even loaded. */
async function composeMetrics(
  { metricsPort }: Config,
  log: Log,
): Promise<{ metrics: Metrics; metricsServer: MetricsServer | null }> {
  if (metricsPort === null) return { metrics: countNothing, metricsServer: null };
  const { createPrometheusMetrics } = await import('./http/prometheus-metrics.ts');
  const { createMetricsServer, metricsHost } = await import('./http/create-metrics-server.ts');
  const metrics = createPrometheusMetrics();
  const { listen, close } = createMetricsServer(metrics, log);
  return { metrics, metricsServer: { close, listen: async () => (await listen(metricsPort, metricsHost)).port } };
}

const countNothing: Metrics = {
  activity() {},
  turn() {},
  refusal() {},
  slowedDown() {},
  answer() {},
  unknownCode() {},
  outcome() {},
  delivery() {},
  alert() {},
  orphan() {},
};

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
