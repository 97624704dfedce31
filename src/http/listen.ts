import type { Server as PlainServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server } from 'restify';

/** The server could not take its port. `code` is the system's: EADDRINUSE, EACCES, EADDRNOTAVAIL. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly code: string;
  readonly port: number;

  constructor(code: string, port: number, options: { cause: unknown }) {
    super(`The server can't listen: ${code}`, options);
    this.code = code;
    this.port = port;
  }
}

/** Takes the port; 0 takes a free one. */
export function listen(server: Server | PlainServer, port: number, host: string): Promise<{ port: number }> {
  return new Promise((resolve, reject) => {
    // Restify hands errors of Node's server on, and one that nobody listens to ends the process.
    const fail = (cause: NodeJS.ErrnoException) => reject(new ListenError(cause.code ?? 'UNKNOWN', port, { cause }));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve({ port: (server.address() as AddressInfo).port });
    });
  });
}
