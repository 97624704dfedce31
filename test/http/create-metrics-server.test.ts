import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMetricsServer } from '../../src/http/create-metrics-server.ts';
// Loads restify, as the bot does: it changes every response of the process.
import '../../src/http/create-server.ts';
import type { HttpServer } from '../../src/http/create-server.ts';
import { createRecordingLog, type RecordingLog } from '../fixtures/recording-log.ts';

let server: HttpServer;
let log: RecordingLog;
let url: string;
let write: () => Promise<string>;

beforeEach(async () => {
  log = createRecordingLog();
  write = async () => 'a 1\n';
  server = createMetricsServer({ contentType: 'text/plain; version=0.0.4; charset=utf-8', write: () => write() }, log);
  url = `http://127.0.0.1:${(await server.listen(0, '127.0.0.1')).port}`;
});
afterEach(() => server.close());

async function call(path: string, init: RequestInit = {}) {
  const response = await fetch(`${url}${path}`, init);
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

describe('The server of the metrics', () => {
  it('gives them to GET /metrics', async () => {
    const type = 'text/plain; version=0.0.4; charset=utf-8';
    expect(await call('/metrics')).toEqual({ status: 200, type, body: 'a 1\n' });
  });

  it.each([
    ['GET', '/', 404],
    ['GET', '/metrics/', 404],
    ['GET', '/metrics?x=1', 404],
    ['GET', '/healthz', 404],
    ['POST', '/api/messages', 404],
    ['POST', '/metrics', 405],
    ['PUT', '/metrics', 405],
    ['DELETE', '/metrics', 405],
    ['HEAD', '/metrics', 405],
    ['OPTIONS', '/metrics', 405],
  ])('shuts %s %s', async (method, path, status) => {
    expect(await call(path, { method })).toEqual({ status, type: null, body: '' });
  });

  it('says nothing of an error to whoever asks, and its name to the log', async () => {
    write = () => Promise.reject(new TypeError('Ann Example'));
    expect(await call('/metrics')).toEqual({ status: 500, type: null, body: '' });
    expect(log.lines).toEqual([{ level: 'error', event: 'metrics-failed', fields: { error: 'TypeError' } }]);
  });
});
