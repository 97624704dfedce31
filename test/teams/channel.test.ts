import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationReference } from '../../src/ports/channel.ts';
import { createChannel } from '../../src/teams/channel.ts';
import { connectorsOf } from '../../src/teams/connectors.ts';
import { boundSignIn, createOutgoingAuthentication, type Signer } from '../../src/teams/credentials.ts';
import { defaultRetryPolicy } from '../../src/teams/retry.ts';
import { isLoopbackUrl } from '../../src/teams/service-url.ts';
import { TeamsAdapter } from '../../src/teams/teams-adapter.ts';
import {
  type ConnectorAnswer,
  type FakeConnector,
  startFakeConnector,
  teamsError,
} from '../fixtures/fake-connector.ts';
import { createRecordingLog } from '../fixtures/recording-log.ts';
import { createRecordingMetrics } from '../fixtures/recording-metrics.ts';
import { createStepClock } from '../fixtures/step-clock.ts';

const message = { card: { type: 'AdaptiveCard' as const, version: '1.5', body: [] }, summary: 'A summary' };

let connector: FakeConnector;
beforeEach(async () => {
  connector = await startFakeConnector();
});
afterEach(() => connector.close());

/** Signs with a token that must never be seen elsewhere. */
const signer: Signer = {
  async signRequest(request) {
    request.headers.set('authorization', 'Bearer secret');
    return request;
  },
};

function authenticationWith(signing: Signer): ConfigurationBotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication(
    { MicrosoftAppId: 'app' },
    {
      isValidAppId: async () => true,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => boundSignIn(signing, 20),
    },
  );
}

function start(serviceUrl = connector.url, authentication = createOutgoingAuthentication(null)) {
  const clock = createStepClock();
  const log = createRecordingLog();
  const metrics = createRecordingMetrics();
  const adapter = new TeamsAdapter('', authentication);
  const connectors = connectorsOf(adapter, { allowed: isLoopbackUrl, requestMilliseconds: 200 });
  const channel = createChannel({
    connectors,
    allowed: isLoopbackUrl,
    policy: defaultRetryPolicy,
    clock,
    random: () => 0.5,
    log,
    metrics,
  });
  const to: ConversationReference = {
    id: '19:ops@thread.tacv2;messageid=17',
    kind: 'channel',
    tenantId: null,
    serviceUrl,
    bot: { id: '28:bot', name: 'Mailmedic' },
  };
  return {
    clock,
    log,
    metrics,
    send: () => channel.send(to, message),
    update: () => channel.update(to, '1700', message),
  };
}

describe('a message', () => {
  it('is one card with a summary and no text, posted into its thread', async () => {
    const { send } = start();
    expect(await send()).toEqual({ kind: 'sent', messageId: connector.calls[0]?.givenId });
    expect(connector.calls).toEqual([
      {
        method: 'POST',
        conversationId: '19:ops@thread.tacv2;messageid=17',
        activityId: null,
        authorization: null,
        givenId: expect.any(String),
        activity: {
          type: 'message',
          channelId: 'msteams',
          from: { id: '28:bot', name: 'Mailmedic' },
          conversation: { id: '19:ops@thread.tacv2;messageid=17' },
          summary: 'A summary',
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: message.card }],
        },
      },
    ]);
  });

  it('replaces another in place', async () => {
    expect(await start().update()).toEqual({ kind: 'sent', messageId: '1700' });
    expect(connector.calls).toMatchObject([{ method: 'PUT', activityId: '1700', activity: { id: '1700' } }]);
  });

  it.each([
    ['an empty 202', { status: 202 }],
    ['a 200 that is not JSON', { status: 200, headers: { 'content-type': 'text/html' }, body: 'fine' }],
    ['a 200 with broken JSON', { status: 200, body: '{"id":' }],
    ['a 200 whose id is a number', { status: 200, body: { id: 5 } }],
  ])('has arrived without an id after %s', async (_, answer) => {
    connector.answerNext(answer);
    expect(await start().send()).toEqual({ kind: 'sent', messageId: null });
    expect(connector.calls).toHaveLength(1);
  });
});

describe('one request, and no more, when the answer is final', () => {
  const gone = (status: number, code: string) => ({ kind: 'gone', status, code });
  const refused = (status: number, code: string) => ({ kind: 'refused', status, code });
  it.each<['send' | 'update', ConnectorAnswer, object]>([
    ['send', { status: 400, body: teamsError('BadSyntax') }, refused(400, 'BadSyntax')],
    ['send', { status: 401, body: teamsError('BotNotRegistered') }, refused(401, 'BotNotRegistered')],
    ['send', { status: 413, body: '<html>', headers: { 'content-type': 'text/html' } }, refused(413, 'none')],
    ['send', { status: 500, body: teamsError('ServiceError') }, refused(500, 'ServiceError')],
    ['send', { status: 500, body: teamsError('Ann Example wrote this') }, refused(500, 'none')],
    ['send', { status: 403, body: teamsError('BotNotInConversationRoster') }, gone(403, 'BotNotInConversationRoster')],
    ['send', { status: 404, body: teamsError('ConversationNotFound') }, gone(404, 'ConversationNotFound')],
    [
      'send',
      { status: 404, body: teamsError('ActivityNotFoundInConversation') },
      gone(404, 'ActivityNotFoundInConversation'),
    ],
    ['update', { status: 403, body: teamsError('MessageWritesBlocked') }, gone(403, 'MessageWritesBlocked')],
    ['update', { status: 404, body: teamsError('ConversationNotFound') }, gone(404, 'ConversationNotFound')],
    ['update', { status: 404, body: teamsError('ActivityNotFoundInConversation') }, { kind: 'missing' }],
    ['send', 'reset', { kind: 'unknown' }],
    ['send', 'hang', { kind: 'unknown' }],
  ])('%s answered with %j', async (verb, answer, delivery) => {
    connector.answerAll(answer);
    const { [verb]: run, clock } = start();
    expect(await run()).toEqual(delivery);
    expect({ calls: connector.calls.length, waits: clock.waits }).toEqual({ calls: 1, waits: [] });
  });
});

