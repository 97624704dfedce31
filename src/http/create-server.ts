import restify from 'restify';
import type { Log } from '../ports/log.ts';
import { answerBare } from './answer-bare.ts';
import { listen } from './listen.ts';
import { type Receive, receiveActivity } from './receive-activity.ts';
import { type AlertDoor, guardAlerts, receiveAlert } from './receive-alert.ts';
import { refuseUnread } from './refuse-unread.ts';
import { shutDown } from './shut-down.ts';
import { silentLogger } from './silent-logger.ts';

/** Sizes in bytes, times in milliseconds. */
export type Limits = { body: number; headersTime: number; requestTime: number; drainTime: number };

/** What the server serves. */
export type ServerOptions = {
  receive: Receive;
  health: {
    /** Rejects while the bot can't do its work. */
    ready(): Promise<void>;
  };
  /** Missing where no alerts are taken. */
  alerts?: AlertDoor;
  log: Log;
  limits?: Partial<Limits>;
};

/** The bot's HTTP server. */
export type HttpServer = {
  /** Resolves with the port taken (0 asks for a free one); rejects with a ListenError whose `code` is the system's. */
  listen(port: number, host: string): Promise<{ port: number }>;
  /** Takes no more connections, finishes what is running, and resolves when all are closed. */
  close(): Promise<void>;
};

/** 2 MiB of JSON, ten seconds for the headers and thirty for the whole of a request (Node looks every thirty), ten to end. */
export const defaultLimits: Limits = {
  body: 2 * 1024 * 1024,
  headersTime: 10_000,
  requestTime: 30_000,
  drainTime: 10_000,
};

/** POST /api/messages and /api/alerts/<source>, GET /healthz and GET /readyz; whatever goes wrong is answered with a status and nothing else. */
export function createServer({ receive, health, alerts, log, limits: given }: ServerOptions): HttpServer {
  const limits = { ...defaultLimits, ...given };
  // No name: it would travel in the Server header. Restify's logger would print addresses of callers.
  const server = restify.createServer({ name: '', log: silentLogger() });
  server.server.headersTimeout = limits.headersTime;
  server.server.requestTimeout = limits.requestTime;

  // The types of restify 8 don't know that this parser takes the reader's limit too.
  const bodyOptions: BodyOptions = { maxBodySize: limits.body, mapParams: false };
  server.on('error', (error: NodeJS.ErrnoException) => {
    log.error('http.server-failed', { code: error.code ?? error.name });
  });
  server.on('restifyError', (_request, response, error, done) => {
    answerBare(response, statusOf(error));
    done();
  });
  server.pre(refuseUnread(limits.body));
  server.get('/healthz', (_request, response, next) => {
    answerBare(response, 200);
    next();
  });
  server.get('/readyz', (_request, response, next) => {
    health
      .ready()
      .then(
        () => answerBare(response, 200),
        () => answerBare(response, 503),
      )
      .then(() => next());
  });
  server.post('/api/messages', ...restify.plugins.jsonBodyParser(bodyOptions), receiveActivity(receive, log));
  if (alerts) {
    const readBody = restify.plugins.jsonBodyParser(bodyOptions);
    server.post('/api/alerts/:source', guardAlerts(alerts), ...readBody, receiveAlert(alerts));
  }

  return {
    listen: (port, host) => listen(server, port, host),
    close: () => shutDown(server.server, limits.drainTime),
  };
}

type BodyOptions = restify.plugins.JsonBodyParserOptions & { maxBodySize: number };

function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status <= 599 ? status : 500;
}
