import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { App } from './compose.ts';
import type { Config } from './config.ts';

// Before anything else is loaded: the next start compiles nothing and strips no types, which takes time and memory.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url)));
const { compose, createLog } = await import('./compose.ts');
const { describeMistakes, readConfig, readEnvironment } = await import('./config.ts');
const { openWords } = await import('./i18n/open-words.ts');

const words = await openWords(new URL('../locales/', import.meta.url));
const read = readConfig(readEnvironment(process.env, '.env'), words.languages);
if ('mistakes' in read) {
  end(describeMistakes(read.mistakes));
} else {
  const { config } = read;
  const log = createLog(config.logLevel);
  // A stray rejection of a library must not take everybody's bot down; it is counted and looked into.
  process.on('unhandledRejection', (reason) => log.error('unhandled-rejection', { error: nameOf(reason) }));
  const app = await compose(config, words, log).catch((error) => end(describeFailure(error, config)));
  if (app) {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(app));
    await app.start().catch((error) => end(describeFailure(error, config)));
  }
}

async function stop(app: App): Promise<void> {
  await app.stop();
  process.exit(0);
}

function describeFailure(error: unknown, config: Config): string {
  const { code, message, port } = error as { code?: string; message?: string; port?: number };
  const isMetrics = port === config.metricsPort && port !== config.port;
  const setting = isMetrics ? 'METRICS_PORT' : 'PORT';
  const host = isMetrics ? '127.0.0.1' : config.host;
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken. Stop what uses it, or set ${setting} to another one.`;
  if (code === 'EACCES') return `Port ${port} needs more rights. Set ${setting} to one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `This machine does not have the address ${host}. Correct HOST.`;
  return `Mailmedic could not start (MAILMEDIC_DATA is ${config.data}): ${message ?? nameOf(error)}`;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function end(sentence: string): undefined {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
