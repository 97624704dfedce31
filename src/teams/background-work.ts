import type { Log } from '../ports/log.ts';

/** Runs what follows a reply: every promise is caught, counted, and waited for at the end. */
export class BackgroundWork {
  readonly #log: Log;
  readonly #running = new Set<Promise<void>>();
  #failures = 0;

  constructor(log: Log) {
    this.#log = log;
  }

  start(name: string, work: () => Promise<void>): void {
    const running: Promise<void> = Promise.resolve()
      .then(work)
      .catch((error: unknown) => {
        this.#failures += 1;
        this.#log.error('teams.background-failed', { name, failures: this.#failures, error: errorName(error) });
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}

/** The class and code of an error; never its message, which may quote what a person wrote. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}
