import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ToBotFromBotOrEmulatorTokenValidationParameters as emulatorRules } from 'botframework-connector';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createServer, type HttpServer } from '../../src/http/create-server.ts';
import type { Flows } from '../../src/ports/incoming.ts';
import { createTeams } from '../../src/teams/create-teams.ts';
import { teamsHosts } from '../../src/teams/service-url.ts';
import { readActivityFixture } from '../fixtures/read-activity-fixture.ts';
import { createRecordingLog, type RecordingLog } from '../fixtures/recording-log.ts';
import { createRecordingMetrics, type RecordingMetrics } from '../fixtures/recording-metrics.ts';
import { createStepClock } from '../fixtures/step-clock.ts';
import { startTokenIssuer, type TokenIssuer } from '../fixtures/token-issuer.ts';

const appId = 'b0b0b0b0-0000-4000-8000-000000000001';
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const tenant = '3f0c2a54-6a5e-4d0e-9a51-7d4f5b0e1a11';
const message = readActivityFixture('personal-message');
const clock = createStepClock();

let issuer: TokenIssuer;
let server: HttpServer;
let url: string;
let log: RecordingLog;
let metrics: RecordingMetrics;
let answered: number;

beforeAll(async () => {
  issuer = await startTokenIssuer({ audience: appId, serviceUrl, now: clock.now });
  issuer.publish('webchat', ['webchat']);
  issuer.publish('unendorsed', null);
  issuer.publish('endorsed-for-nothing', []);
});
afterAll(() => issuer.close());

