import type { Server } from 'node:http';

/** Stops accepting, closes idle connections (Node's own `close` does), lets running requests end, and cuts what is still open after that many milliseconds. */
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
  });
}
