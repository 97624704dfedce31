import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readActivityFixture } from '../fixtures/read-activity-fixture.ts';
import { startTokenIssuer } from '../fixtures/token-issuer.ts';
import { type BotProcess, type Exit, launch, startBot } from './bot-process.ts';
import { findButton, isChecklist, readProgress } from './card-reader.ts';
import { cardOf } from './chat.ts';
import { type Journey, showOutputOnFailure, startJourney } from './journey.ts';

const paste = '451 4.7.0 Temporary server error. Please try again later. PRX4';
const guid = '3f0c2a54-6a5e-4d0e-9a51-7d4f5b0e1a11';
const production = { MicrosoftAppId: guid, MicrosoftAppPassword: 'a-secret-value', MicrosoftAppTenantId: guid };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mailmedic-start-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the program until it ends by itself. */
async function run(settings: Record<string, string>): Promise<Exit & { output: string }> {
  const bot = launch({ MAILMEDIC_DATA: `${folder}/data`, ...settings }, folder);
  const exit = await bot.exited;
  return { ...exit, output: bot.output() };
}

async function listening<T>(
  settings: Record<string, string>,
  use: (bot: Awaited<ReturnType<typeof startBot>>) => Promise<T>,
) {
  const bot = await startBot(folder, settings);
  try {
    return await use(bot);
  } finally {
    await bot.kill9();
  }
}

describe('settings', () => {
  it('that are missing end it with 1 and are all named, with what to write', async () => {
    const { code, output } = await run({});
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toEqual([
      'Mailmedic cannot start with these settings:',
      expect.stringMatching(/^ {2}MicrosoftAppId: it is missing\. Write .*MAILMEDIC_DEV=1.*\.$/),
      expect.stringMatching(/^ {2}MicrosoftAppPassword: it is missing\. Write .+\.$/),
      expect.stringMatching(/^ {2}MicrosoftAppTenantId: it is missing\. Write .+\.$/),
      'See .env.example.',
    ]);
  });

  it('that are wrong are all told at once, and no value is ever printed', async () => {
    const wrong = {
      PORT: 'canary-1',
      LOG_LEVEL: 'canary-2',
      MAILMEDIC_LANGUAGE: 'canary-3',
      MAILMEDIC_DEV: 'canary-4',
      MAILMEDIC_TENANTS: 'canary-5',
      MAILMEDIC_SERVICE_HOSTS: 'canary-10',
      MAILMEDIC_ALERT_TOKENS: 'canary-11,generic:canary-12',
      MAILMEDIC_GRAFANA_SECRETS: 'canary-13',
      MAILMEDIC_ADMINS: 'canary-14',
      MAILMEDIC_REOPEN_MINUTES: 'canary-15',
      MicrosoftAppId: 'canary-6',
      MicrosoftAppPassword: 'canary-7',
      MicrosoftAppType: 'canary-8',
      MicrosoftAppTenantId: 'canary-9',
    };
    const { code, output } = await run(wrong);
    expect(code).toBe(1);
    for (const name of Object.keys(wrong).filter((name) => name !== 'MicrosoftAppPassword')) {
      expect(output).toMatch(new RegExp(`^ {2}${name}: .+\\. Write .+\\.$`, 'm'));
    }
    expect(output).not.toContain('canary');
  });

  it('are read from .env where the environment says nothing', async () => {
    writeFileSync(join(folder, '.env'), 'LOG_LEVEL=canary\nMAILMEDIC_DEV=1\n');
    const wrong = await run({});
    expect(wrong.code).toBe(1);
    expect(wrong.output).toContain('  LOG_LEVEL: ');
    expect(wrong.output).not.toContain('MicrosoftAppId');

    await listening({ LOG_LEVEL: 'info' }, async ({ get }) =>
      expect(await get('/healthz')).toMatchObject({ status: 200 }),
    );
  });

  it('with a data folder that cannot be made end it with a sentence, not a stack', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { code, output } = await run({ MAILMEDIC_DEV: '1', PORT: '0', MAILMEDIC_DATA: `${folder}/file/data` });
    expect(code).toBe(1);
    expect(output).toContain('MAILMEDIC_DATA');
    expect(output).not.toMatch(/^ +at /m);
  });
});

