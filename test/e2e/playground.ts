import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Browser, chromium, type Locator, type Page, type WebSocket } from 'playwright-core';
import type { Source } from '../../src/incident/alert.ts';

const root = resolve(import.meta.dirname, '../..');

/** The playground with the bot behind it, as `npm run play` starts them. */
export type Play = {
  /** Address of the playground. */
  url: string;
  playgroundPort: number;
  botPort: number;
  /** What it printed for the person who started it. */
  output: string;
  /** The token for alerts that it printed. */
  token: string;
  /** Posts an alert with that token; gives the status. */
  alert(source: Source, body: object): Promise<number>;
  /** Ctrl-C; gives the exit code. */
  stop(): Promise<number | null>;
};

/** A chat with the bot in a browser window. */
export type Chat = {
  page: Page;
  /** All cards of the chat, oldest first. */
  cards: Locator;
  /** Types a message, sends it and gives the card that answers it. */
  say(text: string): Promise<Locator>;
  /** Sends an activity that only a real Teams client would send, such as one with a locale; gives the card that answers it. */
  post(activity: { text: string; locale: string }): Promise<Locator>;
  /** Presses a button of a card (the `nth` of that name, from 0) and waits for the bot's reply to the tap. */
  press(card: Locator, name: string, nth?: number): Promise<void>;
  /** Presses a button that changes the case: waits until the message itself was updated for everybody, too. */
  change(card: Locator, name: string): Promise<void>;
};

/** Starts `scripts/play.ts` on the data in `folder` and waits until the playground is there. */
export async function startPlay(folder: string): Promise<Play> {
  const child = startScript('scripts/play.ts', [], { MAILMEDIC_DATA: folder });
  const output = await readUntil(child, 'Ctrl-C');
  const playgroundPort = Number(/http:\/\/localhost:(\d+)/.exec(output)?.[1]);
  const botPort = Number(/127\.0\.0\.1:(\d+)/.exec(output)?.[1]);
  const token = /'Authorization: Bearer ([^']+)'/.exec(output)?.[1] ?? '';
  return {
    url: `http://localhost:${playgroundPort}`,
    playgroundPort,
    botPort,
    output,
    token,
    async alert(source, body) {
      const response = await fetch(`http://127.0.0.1:${botPort}/api/alerts/${source}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      return response.status;
    },
    stop: () => endProcess(child, 'SIGINT'),
  };
}

/** Runs a line of curl as somebody would paste it into a shell; gives the status. */
export async function runCurl(line: string): Promise<string> {
  const silent = `${line.replace('curl -i', 'curl')} --silent --output /dev/null --write-out '%{http_code}'`;
  return (await promisify(execFile)('sh', ['-c', silent])).stdout;
}

/** The bot alone, to be killed and started again under a playground that stays. */
export async function startBot(folder: string, port: number): Promise<ChildProcess> {
  const child = startScript('src/main.ts', [], {
    MAILMEDIC_DEV: '1',
    MAILMEDIC_DATA: folder,
    HOST: '',
    PORT: String(port),
  });
  child.stdout?.resume();
  const ready = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (let tries = 0; !(await ready()); tries += 1) {
    if (tries > 200 || child.exitCode !== null) throw new Error('The bot did not start.');
    await wait(100);
  }
  return child;
}

/** The playground alone, in front of a bot on `botPort`. */
export async function startPlayground(folder: string, botPort: number): Promise<{ child: ChildProcess; url: string }> {
  const child = startScript(
    'node_modules/@microsoft/m365agentsplayground/cli.js',
    [
      ...['--app-endpoint', `http://127.0.0.1:${botPort}/api/messages`, '--channel-id', 'msteams'],
      ...['--port', String(await findFreePort()), '--disable-telemetry'],
    ],
    {
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(root, 'scripts/playground.yml'),
    },
    folder,
  );
  const output = await readUntil(child, 'Listening on');
  return { child, url: `http://localhost:${/Listening on (\d+)/.exec(output)?.[1]}` };
}

/** A port of the loopback interface that nobody listens on. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function startScript(script: string, args: string[], settings: Record<string, string>, cwd = root): ChildProcess {
  return spawn(process.execPath, [join(root, script), ...args], {
    cwd,
    env: { ...process.env, LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Reads what a child prints up to the line with `mark`. Throws when the child ends before. */
async function readUntil(child: ChildProcess, mark: string): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout as Readable })) {
    lines.push(line);
    if (!line.includes(mark)) continue;
    child.stdout?.resume();
    return lines.join('\n');
  }
  throw new Error(`It ended without "${mark}": ${lines.join('\n')}`);
}

