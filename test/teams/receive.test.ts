import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Flows, Incoming, TapReply } from '../../src/ports/incoming.ts';
import { createTeams, type Teams } from '../../src/teams/create-teams.ts';
import { type FakeConnector, startFakeConnector } from '../fixtures/fake-connector.ts';
import { readActivityFixture } from '../fixtures/read-activity-fixture.ts';
import { createRecordingLog, type RecordingLog } from '../fixtures/recording-log.ts';
import { createRecordingMetrics, type RecordingMetrics } from '../fixtures/recording-metrics.ts';
import { createStepClock, type StepClock } from '../fixtures/step-clock.ts';

const card: TapReply = { kind: 'card', card: { type: 'AdaptiveCard', version: '1.5' }, summary: 'Step 1 done' };
const refused: TapReply = { kind: 'refused', sentence: 'This checklist is gone.' };

let connector: FakeConnector;
let log: RecordingLog;
let metrics: RecordingMetrics;
let clock: StepClock;
let teams: Teams;
let heard: Incoming[];
let events: string[];
let reply: TapReply;
let failing: Error | null;

beforeEach(async () => {
  connector = await startFakeConnector();
  log = createRecordingLog();
  metrics = createRecordingMetrics();
  clock = createStepClock();
  heard = [];
  events = [];
  reply = card;
  failing = null;
  teams = createTeams({
    credentials: null,
    tenants: [],
    serviceHosts: [],
    clock,
    log,
    metrics,
    random: () => 0.5,
  });
});
afterEach(() => connector.close());

async function hear(incoming: Incoming): Promise<void> {
  heard.push(incoming);
  if (failing) throw failing;
}

const flows: Flows = {
  onMessage: hear,
  onEdited: hear,
  onInstalled: hear,
  onUninstalled: hear,
  async onExtension({ kind }) {
    return { kind: 'sentence', sentence: `answer to ${kind}` };
  },
  async onTap(tap) {
    await hear(tap);
    return {
      reply,
      after: async () => {
        events.push(`after, ${connector.calls.length} updates`);
        if (events.includes('break')) throw new Error('Ann Example broke it');
      },
    };
  },
};

function receive(fixture: string, change: object = {}) {
  const body = { ...readActivityFixture(fixture), serviceUrl: connector.url, ...change };
  return teams.receive({ headers: {}, body }, flows);
}

describe('what is told', () => {
  it.each([
    ['personal-message', 'message'],
    ['message-edited', 'edited'],
    ['installed', 'installed'],
    ['bot-added', 'installed'],
    ['uninstalled', 'uninstalled'],
  ])('%s reaches its flow before the caller gets a bare 200', async (fixture, kind) => {
    expect(await receive(fixture)).toMatchObject({ status: 200, body: null });
    expect(heard).toMatchObject([{ kind }]);
  });

  it.each(['member-joined', 'message-deleted', 'reaction', 'typing', 'upgraded'])(
    '%s reaches nobody and gets a bare 200',
    async (fixture) => {
      expect(await receive(fixture)).toMatchObject({ status: 200, body: null });
      expect(heard).toEqual([]);
    },
  );

  it('an invoke that is not ours gets a bare 501', async () => {
    expect(await receive('feedback')).toMatchObject({ status: 501, body: null });
  });

  it('a request for collected replies gets none', async () => {
    expect(await receive('personal-message', { deliveryMode: 'expectReplies' })).toMatchObject({
      status: 200,
      body: null,
    });
  });
});

describe('the message extension', () => {
  it.each([
    ['personal-search', { composeExtension: { type: 'message', text: 'answer to search' } }],
    ['channel-explain', { task: { type: 'message', value: 'answer to explain' } }],
    ['channel-insert', { task: { type: 'message', value: 'answer to insert' } }],
  ])('is answered in the response to %s', async (fixture, body) => {
    expect(await receive(fixture)).toMatchObject({ status: 200, body });
    expect(connector.calls).toEqual([]);
  });

  it.each(['personal-search', 'channel-explain', 'channel-insert'])(
    'gets a bare 400 for a broken %s, and nothing of it stands in the log',
    async (fixture) => {
      expect(await receive(fixture, { value: { commandId: 'secret' } })).toMatchObject({ status: 400, body: null });
      expect(JSON.stringify(log.lines)).not.toContain('secret');
    },
  );

  it('gets a bare 501 for what no command of ours brings about', async () => {
    expect(await receive('personal-search', { name: 'composeExtension/queryLink' })).toMatchObject({
      status: 501,
      body: null,
    });
  });
});