beforeEach(async () => {
  log = createRecordingLog();
  metrics = createRecordingMetrics();
  answered = 0;
  const count = async () => {
    answered += 1;
  };
  const flows: Flows = {
    onMessage: count,
    onEdited: count,
    onInstalled: count,
    onUninstalled: count,
    async onExtension() {
      answered += 1;
      return { kind: 'sentence', sentence: 'x' };
    },
    async onTap() {
      answered += 1;
      return { reply: { kind: 'refused', sentence: 'x' }, after: async () => {} };
    },
  };
  const teams = createTeams({
    credentials: { appId, appPassword: 'secret', appType: 'SingleTenant', tenantId: tenant },
    tenants: [tenant.toUpperCase()],
    serviceHosts: teamsHosts,
    clock,
    log,
    metrics,
    random: () => 0,
    openIdMetadataUrl: issuer.url,
  });
  server = createServer({
    receive: (post) => teams.receive(post, flows),
    health: { ready: async () => {} },
    log,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${port}`;
});
afterEach(() => server.close());

async function post(activity: unknown, authorization?: string) {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    body: JSON.stringify(activity),
  });
  return { status: response.status, body: await response.text() };
}

const seconds = (offset: number) => Math.floor(clock.now().getTime() / 1000) + offset;
const entra = 'https://sts.windows.net/3f0c2a54-6a5e-4d0e-9a51-7d4f5b0e1a11/';
/** What the Bot Framework Emulator would send with a token of Entra for our own app. */
const emulator = { iss: entra, aud: 'https://api.botframework.com', appid: appId, ver: '1.0', tid: tenant };
const decapitated = () => issuer.sign().split('.').slice(0, 2).join('.');

const badTokens: [string, () => string | undefined][] = [
  ['no token', () => undefined],
  ['an empty header', () => ''],
  ['garbage', () => 'Bearer garbage'],
  ['garbage in three parts', () => 'Bearer a.b.c'],
  ['Basic', () => 'Basic YWRtaW46YWRtaW4='],
  ['a scheme in lower case', () => issuer.sign().replace('Bearer', 'bearer')],
  ['a token without its signature', decapitated],
  ['a token with an empty signature', () => `${decapitated()}.`],
  ['a token of a megabyte', () => `Bearer ${'a'.repeat(12_000)}.b.c`],
  ['a forged signature', () => issuer.sign({ signature: 'forged' })],
  ['alg none', () => issuer.sign({ signature: 'none' })],
  ['alg none with a signature', () => issuer.sign({ header: { alg: 'none' } })],
  ['HS256 with the public key', () => issuer.sign({ signature: 'hmac-with-public-key' })],
  ['RS256 claimed over an HMAC', () => issuer.sign({ signature: 'hmac-with-public-key', header: { alg: 'RS256' } })],
  ['another RSA algorithm than it was signed with', () => issuer.sign({ header: { alg: 'RS512' } })],
  ['PS256', () => issuer.sign({ header: { alg: 'PS256' } })],
  ['no key id', () => issuer.sign({ header: { kid: undefined } })],
  ['an unknown key id', () => issuer.sign({ header: { kid: 'nobody' } })],
  ['the id of a key that is not RSA', () => issuer.sign({ header: { kid: 'curved' } })],
  ['a header that asks for rules of its own', () => issuer.sign({ header: { crit: ['b64'], b64: false } })],
  ['a key endorsed for another channel', () => issuer.sign({ kid: 'webchat' })],
  ['a key without endorsements', () => issuer.sign({ kid: 'unendorsed' })],
  ['a key with an empty list of endorsements', () => issuer.sign({ kid: 'endorsed-for-nothing' })],
  ['a wrong audience', () => issuer.sign({ claims: { aud: 'c0c0c0c0-0000-4000-8000-000000000001' } })],
  ['a list of audiences', () => issuer.sign({ claims: { aud: [appId] } })],
  ['no audience', () => issuer.sign({ claims: { aud: undefined } })],
  ['a wrong issuer', () => issuer.sign({ claims: { iss: 'https://api.botframework.us' } })],
  ['no issuer', () => issuer.sign({ claims: { iss: undefined } })],
  ['the emulator issuer with our app id', () => issuer.sign({ claims: emulator })],
  ['a skill', () => issuer.sign({ claims: { ...emulator, aud: appId, appid: 'another' } })],
  ['a token that has expired', () => issuer.sign({ claims: { exp: seconds(-301) } })],
  ['a token that is not yet valid', () => issuer.sign({ claims: { nbf: seconds(302) } })],
  ['a token without exp', () => issuer.sign({ claims: { exp: undefined } })],
  ['an exp that is a string', () => issuer.sign({ claims: { exp: '9999999999' } })],
  ['no service URL claim', () => issuer.sign({ claims: { serviceurl: undefined } })],
  [
    'the service URL of another',
    () => issuer.sign({ claims: { serviceurl: 'https://smba.trafficmanager.net/amer/' } }),
  ],
  ['the service URL without its slash', () => issuer.sign({ claims: { serviceurl: serviceUrl.slice(0, -1) } })],
];

describe('a caller', () => {
  it('with a right token is heard', async () => {
    expect(await post(message, issuer.sign())).toEqual({ status: 200, body: '' });
    expect(answered).toBe(1);
  });

  it.each([
    ['expired less than five minutes ago', { exp: -240 }],
    ['becoming valid within five minutes', { nbf: 240 }],
  ])('whose clock differs, with a token %s, is heard', async (_, offsets) => {
    const claims = Object.fromEntries(Object.entries(offsets).map(([name, offset]) => [name, seconds(offset)]));
    expect(await post(message, issuer.sign({ claims }))).toEqual({ status: 200, body: '' });
  });

  it.each(badTokens)('with %s gets a bare 401', async (_, token) => {
    expect(await post(message, token())).toEqual({ status: 401, body: '' });
    expect(answered).toBe(0);
    // A word of ours, never one out of the token.
    expect(metrics.counted).toEqual([['refusal', expect.stringMatching(/^[a-z-]{3,17}$/)]]);
  });

  it.each(['AseChannel', 'emulator', 'webchat', 'MSTEAMS', '', undefined, null, 5, ['msteams']])(
    'with a right token from channel %j gets a bare 403',
    async (channelId) => {
      expect(await post({ ...message, channelId }, issuer.sign())).toEqual({ status: 403, body: '' });
      expect(answered).toBe(0);
    },
  );

  it.each(['https://evil.example/', 'http://smba.trafficmanager.net/emea/', 'http://127.0.0.1/', undefined, '', 7])(
    'with a right token for service URL %j gets a bare 403',
    async (foreign) => {
      const token = issuer.sign({ claims: { serviceurl: String(foreign) || serviceUrl } });
      expect(await post({ ...message, serviceUrl: foreign }, token)).toEqual({ status: 403, body: '' });
      expect(answered).toBe(0);
    },
  );

  const foreign = '99999999-9999-4999-8999-999999999999';
  it.each<[string, object]>([
    ['a foreign tenant', { conversation: { id: 'a:1', tenantId: foreign }, channelData: { tenant: { id: foreign } } }],
    ['two tenants', { channelData: { tenant: { id: foreign } } }],
    ['no tenant', { conversation: { id: 'a:1' }, channelData: {} }],
    ['a tenant that is a number', { conversation: { id: 'a:1', tenantId: 7 }, channelData: null }],
  ])('with a right token and %s gets a bare 403', async (_, change) => {
    expect(await post({ ...message, ...change }, issuer.sign())).toEqual({ status: 403, body: '' });
    expect(answered).toBe(0);
  });

  it.each(['installed', 'personal-tap', 'personal-submit', 'uninstalled', 'feedback', 'typing'])(
    'of a foreign tenant gets a bare 403 for %s too',
    async (fixture) => {
      const activity = { ...readActivityFixture(fixture), conversation: { id: 'a:1', tenantId: foreign } };
      expect(await post(activity, issuer.sign())).toEqual({ status: 403, body: '' });
      expect(answered).toBe(0);
    },
  );

  it('who is nobody learns nothing about what would be let in', async () => {
    for (const activity of [{}, { type: 5 }, { ...message, channelId: 'x' }, { ...message, serviceUrl: 'x' }]) {
      expect(await post(activity, issuer.sign({ signature: 'forged' }))).toEqual({ status: 401, body: '' });
    }
  });
});

describe('a flood of bad tokens', () => {
  it('leaves the process alive, its memory and the issuer list flat, and the console clean', async () => {
    const printed = (['log', 'warn', 'error', 'info'] as const).map((method) => vi.spyOn(console, method));
    const issuers = () => (emulatorRules.issuer as string[]).length;
    const round = async (count: number) => {
      for (let sent = 0; sent < count; sent += 50) {
        const batch = Array.from({ length: 50 }, (_, index) => {
          const [, token] = badTokens[(sent + index) % badTokens.length] ?? [];
          const tid = crypto.randomUUID();
          const stranger = issuer.sign({ signature: 'none', claims: { ...emulator, tid, iss: `https://x/${tid}` } });
          return post(message, index % 2 === 0 ? stranger : token?.());
        });
        for (const { status, body } of await Promise.all(batch)) expect([status, body]).toEqual([401, '']);
      }
      log.lines.length = 0;
    };
    await round(1_000);
    const before = { issuers: issuers(), heap: heapAfterCollection(), fetches: issuer.fetches() };
    await round(5_000);
    expect(issuers()).toBe(before.issuers);
    expect(issuer.fetches()).toBe(before.fetches);
    expect(heapAfterCollection() - before.heap).toBeLessThan(8 * 2 ** 20);
    expect(printed.flatMap((spy) => spy.mock.calls)).toEqual([]);
    expect(await post(message, issuer.sign())).toEqual({ status: 200, body: '' });
    for (const spy of printed) spy.mockRestore();
  }, 120_000);
});

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}
