import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServer, type HttpServer } from '../../src/http/create-server.ts';
import type { AlertReceipt } from '../../src/http/receive-alert.ts';
import { createRecordingLog, type RecordingLog } from '../fixtures/recording-log.ts';
import { createStepClock } from '../fixtures/step-clock.ts';

const token = 'token-of-alertmanager';
const nextToken = 'its-next-token-4711';
const kumaToken = 'token-of-uptime-kuma';
const secret = 'shared-with-grafana';
const now = new Date('2026-11-20T08:00:00Z');
const seconds = now.getTime() / 1000;

let server: HttpServer;
let port: number;
let log: RecordingLog;
let received: { source: string; body: unknown }[];
let receive: () => Promise<AlertReceipt>;

beforeEach(async () => {
  log = createRecordingLog();
  received = [];
  receive = async () => ({ kind: 'accepted' });
  server = createServer({
    receive: async () => ({ status: 200, body: null, sent() {} }),
    health: { ready: async () => {} },
    alerts: {
      keys: {
        tokens: [
          { source: 'alertmanager', token },
          { source: 'alertmanager', token: nextToken },
          { source: 'uptime-kuma', token: kumaToken },
        ],
        secrets: [
          { source: 'grafana', secret: 'the-old-secret-of-it' },
          { source: 'grafana', secret },
        ],
      },
      receive(source, body) {
        received.push({ source, body });
        return receive();
      },
      clock: createStepClock(now.toISOString()),
      log,
    },
    log,
    limits: { body: 10_000, drainTime: 200 },
  });
  ({ port } = await server.listen(0, '127.0.0.1'));
});
afterEach(() => server.close());