describe('a tap', () => {
  it('is answered with the card, and what follows waits until the answer has left', async () => {
    const { status, body, sent } = await receive('personal-tap');
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: { type: 'AdaptiveCard', version: '1.5' },
      },
    });
    expect(events).toEqual([]);
    sent();
    await teams.settled();
    expect(events).toEqual(['after, 0 updates']);
  });

  it('is answered with a sentence when there is no card', async () => {
    reply = refused;
    expect(await receive('personal-tap')).toMatchObject({
      status: 200,
      body: {
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: 'This checklist is gone.',
      },
    });
  });

  it('without an action is told so inside a 200, the only status that Teams takes', async () => {
    expect(await receive('personal-tap', { value: undefined })).toMatchObject({
      status: 200,
      body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest' } },
    });
    expect(heard).toEqual([]);
  });

  it.each([
    ['with a card', card],
    ['with a sentence', refused],
  ])('of an older client that is answered %s gets a bare 200, and what follows shows it', async (_, given) => {
    reply = given;
    const { status, body, sent } = await receive('personal-submit');
    expect({ status, body, events }).toEqual({ status: 200, body: null, events: [] });
    expect(heard).toMatchObject([{ via: 'submit' }]);
    sent();
    await teams.settled();
    expect(connector.calls).toEqual([]);
    expect(events).toEqual(['after, 0 updates']);
  });

  it('whose aftermath fails is counted, without a word of the error', async () => {
    events.push('break');
    for (let times = 0; times < 2; times += 1) (await receive('personal-tap')).sent();
    await teams.settled();
    expect(log.lines).toEqual([
      { level: 'error', event: 'teams.background-failed', fields: { name: 'after-tap', failures: 1, error: 'Error' } },
      { level: 'error', event: 'teams.background-failed', fields: { name: 'after-tap', failures: 2, error: 'Error' } },
    ]);
  });
});

describe('a flow that fails', () => {
  it.each(['personal-message', 'personal-tap', 'personal-submit', 'installed', 'uninstalled'])(
    'gives a bare 500 for %s and a line without its words',
    async (fixture) => {
      failing = Object.assign(new TypeError('Ann Example wrote 451'), { code: 'STORE_FULL' });
      expect(await receive(fixture)).toMatchObject({ status: 500, body: null });
      expect(log.lines).toEqual([{ level: 'error', event: 'teams.failed', fields: { error: 'TypeError STORE_FULL' } }]);
    },
  );
});

describe('what is counted', () => {
  it.each([
    ['personal-message', 'message'],
    ['message-edited', 'edited'],
    ['personal-tap', 'tap'],
    ['personal-submit', 'submit'],
    ['installed', 'installed'],
    ['feedback', 'unknown-invoke'],
    ['typing', 'ignored'],
  ])('%s counts as %s, with its time', async (fixture, kind) => {
    await receive(fixture);
    expect(metrics.counted).toEqual([
      ['activity', kind],
      ['turn', kind, 0],
    ]);
  });

  it('takes its time in seconds, from the arrival until the flow has ended', async () => {
    const slow = { ...flows, onMessage: async () => clock.advance(1_250) };
    await teams.receive(
      { headers: {}, body: { ...readActivityFixture('personal-message'), serviceUrl: connector.url } },
      slow,
    );
    expect(metrics.counted[1]).toEqual(['turn', 'message', 1.25]);
  });

  it('has no time when the flow fails', async () => {
    failing = new Error('x');
    await receive('personal-message');
    expect(metrics.counted).toEqual([['activity', 'message']]);
  });

  it('is the reason alone of what is turned away', async () => {
    await receive('personal-message', { serviceUrl: 'http://10.0.0.1/' });
    expect(metrics.counted).toEqual([['refusal', 'service-url']]);
  });
});

describe('in development', () => {
  it.each(['https://smba.trafficmanager.net/emea/', 'http://10.0.0.1/', 'http://169.254.169.254/', undefined, ''])(
    'service URL %j is not answered',
    async (serviceUrl) => {
      expect(await receive('personal-message', { serviceUrl })).toMatchObject({ status: 403, body: null });
      expect(heard).toEqual([]);
    },
  );

  it('any tenant and any channel is', async () => {
    const change = { channelId: 'emulator', conversation: { id: 'a:1' }, channelData: undefined };
    expect(await receive('personal-message', change)).toMatchObject({ status: 200 });
  });
});

describe('a hostile activity', () => {
  const deep = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
  it.each<[string, () => object, number]>([
    ['without a type', () => ({ type: undefined }), 400],
    ['with an empty type', () => ({ type: '' }), 400],
    ['with a type that is a list', () => ({ type: ['message'] }), 400],
    ['with an unknown type', () => ({ type: 'toString' }), 200],
    ['with 200,000 levels', () => ({ value: deep(200_000), channelData: deep(200_000), entities: deep(200_000) }), 200],
    ['with half of a pair', () => ({ text: '\uD800 451 \uDC00', from: { id: '29:x', name: '\uDFFF' } }), 200],
    ['with a megabyte of text', () => ({ text: '4.5.1 '.repeat(170_000) }), 200],
    ['with an own __proto__', () => JSON.parse('{"__proto__":{"type":"x"},"constructor":1,"toString":2}'), 200],
    ['with timestamps that are none', () => ({ timestamp: 'x', localTimestamp: {}, expiration: 'never' }), 200],
    ['with a conversation that is a string', () => ({ conversation: 'a:1' }), 400],
  ])('%s gets a bare answer', async (_, change, status) => {
    const answer = await receive('personal-message', change());
    expect(answer).toMatchObject({ status: expect.any(Number), body: null });
    expect(answer.status).toBe(status);
    expect(({} as { type?: string }).type).toBeUndefined();
  });

  it('that taps with 200,000 levels of data gets its card', async () => {
    const value = { action: { verb: 'confirm', data: deep(200_000) } };
    expect(await receive('personal-tap', { value })).toMatchObject({ status: 200, body: { statusCode: 200 } });
  });
});
