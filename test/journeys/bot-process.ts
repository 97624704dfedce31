import { type ChildProcess, spawn } from 'node:child_process';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Node keeps what it has compiled here: the program is started dozens of times. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url));

/** How a process ended. */
export type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** One line of the log. */
export type LogLine = { level: number; time: string; msg: string; [field: string]: unknown };

/** What the bot answered to a request. */
export type Reply = { status: number; text: string };

/** The real program, as `npm start` runs it. */
export type BotProcess = {
  /** Everything it wrote so far, on both outputs. */
  output(): string;
  /** Its log lines so far. */
  logs(): LogLine[];
  /** Resolves with the log line of this event, now or once it is written; rejects when the process ends without it. */
  logged(event: string): Promise<LogLine>;
  /** Resolves when the process is gone and its last words are read. */
  exited: Promise<Exit>;
  /** Ends it as a power cut would. */
  kill9(): Promise<Exit>;
  /** Asks it to end, as a supervisor or Ctrl-C does. */
  terminate(signal?: 'SIGTERM' | 'SIGINT'): Promise<Exit>;
};

/** A bot that listens on 127.0.0.1. */
export type ListeningBot = BotProcess & {
  port: number;
  /** Port of the metrics, 0 without METRICS_PORT. */
  metricsPort: number;
  get(path: string, port?: number): Promise<Reply>;
  /** Posts a body to the messaging endpoint: an object as JSON, anything else as it is. Rejects when the connection breaks. */
  post(body: object | string | Buffer, headers?: Record<string, string>): Promise<Reply>;
  /** Posts to the door for alerts, `/api/alerts/<source>`, in the same way. */
  alert(source: string, body: object | string | Buffer, headers?: Record<string, string>): Promise<Reply>;
};

/** Starts the program in `folder` with these settings and no others. */
export function launch(settings: Record<string, string>, folder: string): BotProcess {
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compiled, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  const readers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      written += chunk;
      for (const read of [...readers]) read();
    });
  }
  const exited = new Promise<Exit>((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  const logs = () => readLog(written);
  return {
    output: () => written,
    logs,
    logged: (event) =>
      new Promise((resolve, reject) => {
        const read = () => {
          const line = logs().find(({ msg }) => msg === event);
          if (!line) return;
          readers.delete(read);
          resolve(line);
        };
        readers.add(read);
        read();
        exited.then(() => reject(new Error(`It ended before it logged ${event}:\n${written}`)));
      }),
    exited,
    kill9: () => end(child, 'SIGKILL', exited),
    terminate: (signal = 'SIGTERM') => end(child, signal, exited),
  };
}

/** Starts the program for development on a free port and resolves once it listens. */
export async function startBot(folder: string, settings: Record<string, string> = {}): Promise<ListeningBot> {
  const bot = launch(
    { MAILMEDIC_DEV: '1', PORT: '0', MAILMEDIC_DATA: `${folder}/data`, LOG_LEVEL: 'info', ...settings },
    folder,
  );
  const started = await bot.logged('started');
  const port = Number(started.port);
  const post = (path: string, body: object | string | Buffer, headers: Record<string, string>) => {
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    return send(port, {
      method: 'POST',
      path,
      body: isRaw ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  };
  return {
    ...bot,
    port,
    metricsPort: Number(started.metricsPort),
    get: (path, from = port) => send(from, { method: 'GET', path }),
    post: (body, headers = {}) => post('/api/messages', body, headers),
    alert: (source, body, headers = {}) => post(`/api/alerts/${source}`, body, headers),
  };
}

function end(child: ChildProcess, signal: NodeJS.Signals, exited: Promise<Exit>): Promise<Exit> {
  child.kill(signal);
  return exited;
}

/** Whole lines only: the last one may still be on its way. */
function readLog(written: string): LogLine[] {
  const lines = written.slice(0, written.lastIndexOf('\n') + 1).split('\n');
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
}

type Call = { method: string; path: string; body?: string | Buffer; headers?: Record<string, string> };

/** A connection of its own for each request, so that a dying bot breaks only what it was doing. */
function send(port: number, { method, path, body, headers }: Call): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const call = request(
      { host: '127.0.0.1', port, method, path, headers: { ...length, ...headers }, agent: false },
      (response) => {
        let text = '';
        response
          .setEncoding('utf8')
          .on('data', (chunk) => {
            text += chunk;
          })
          .on('end', () => resolve({ status: response.statusCode ?? 0, text }))
          .on('error', reject);
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