async function post(source: string, headers: Record<string, string>, body = '{"a":1}') {
  const response = await fetch(`http://127.0.0.1:${port}/api/alerts/${source}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, body: await response.text(), retryAfter: response.headers.get('retry-after') };
}

const bearer = (text: string) => ({ authorization: `Bearer ${text}` });

const sign = (text: string, key = secret) => createHmac('sha256', key).update(text).digest('hex');

const signed = (body: string, timestamp?: string, key?: string) => ({
  'x-grafana-alerting-signature': sign(timestamp === undefined ? body : `${timestamp}:${body}`, key),
  ...(timestamp !== undefined && { 'x-grafana-alerting-timestamp': timestamp }),
});

describe('An alert', () => {
  it.each([token, nextToken])('comes in with each of its source’s tokens', async (given) => {
    expect(await post('alertmanager', bearer(given))).toEqual({ status: 202, body: '', retryAfter: null });
    expect(received).toEqual([{ source: 'alertmanager', body: { a: 1 } }]);
  });

  it.each<[string, string, Record<string, string>]>([
    ['no token', 'alertmanager', {}],
    ['another token', 'alertmanager', bearer('token-of-nobody-at-all')],
    ['the beginning of it', 'alertmanager', bearer(token.slice(0, -1))],
    ['more than it', 'alertmanager', bearer(`${token}x`)],
    ['another source’s token', 'uptime-kuma', bearer(token)],
    ['another scheme', 'alertmanager', { authorization: `Basic ${token}` }],
    ['the token in the wrong place', 'alertmanager', { 'x-token': token }],
    ['a source without any token', 'generic', bearer(token)],
    ['a secret for a token', 'grafana', bearer(secret)],
    ['a signature where there is no secret', 'alertmanager', signed('{"a":1}')],
  ])('with %s is turned away without a word', async (_what, source, headers) => {
    expect(await post(source, headers)).toEqual({ status: 401, body: '', retryAfter: null });
    expect(received).toEqual([]);
  });

  it('of an unknown source has no address', async () => {
    expect(await post('pagerduty', bearer(token))).toMatchObject({ status: 404 });
    expect(await post('constructor', bearer(token))).toMatchObject({ status: 404 });
  });

  it('is turned away before its body is parsed', async () => {
    expect(await post('alertmanager', {}, 'no JSON')).toMatchObject({ status: 401 });
    expect(await post('alertmanager', bearer(token), 'no JSON')).toMatchObject({ status: 400 });
  });

  it('that is too large or no JSON is not read', async () => {
    expect(await post('alertmanager', bearer(token), `"${'x'.repeat(11_000)}"`)).toMatchObject({ status: 413 });
    expect(await post('alertmanager', { ...bearer(token), 'content-type': 'text/plain' })).toMatchObject({
      status: 415,
    });
    expect(received).toEqual([]);
  });

  it('with a wrong field is answered with its name', async () => {
    receive = async () => ({ kind: 'bad', field: 'alerts.0.status', problem: 'is odd' });
    const { status, body } = await post('alertmanager', bearer(token));
    expect([status, JSON.parse(body)]).toEqual([400, { field: 'alerts.0.status', problem: 'is odd' }]);
  });

  it('that was not stored is to come again, and nobody learns why', async () => {
    receive = async () => {
      throw new Error('disk full: /secret/path');
    };
    expect(await post('alertmanager', bearer(token))).toEqual({ status: 503, body: '', retryAfter: '5' });
    expect(JSON.stringify(log.lines)).not.toContain('secret');
  });

  it('that comes while too many are being stored is to come again', async () => {
    const { promise, resolve } = Promise.withResolvers<AlertReceipt>();
    receive = () => promise;
    const first = Array.from({ length: 200 }, () => post('alertmanager', bearer(token)));
    while (received.length < 200) await new Promise((turn) => setImmediate(turn));
    const busy = { status: 503, body: '', retryAfter: '5' };
    expect(await Promise.all([1, 2, 3].map(() => post('alertmanager', bearer(token))))).toEqual([busy, busy, busy]);
    resolve({ kind: 'accepted' });
    expect(new Set((await Promise.all(first)).map(({ status }) => status))).toEqual(new Set([202]));
    expect(await post('alertmanager', bearer(token))).toMatchObject({ status: 202 });
  });
});

describe('A signed alert', () => {
  const body = '{"title":"é ✓"}';

  it.each<[string, Record<string, string>]>([
    ['without a timestamp', signed(body)],
    ['with one', signed(body, String(seconds))],
    ['with one of five minutes ago', signed(body, String(seconds - 300))],
    ['with the secret that is being replaced', signed(body, String(seconds), 'the-old-secret-of-it')],
    ['in capital letters', { 'x-grafana-alerting-signature': sign(body).toUpperCase() }],
  ])('%s comes in', async (_what, headers) => {
    expect(await post('grafana', headers, body)).toMatchObject({ status: 202 });
  });

  it.each<[string, Record<string, string>]>([
    ['for another body', signed('{"title":"x"}')],
    ['with another secret', signed(body, undefined, 'another-secret-of-16')],
    ['with an old timestamp', signed(body, String(seconds - 301))],
    ['with one of the future', signed(body, String(seconds + 301))],
    [
      'whose timestamp was changed',
      { ...signed(body, String(seconds)), 'x-grafana-alerting-timestamp': String(seconds + 1) },
    ],
    ['whose timestamp was taken away', { 'x-grafana-alerting-signature': sign(`${seconds}:${body}`) }],
    ['whose timestamp is none', signed(body, 'now')],
    ['that is none', { 'x-grafana-alerting-signature': 'x' }],
    ['that is empty', { 'x-grafana-alerting-signature': '' }],
  ])('%s is turned away', async (_what, headers) => {
    expect(await post('grafana', headers, body)).toEqual({ status: 401, body: '', retryAfter: null });
    expect(received).toEqual([]);
  });
});

describe('Where nobody may post alerts', () => {
  it('there is no address for them', async () => {
    const plain = createServer({
      receive: async () => ({ status: 200, body: null, sent() {} }),
      health: { ready: async () => {} },
      log,
    });
    const { port: other } = await plain.listen(0, '127.0.0.1');
    const headers = { 'content-type': 'application/json', ...bearer(token) };
    const { status } = await fetch(`http://127.0.0.1:${other}/api/alerts/generic`, {
      method: 'POST',
      headers,
      body: '{}',
    });
    expect(status).toBe(404);
    await plain.close();
  });
});
