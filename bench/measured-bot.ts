import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** What a process has used: milliseconds of processor time since its start, and MiB resident now. */
export type Usage = { cpu: number; memory: number };

/** A bot in a process of its own that listens on 127.0.0.1. */
export type MeasuredBot = {
  port: number;
  /** Milliseconds from the start of the process until it listened. */
  startUp: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
};

/** Starts a program of this repository and resolves once it has written that it listens. `flags` are Node's own. */
export async function startMeasured(
  program: string,
  settings: Record<string, string>,
  flags: readonly string[] = [],
): Promise<MeasuredBot> {
  const begin = performance.now();
  const child = spawn(process.execPath, [...flags, '--import', pathOf('./meter.ts'), pathOf(program)], {
    env: { PATH: process.env.PATH, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  const output = child.stdout as Readable;
  const lines = createInterface({ input: output });
  const port = await new Promise<number>((resolve, reject) => {
    lines.on('line', (line) => {
      const { msg, port } = line.startsWith('{') ? JSON.parse(line) : {};
      if (msg === 'started') resolve(port);
    });
    gone.then(() => reject(new Error(`${program} ended before it listened`)));
  });
  const startUp = performance.now() - begin;
  // What it logs from here on is read and thrown away, as cheaply as can be.
  lines.close();
  output.resume();
  return {
    port,
    startUp,
    async usage() {
      child.send('usage');
      const [usage] = await once(child, 'message');
      return usage as Usage;
    },
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