describe('the port', () => {
  it('that is taken ends it with a sentence and 1', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const { code, output } = await run({ MAILMEDIC_DEV: '1', PORT: String(port) });
    server.close();
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} on 127.0.0.1 is taken. Stop what uses it, or set PORT to another one.\n`);
    expect(output).not.toMatch(/^ +at /m);
  });

  it('that is taken for the metrics ends it, too, and says which setting to change', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const taken = await run({ MAILMEDIC_DEV: '1', PORT: '0', METRICS_PORT: String(port) });
    const other = await run({ MAILMEDIC_DEV: '1', PORT: String(port), METRICS_PORT: '0' });
    server.close();
    expect([taken.code, other.code]).toEqual([1, 1]);
    const sentence = `Port ${port} on 127.0.0.1 is taken. Stop what uses it, or set`;
    expect(taken.output).toContain(`${sentence} METRICS_PORT to another one.\n`);
    expect(other.output).toContain(`${sentence} PORT to another one.\n`);
  });

  it('is open on 127.0.0.1 alone in development', async () => {
    await listening({}, async ({ port, get }) => {
      expect(await get('/healthz')).toEqual({ status: 200, text: '' });
      expect(await get('/readyz')).toEqual({ status: 200, text: '' });
      expect(await connect('127.0.0.2', port)).toBe('ECONNREFUSED');
    });
    const { code, output } = await run({ MAILMEDIC_DEV: '1', HOST: '0.0.0.0' });
    expect(code).toBe(1);
    expect(output).toContain('  HOST: development listens on 127.0.0.1 only');
  });

  it('lets nobody in without a token in production', async () => {
    await listening({ ...production, MAILMEDIC_DEV: '', HOST: '127.0.0.1' }, async ({ post, get }) => {
      expect(await get('/healthz')).toMatchObject({ status: 200 });
      const activity = {
        type: 'message',
        serviceUrl: 'http://127.0.0.1:9/',
        conversation: { id: 'a:1' },
        text: 'help',
      };
      expect(await post(activity)).toEqual({ status: 401, text: '' });
      expect(await post(activity, { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' })).toEqual({
        status: 401,
        text: '',
      });
    });
  });
});

describe('the hosts', () => {
  it('that the settings name take the place of those of Teams', async () => {
    const serviceUrl = 'https://smba.example.com/emea/';
    const issuer = await startTokenIssuer({ audience: guid, serviceUrl, now: () => new Date() });
    const settings = {
      ...production,
      MAILMEDIC_DEV: '',
      HOST: '127.0.0.1',
      MAILMEDIC_SERVICE_HOSTS: '*.example.com',
      NODE_OPTIONS: `--import=${new URL('../fixtures/redirect-openid.ts', import.meta.url)}`,
      OPENID_URL: issuer.url,
    };
    try {
      await listening(settings, async ({ post }) => {
        const from = (url: string) =>
          post(
            { ...readActivityFixture('typing'), serviceUrl: url },
            { authorization: issuer.sign({ claims: { serviceurl: url } }) },
          );
        expect(await from(serviceUrl)).toEqual({ status: 200, text: '' });
        expect(await from('https://smba.trafficmanager.net/emea/')).toEqual({ status: 403, text: '' });
      });
    } finally {
      await issuer.close();
    }
  });
});

/** What became of a connection. */
const connect = (host: string, port: number): Promise<string> =>
  new Promise((resolve) => {
    const call = request({ host, port }, (response) => resolve(`answered ${response.statusCode}`));
    call.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.name)).end();
  });

describe('SIGTERM', () => {
  let journey: Journey;
  beforeEach(async () => {
    journey = await startJourney();
    showOutputOnFailure(journey);
  });
  afterEach(() => journey.end());

  it('lets an answer arrive that is on its way, ends with 0, and nothing is sent again afterwards', async () => {
    const release = holdEverything();
    const chat = journey.chat();
    await chat.write(paste);
    const card = await chat.nextCard();
    const ended = journey.bot.terminate();
    await refusing(journey.bot);
    release();
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(journey.bot.logs().at(-1)?.msg).toBe('stopped');

    await journey.restart();
    await chat.press(findButton(card, 'done'));
    await chat.nextUpdate();
    await chat.write('help');
    expect(isChecklist(await chat.nextCard())).toBe(false);
  });

  it('lets an answer arrive that waits for another try', async () => {
    journey.connector.answerNext({ status: 503 });
    const chat = journey.chat();
    await chat.write(paste);
    await chat.nextCard();
    expect(await journey.bot.terminate()).toEqual({ code: 0, signal: null });
    expect(chat.calls('POST')).toHaveLength(2);
  });

  it('lets an update arrive with what was tapped last', async () => {
    const chat = journey.chat();
    await chat.write(paste);
    const card = await chat.nextCard();
    const release = holdEverything();
    await chat.press(findButton(card, 'done'));
    await chat.nextUpdate();
    await chat.press(findButton(card, 'skip', { step: 'retry-later' }));
    const { data } = findButton(card, 'skip');
    await chat.press({ verb: 'skip', data: { ...data, step: 'enable-mailbox' } });
    const ended = journey.bot.terminate();
    release();
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(chat.calls('PUT').map((call) => readProgress(cardOf(call)).settled)).toEqual([1, 2]);
  });

  it('or Ctrl-C ends an idle bot with 0', async () => {
    expect(await journey.bot.terminate('SIGINT')).toEqual({ code: 0, signal: null });
  });

  /** Holds every call of the bot until it is released. */
  function holdEverything(): () => void {
    let release = () => {};
    const released = new Promise<null>((resolve) => {
      release = () => resolve(null);
    });
    journey.connector.answerAll(() => released);
    return release;
  }

  /** Resolves once the bot takes no more connections. */
  async function refusing(bot: BotProcess & { port: number }): Promise<void> {
    while ((await connect('127.0.0.1', bot.port)) !== 'ECONNREFUSED');
  }
});
