import type { Server } from 'restify';

/** The server could not take its port. `code` is the system's: EADDRINUSE, EACCES, EADDRNOTAVAIL. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly code: string;

  constructor(code: string, options: { cause: unknown }) {
    super(`The server can't listen: ${code}`, options);
    this.code = code;
  }
}

/** Takes the port; 0 takes a free one. */
export function listen(server: Server, port: number, host: string): Promise<{ port: number }> {
  return new Promise((resolve, reject) => {
    // Restify hands errors of Node's server on, and one that nobody listens to ends the process.
    const fail = (cause: NodeJS.ErrnoException) => reject(new ListenError(cause.code ?? 'UNKNOWN', { cause }));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve({ port: server.address().port });
    });
  });
}
