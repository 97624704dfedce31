import type { ConnectorClient, TeamsAdapter } from './teams-adapter.ts';

/** Gives the client for a service URL. */
export type Connectors = (serviceUrl: string) => Promise<ConnectorClient>;

/** What clients are bound to. */
export type ConnectorLimits = { allowed: (url: string) => boolean; requestMilliseconds?: number };

const kept = 100;

/** Clients with botbuilder's own retries and redirects taken out, a time-out put in, and the host fenced. */
export function connectorsOf(adapter: TeamsAdapter, limits: ConnectorLimits): Connectors {
  const clients = new Map<string, Promise<ConnectorClient>>();
  return (serviceUrl) => {
    const known = clients.get(serviceUrl);
    if (known) return known;
    if (clients.size >= kept) clients.clear();
    const client = adapter.connector(serviceUrl).then((made) => harden(made, limits));
    clients.set(serviceUrl, client);
    client.catch(() => clients.delete(serviceUrl));
    return client;
  };
}

type Request = { url: string; timeout: number };
type Policy = { name: string; sendRequest?(request: Request, next: (request: Request) => Promise<unknown>): unknown };
type Pipeline = { removePolicy(policy: { name: string }): unknown[]; addPolicy(policy: Policy): void };

function harden(client: ConnectorClient, { allowed, requestMilliseconds = 10_000 }: ConnectorLimits): ConnectorClient {
  const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
  // botbuilder 4.23.3 resends posts by itself on 429, 5xx and resets, and follows redirects.
  for (const name of ['defaultRetryPolicy', 'redirectPolicy']) {
    if (pipeline.removePolicy({ name }).length === 0) throw new Error(`botbuilder no longer has a ${name} to take out`);
  }
  pipeline.addPolicy({
    name: 'mailmedic',
    sendRequest(request, next) {
      if (!allowed(request.url)) throw new Error('A request for a host that is not on the list was stopped');
      // botbuilder 4.23.3 has no time-out: a hung connector would hold the send for ever.
      request.timeout = requestMilliseconds;
      return next(request);
    },
  });
  return client;
}