/** Ends a child and gives its exit code; null when the signal ended it. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const end = once(child, 'exit');
    child.kill(signal);
    await end;
  }
  return child.exitCode;
}

/** An empty folder for data, with the function that deletes it. */
export function makeFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'mailmedic-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A headless Chromium that asks nobody outside this machine. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-lcd-text'],
    ],
  });

/** How the playground is looked at. `scale`: device pixels per CSS pixel. `channel`: a channel instead of the chat with the bot. */
type View = { width?: number; height?: number; scale?: number; channel?: string };

/** Opens the playground in a window of its own. It shows of a channel only what comes while the window is open. */
export async function openChat(
  browser: Browser,
  url: string,
  { width = 1200, height = 900, scale = 1, channel }: View = {},
): Promise<Chat> {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
  page.setDefaultTimeout(20_000);
  await page.route(
    ({ hostname }) => !['localhost', '127.0.0.1', '[::1]'].includes(hostname),
    (route) => route.abort(),
  );
  const updates = listenForUpdates(page);
  await page.goto(url);
  const box = page.locator('[role=textbox][contenteditable=true]:visible').last();
  await box.waitFor();
  // The log panel repeats every text, and in a narrow window it covers the chat.
  await page.getByTitle('Toggle Log Panel').click();
  await page.getByText('Log Panel', { exact: true }).waitFor({ state: 'detached' });
  if (width < 700) await page.addStyleTag({ content: narrowStyle });
  if (channel) {
    // The list of places slides in from outside of the window.
    await page.getByRole('treeitem', { name: channel }).dispatchEvent('click');
    await page.getByRole('button', { name: 'Post', exact: true }).waitFor();
  }

  const cards = page.locator('.ac-adaptiveCard');

  async function answerTo(send: () => Promise<void>): Promise<Locator> {
    const before = await cards.count();
    await send();
    const card = cards.nth(before);
    await card.waitFor();
    return card;
  }

  async function press(card: Locator, name: string, nth = 0): Promise<void> {
    const [reply] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/_conversation/v1/invoke')),
      card.getByRole('button', { name, exact: true }).nth(nth).click(),
    ]);
    await reply.finished();
  }

  return {
    page,
    cards,
    say: (text) =>
      answerTo(async () => {
        await box.click();
        await page.keyboard.insertText(text);
        await page.getByRole('button', { name: 'Send Message' }).click();
      }),
    post: (activity) => answerTo(() => postActivity(url, activity)),
    press,
    async change(card, name) {
      const update = updates.next();
      await press(card, name);
      await update;
    },
  };
}

/** The playground is made for wide windows; Teams on a phone gives a card the whole width but its margins. */
const narrowStyle = `
  #root div:not(.ac-adaptiveCard, .ac-adaptiveCard *) { min-width: 0 !important; }
  div:has(> .fai-OutputCard) > :not(.fai-OutputCard) { display: none !important; }
  #root div:not(.ac-adaptiveCard, .ac-adaptiveCard *):has(.ac-adaptiveCard) {
    max-width: 100% !important; padding-inline: 0 !important; margin-inline: 0 !important;
  }
  #root div:not(.ac-adaptiveCard, .ac-adaptiveCard *).ac-preview-panel { margin-inline: 14px !important; }
`;

/** Tells when the playground's server changes a message that is already on the page. */
function listenForUpdates(page: Page): { next(): Promise<void> } {
  const waiting: (() => void)[] = [];
  page.on('websocket', (socket: WebSocket) => {
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes('"action":"updateMessage"')) for (const tell of waiting.splice(0)) tell();
    });
  });
  return { next: () => new Promise((tell) => waiting.push(tell)) };
}

/** The playground passes this on to the bot as it is. Its own text box always says `en-US`. */
async function postActivity(url: string, { text, locale }: { text: string; locale: string }): Promise<void> {
  const { config } = (await (await fetch(`${url}/_internal/v1/testConfig`)).json()) as PlaygroundConfig;
  const activity = {
    type: 'message',
    id: crypto.randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: `${url}/_connector`,
    from: config.currentUser,
    recipient: config.bot,
    conversation: { id: config.personalChat.id, conversationType: 'personal', tenantId: config.tenantId },
    channelData: { tenant: { id: config.tenantId } },
    entities: [{ type: 'clientInfo', locale }],
    text,
    textFormat: 'plain',
    locale,
  };
  const response = await fetch(`${url}/_internal/v1/customActivities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  if (!response.ok) throw new Error(`The playground refused the activity: ${response.status}`);
}

type PlaygroundConfig = {
  config: {
    tenantId: string;
    bot: { id: string; name: string };
    currentUser: { id: string; name: string; aadObjectId: string };
    personalChat: { id: string };
  };
};
