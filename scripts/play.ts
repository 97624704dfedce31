import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { sources } from '../src/incident/alert.ts';
import { examples } from '../src/view/notice-view.ts';

const root = resolve(import.meta.dirname, '..');
const data = process.env.MAILMEDIC_DATA ?? join(root, 'data', 'play');
mkdirSync(data, { recursive: true });

/** A channel of scripts/playground.yml. */
const alertsChannel = { id: 'channel-announcements-id', name: 'Alerts' };

const sampleAlert = JSON.stringify({
  id: 'queue-mx1',
  status: 'firing',
  severity: 'critical',
  title: 'Mail to the branch office waits',
  text: '451 4.4.316 Connection refused [Message=Socket error code 10061]',
});

const children: ChildProcess[] = [];
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0));

const token = randomBytes(12).toString('base64url');
const botPort = await findPort(3978);
const bot = start([join(root, 'src/main.ts')], {
  MAILMEDIC_DEV: '1',
  HOST: '',
  PORT: String(botPort),
  MAILMEDIC_DATA: data,
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  MAILMEDIC_ALERT_TOKENS: sources.map((source) => `${source}:${token}`).join(','),
});
bot.stdout?.pipe(process.stderr);
await waitUntilReady(`http://127.0.0.1:${botPort}/readyz`);

const wanted = await findPort(56150);
const playground = start(
  [
    join(root, 'node_modules/@microsoft/m365agentsplayground/cli.js'),
    ...['--app-endpoint', `http://127.0.0.1:${botPort}/api/messages`],
    ...['--channel-id', 'msteams', '--port', String(wanted), '--disable-telemetry'],
  ],
  {
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_LOGFILE: join(data, 'playground.log'),
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(root, 'scripts/playground.yml'),
  },
);
const port = await readPort(playground);
await subscribeChannel(port);
process.stdout.write(`
Mailmedic is at home:  http://localhost:${port}

Paste one of these into the chat:
  ${examples[0]}
  Bonjour, depuis ce matin notre copieur dit : ${examples[1]}
  プリンターから送信できません。${examples[2]}

The channel "${alertsChannel.name}" is subscribed to alerts. Open it (it is in the list behind the three lines; it shows what comes
while it is open) and send one from another terminal:
  curl http://127.0.0.1:${botPort}/api/alerts/generic -H 'Authorization: Bearer ${token}' \\
    -H 'Content-Type: application/json' -d '${sampleAlert}'

The bot listens on 127.0.0.1:${botPort}. The playground listens on every interface of this machine, so anybody in your
network can open it while it runs. Ctrl-C stops both.
`);

/** Somebody saves the form for alerts in the channel, told to the bot as the playground tells it what people press. */
async function subscribeChannel(playgroundPort: string): Promise<void> {
  const data = { verb: 'subscribe', subscription: null, sources: sources.join(','), severity: 'info', language: 'en' };
  const response = await fetch(`http://127.0.0.1:${botPort}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: 'play',
      // Each start saves the same subscription again.
      replyToId: 'play',
      channelId: 'msteams',
      serviceUrl: `http://localhost:${playgroundPort}/_connector`,
      from: { id: 'user-id-0', name: 'Aiko Tanaka' },
      recipient: { id: '00000000-0000-0000-0000-00000000000011', name: 'Mailmedic' },
      conversation: { id: alertsChannel.id, conversationType: 'channel', isGroup: true },
      value: { action: { type: 'Action.Execute', verb: 'subscribe', data }, trigger: 'manual' },
    }),
  });
  if (!response.ok) throw new Error(`The bot did not take the subscription (${response.status}).`);
}

/** Starts a script on this Node.js; when it ends by itself, everything ends. */
function start(script: string[], settings: Record<string, string>): ChildProcess {
  // A group of its own: Ctrl-C reaches us alone, and we stop both in order.
  const child = spawn(process.execPath, script, {
    cwd: data,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  children.push(child);
  child.once('exit', (code) => stop(code ?? 1));
  return child;
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const ends = running.map((child) => once(child, 'exit'));
  for (const child of running) child.kill('SIGTERM');
  const cut = setTimeout(() => {
    for (const child of running) child.kill('SIGKILL');
  }, 5_000);
  await Promise.all(ends);
  clearTimeout(cut);
  process.exit(code);
}

/** The first free port from `from` on, on every interface: the playground would silently take a random one. */
async function findPort(from: number): Promise<number> {
  for (let port = from; port < from + 100; port += 1) {
    if ((await isFree(port, '127.0.0.1')) && (await isFree(port, '::'))) return port;
  }
  throw new Error(`No free port from ${from} to ${from + 99}.`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((tell) => {
    const probe = createServer();
    // A machine without IPv6 has no `::` to be taken.
    probe.once('error', ({ code }: NodeJS.ErrnoException) => tell(code !== 'EADDRINUSE'));
    probe.listen(port, host, () => probe.close(() => tell(true)));
  });
}

async function waitUntilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 300 && !stopping; tries += 1) {
    const ready = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error('The bot did not start within 30 seconds.');
}

/** The playground prints the port that it really took. */
async function readPort(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The playground has no output.');
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /Listening on (\d+)/.exec(line)?.[1];
    if (port) {
      child.stdout.resume();
      return port;
    }
  }
  throw new Error('The playground ended before it listened.');
}
