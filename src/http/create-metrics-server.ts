import { createServer, type RequestListener } from 'node:http';
import type { Log } from '../ports/log.ts';
import type { HttpServer } from './create-server.ts';
import { listen } from './listen.ts';
import type { PrometheusMetrics } from './prometheus-metrics.ts';
import { shutDown } from './shut-down.ts';

/** The only address that it listens on: whoever may read the numbers is on this machine. */
export const metricsHost = '127.0.0.1';

/** Serves GET /metrics and nothing else, without restify: what fails here must not touch what people use. */
export function createMetricsServer(metrics: Pick<PrometheusMetrics, 'contentType' | 'write'>, log: Log): HttpServer {
  const answer: RequestListener = ({ method, url }, response) => {
    // Where restify is loaded, writeHead gives nothing to go on with.
    const reply = (status: number, text = '', headers = {}) => {
      response.writeHead(status, { 'content-length': String(Buffer.byteLength(text)), ...headers });
      response.end(text);
    };
    if (url !== '/metrics') return reply(404);
    if (method !== 'GET') return reply(405);
    metrics.write().then(
      (text) => reply(200, text, { 'content-type': metrics.contentType }),
      (error: unknown) => {
        log.error('metrics-failed', { error: error instanceof Error ? error.name : typeof error });
        reply(500);
      },
    );
  };
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 10_000 }, answer);
  return {
    listen: (port, host) => listen(server, port, host),
    close: () => shutDown(server, 1_000),
  };
}
