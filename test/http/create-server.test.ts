import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServer, type HttpServer } from '../../src/http/create-server.ts';
import type { ActivityPost, ActivityReply } from '../../src/http/receive-activity.ts';
import { createRecordingLog, type RecordingLog } from '../fixtures/recording-log.ts';

let server: HttpServer;
let port: number;
let log: RecordingLog;
let posts: ActivityPost[];
let receive: (post: ActivityPost) => Promise<ActivityReply>;
let ready: () => Promise<void>;

const accept = async (): Promise<ActivityReply> => ({ status: 200, body: null, sent() {} });

beforeEach(async () => {
  log = createRecordingLog();
  posts = [];
  receive = accept;
  ready = async () => {};
  server = createServer({
    receive(post) {
      posts.push(post);
      return receive(post);
    },
    health: { ready: () => ready() },
    log,
    limits: { drainTime: 200 },
  });
  ({ port } = await server.listen(0, '127.0.0.1'));
});
afterEach(() => server.close());

async function call(path: string, init: RequestInit = {}) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
  return { status: response.status, body: await response.text() };
}

function post(body: string | Uint8Array<ArrayBuffer> | ReadableStream, headers: Record<string, string> = {}) {
  return call('/api/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  } as RequestInit);
}

/** Sends bytes as they are and gives everything that comes back. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('an activity', () => {
  it('arrives as parsed JSON, with its headers', async () => {
    expect(await post('{"type":"message","text":"é"}', { authorization: 'Bearer x' })).toEqual({
      status: 200,
      body: '',
    });
    expect(posts).toMatchObject([{ body: { type: 'message', text: 'é' }, headers: { authorization: 'Bearer x' } }]);
  });

  it('may say that its encoding is identity', async () => {
    expect(
      await post('{}', { 'content-encoding': 'identity', 'content-type': 'Application/JSON; charset=utf-8' }),
    ).toEqual({
      status: 200,
      body: '',
    });
  });

  it('is answered with JSON, and what follows comes after the answer', async () => {
    const order: string[] = [];
    const followed = new Promise<void>((resolve) => {
      receive = async () => ({
        status: 200,
        body: { statusCode: 200, value: 'é' },
        sent: () => {
          order.push('sent');
          resolve();
        },
      });
    });
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual({ statusCode: 200, value: 'é' });
    await followed;
    expect(order).toEqual(['sent']);
  });

  it('is followed up also when the caller has hung up', async () => {
    const { promise: followed, resolve } = Promise.withResolvers<void>();
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const { promise: decided, resolve: decide } = Promise.withResolvers<void>();
    receive = async () => {
      arrive();
      await decided;
      return { status: 200, body: { a: 1 }, sent: resolve };
    };
    const aborted = new AbortController();
    const request = fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: aborted.signal,
    }).catch(() => {});
    await arrived;
    aborted.abort();
    await request;
    // By the time that this is answered, the server has seen the other connection go.
    await call('/healthz');
    decide();
    await followed;
  });

  it('whose handling breaks gets a bare 500 and a line without its words', async () => {
    receive = async () => {
      throw new TypeError('Ann Example wrote 451');
    };
    expect(await post('{}')).toEqual({ status: 500, body: '' });
    expect(log.lines).toEqual([{ level: 'error', event: 'http.failed', fields: { error: 'TypeError' } }]);
  });
});

describe('a hostile body', () => {
  const big = `{"a":"${'x'.repeat(3 * 2 ** 20)}"}`;
  const streamed = () => new Blob([big]).stream();
  it.each<[string, () => Parameters<typeof post>, number]>([
    ['gzip', () => [Uint8Array.from(gzipSync('{}')), { 'content-encoding': 'gzip' }], 415],
    ['gzip that is none', () => ['{}', { 'content-encoding': 'gzip' }], 415],
    ['GZIP in capitals', () => ['{}', { 'content-encoding': 'GZIP' }], 415],
    ['two encodings', () => ['{}', { 'content-encoding': 'identity, gzip' }], 415],
    ['deflate', () => ['{}', { 'content-encoding': 'deflate' }], 415],
    ['three megabytes', () => [big], 413],
    ['three megabytes without a length', () => [streamed()], 413],
    ['text', () => ['{}', { 'content-type': 'text/plain' }], 415],
    ['a form', () => ['a=b', { 'content-type': 'application/x-www-form-urlencoded' }], 415],
    ['bytes', () => ['{}', { 'content-type': 'application/octet-stream' }], 415],
    ['JSON that is not', () => ['application/json; charset', { 'content-type': 'application/jsonx' }], 415],
    ['nothing', () => [''], 400],
    ['broken JSON', () => ['{"secret":'], 400],
    ['a list', () => ['[{"type":"message"}]'], 400],
    ['a number', () => ['5'], 400],
    ['null', () => ['null'], 400],
    ['a string', () => ['"message"'], 400],
    ['a wrong MD5', () => ['{}', { 'content-md5': 'AAAA' }], 400],
    ['broken UTF-8', () => [Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d)], 400],
    ['10,000 levels', () => [`{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`], 200],
    ['a million levels', () => [`{"a":${'['.repeat(500_000)}${']'.repeat(500_000)}}`], 200],
    ['half of a pair', () => ['{"a":"\\ud800"}'], 200],
  ])('of %s gets a bare status', async (_, request, status) => {
    expect(await post(...request())).toEqual({ status, body: '' });
    expect(posts).toHaveLength(status === 200 ? 1 : 0);
    expect(await call('/healthz')).toEqual({ status: 200, body: '' });
  });

  it('of three megabytes is refused by its length, before a byte of it has come', async () => {
    const answer = await raw(
      'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 3145728\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('of twenty megabytes gets its answer through to a caller who sends it all, and then closes', async () => {
    const length = 20 * 2 ** 20;
    const answer = await raw(
      `POST /api/messages HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${'x'.repeat(length)}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 [^\r]*\r\n(?:[^\r]+\r\n)*\r\n$/);
    expect(await call('/healthz')).toEqual({ status: 200, body: '' });
  });

  it('in parts is refused unread, so nothing of it is written to disk', async () => {
    const form = new FormData();
    form.append('file', new Blob(['x']), 'x.txt');
    expect(await call('/api/messages', { method: 'POST', body: form })).toEqual({ status: 415, body: '' });
  });

  it.each([
    ['a request line of noise', '\u0000\u0001\r\n\r\n'],
    ['two lengths', 'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}'],
    [
      'a length and chunks',
      'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}',
    ],
  ])('that is %s is cut off with a 4xx', async (_, text) => {
    expect(await raw(text)).toMatch(/^HTTP\/1\.1 4\d\d [^\r]*\r\n(?:[^\r]+\r\n)*\r\n$/);
    expect(await call('/healthz')).toEqual({ status: 200, body: '' });
  });
});

describe('the other doors', () => {
  it('are health, always, and readiness, as the bot is', async () => {
    expect(await call('/healthz')).toEqual({ status: 200, body: '' });
    expect(await call('/readyz')).toEqual({ status: 200, body: '' });
    ready = async () => {
      throw new Error('The store at /var/lib is closed');
    };
    expect(await call('/healthz')).toEqual({ status: 200, body: '' });
    expect(await call('/readyz')).toEqual({ status: 503, body: '' });
  });

  it.each([
    ['GET', '/', 404],
    ['GET', '/api/messages', 405],
    ['PUT', '/api/messages', 405],
    ['POST', '/healthz', 415],
    ['GET', '/api/messages/../../etc/passwd', 404],
    ['GET', '/%', 404],
    ['GET', '/%00', 404],
    ['OPTIONS', '/api/messages', 405],
  ])('%s %s is shut', async (method, path, status) => {
    const answer = await raw(`${method} ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [\\s\\S]*\r\n\r\n$`));
    expect(answer).not.toMatch(/restify|server:|stack/i);
  });
});

describe('the port', () => {
  it('that is taken is told by its code', async () => {
    const second = createServer({ receive: accept, health: { ready }, log });
    await expect(second.listen(port, '127.0.0.1')).rejects.toMatchObject({ name: 'ListenError', code: 'EADDRINUSE' });
    await second.close();
  });

  it('is free again after closing, in spite of a kept connection', async () => {
    await call('/healthz');
    await server.close();
    const next = createServer({ receive: accept, health: { ready }, log });
    await expect(next.listen(port, '127.0.0.1')).resolves.toEqual({ port });
    await next.close();
  });
});

describe('closing', () => {
  it('lets a running request end', async () => {
    const { promise: decided, resolve: decide } = Promise.withResolvers<void>();
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    receive = async () => {
      arrive();
      await decided;
      return accept();
    };
    const answer = post('{}');
    await arrived;
    const closed = server.close();
    decide();
    expect(await answer).toEqual({ status: 200, body: '' });
    await closed;
  });

  it('does not wait for ever', async () => {
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    receive = () => {
      arrive();
      return new Promise(() => {});
    };
    const answer = post('{}').catch(() => 'cut');
    await arrived;
    await server.close();
    expect(await answer).toBe('cut');
  });
});