describe('another try', () => {
  it.each([412, 429, 502, 503, 504])('follows %i', async (status) => {
    connector.answerNext({ status });
    const { send, clock } = start();
    expect(await send()).toMatchObject({ kind: 'sent' });
    expect(clock.waits).toEqual([1_000]);
  });

  it('comes no earlier than Retry-After', async () => {
    connector.answerNext(
      { status: 429, headers: { 'retry-after': '5' } },
      { status: 429, headers: { 'retry-after': 'Fri, 20 Nov 2026 08:00:15 GMT' } },
    );
    const { send, clock } = start();
    expect(await send()).toMatchObject({ kind: 'sent' });
    expect(clock.waits).toEqual([5_200, 10_000]);
  });

  it('ends with the status when none of four is taken', async () => {
    connector.answerAll({ status: 503 });
    const { send, metrics } = start();
    expect(await send()).toEqual({ kind: 'unsent', status: 503 });
    expect(connector.calls).toHaveLength(4);
    expect(metrics.counted).toEqual([['delivery', 'send', 'unsent']]);
  });

  it.each(['reset', 'hang'] as const)('follows a %s of an update, which may be repeated', async (answer) => {
    connector.answerNext(answer);
    expect(await start().update()).toEqual({ kind: 'sent', messageId: '1700' });
    expect(connector.calls).toHaveLength(2);
  });

  it('leaves an update unknown when every answer is a reset', async () => {
    connector.answerAll('reset');
    expect(await start().update()).toEqual({ kind: 'unknown' });
  });

  it('follows a refused connection, which carried nothing', async () => {
    await connector.close();
    const { send, clock } = start();
    expect(await send()).toEqual({ kind: 'unsent', status: null });
    expect(clock.waits).toHaveLength(3);
  });
});

describe('a token that can not be had', () => {
  const failing = (error: unknown): Signer => ({ signRequest: () => Promise.reject(error) });
  it.each<[string, Signer, object]>([
    [
      'for a refused secret means refused, after one try',
      failing(Object.assign(new Error('x'), { errorCode: 'invalid_client' })),
      { delivery: { kind: 'refused', status: 401, code: 'invalid_client' }, waits: 0 },
    ],
    [
      'for a network failure means unsent, after four',
      failing(Object.assign(new Error('x'), { errorCode: 'network_error' })),
      { delivery: { kind: 'unsent', status: null }, waits: 3 },
    ],
    [
      'for ever means unsent, after four bounded tries',
      { signRequest: () => new Promise(() => {}) },
      { delivery: { kind: 'unsent', status: null }, waits: 3 },
    ],
  ])('%s', async (_, signing, expected) => {
    const { send, clock } = start(connector.url, authenticationWith(signing));
    expect({ delivery: await send(), waits: clock.waits.length }).toEqual(expected);
    expect(connector.calls).toEqual([]);
  });
});

describe('what leaves the house', () => {
  it.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed', async (status) => {
    const elsewhere = await startFakeConnector();
    connector.answerNext({ status, headers: { location: elsewhere.url } });
    const { send } = start(connector.url, authenticationWith(signer));
    expect(await send()).toEqual({ kind: 'refused', status, code: 'none' });
    expect(connector.calls).toMatchObject([{ authorization: 'Bearer secret' }]);
    expect(elsewhere.calls).toEqual([]);
    await elsewhere.close();
  });

  it.each([301, 302, 303, 307, 308])('nor is one (%i) to the same host', async (status) => {
    connector.answerNext({ status, headers: { location: '/v3/elsewhere' } });
    expect(await start().send()).toEqual({ kind: 'refused', status, code: 'none' });
    expect(connector.calls).toHaveLength(1);
  });

  it.each(['https://evil.example/', 'https://127.0.0.1.evil.example/', 'file:///etc/passwd', 'not a url', ''])(
    'nothing is sent to %j',
    async (serviceUrl) => {
      let signed = 0;
      const counting: Signer = { signRequest: (request) => signer.signRequest(request).finally(() => (signed += 1)) };
      const { send, log, metrics } = start(serviceUrl, authenticationWith(counting));
      expect(await send()).toEqual({ kind: 'refused', status: 0, code: 'ServiceUrlNotAllowed' });
      expect(signed).toBe(0);
      expect(log.lines).toMatchObject([{ level: 'error', event: 'teams.send-stopped' }]);
      expect(metrics.counted).toEqual([['delivery', 'send', 'refused']]);
    },
  );

  it('no line of the log holds a text, a name or an address', async () => {
    connector.answerNext({ status: 500, body: teamsError('Ann Example') });
    const { send, log } = start();
    await send();
    expect(JSON.stringify(log.lines)).not.toMatch(/Ann|summary|127\.0\.0\.1|thread/i);
  });
});
