import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';

/** Processes that write until they are killed. */
export type Writers = {
  /** Runs a script and gives the lines that it printed before it died, at some moment after its first few. */
  writeUntilKilled(script: string, ...args: string[]): Promise<string[]>;
  /** Leaves none behind. */
  end(): void;
};

/** None yet. */
export function createWriters(): Writers {
  const writers: ChildProcess[] = [];
  return {
    async writeUntilKilled(script, ...args) {
      const writer = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
      writers.push(writer);
      const linesToLive = 1 + Math.floor(Math.random() * 400);
      let output = '';
      let errors = '';
      writer.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.split('\n').length > linesToLive) writer.kill('SIGKILL');
      });
      writer.stderr.setEncoding('utf8').on('data', (text: string) => {
        errors += text;
      });
      const [, signal] = await once(writer, 'close');
      expect(signal, `the writer ended by itself: ${errors}`).toBe('SIGKILL');
      // What stands after the last line end was not acknowledged in full.
      return output.split('\n').slice(0, -1);
    },
    end() {
      for (const writer of writers) writer.kill('SIGKILL');
    },
  };
}
