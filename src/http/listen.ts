import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

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
    const fail = (cause: NodeJS.ErrnoException) => reject(new ListenError(cause.code ?? 'UNKNOWN', { cause }));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve({ port: (server.address() as AddressInfo).port });
    });
  });
}

/** Stops accepting, lets running requests end, and cuts what is still open after that many milliseconds. */
export function shutDown(server: Server, drainTime: number): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) {
      resolve();
      return;
    }
    const cut = setTimeout(() => server.closeAllConnections(), drainTime);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    // Kept-alive connections without a request would hold the server open.
    server.closeIdleConnections();
  });
}
