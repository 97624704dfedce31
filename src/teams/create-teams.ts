import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Flows } from '../ports/incoming.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import { createAuthentication, openDoor } from './authenticate.ts';
import { BackgroundWork } from './background-work.ts';
import { createChannel } from './channel.ts';
import { connectorsOf } from './connectors.ts';
import { type Credentials, createOutgoingAuthentication } from './credentials.ts';
import type { Doors, TeamsRequest } from './doors.ts';
import { createReceive, type TeamsReply } from './receive.ts';
import { defaultRetryPolicy } from './retry.ts';
import { allowsServiceUrl, isLoopbackUrl } from './service-url.ts';
import { createSigningKeys } from './signing-keys.ts';
import { TeamsAdapter } from './teams-adapter.ts';
import { allowsTenants } from './tenants.ts';

/** What the bot needs of Teams, and what it lets in. */
export type TeamsOptions = {
  /** The bot's registration; null is development: anonymous, loopback service URLs only, every tenant. */
  credentials: Credentials | null;
  /** Tenant ids that may talk to the bot, in any letter case. */
  tenants: readonly string[];
  /** Hosts that the bot's token may be sent to; `*.` in front takes every name below. See `teamsHosts`. */
  serviceHosts: readonly string[];
  clock: Clock;
  log: Log;
  metrics: Metrics;
  /** From 0 up to 1, spreads the pauses between tries. */
  random: () => number;
  /** Where the Bot Framework's signing keys are listed; given in tests only. */
  openIdMetadataUrl?: string;
};

/** The bot's seat in Teams: what it says there, what it hears there, and the end of what it still does. */
export type Teams = {
  channel: Channel;
  /** Handles one posted activity. Never throws; the reply's `sent` is to be called once it has left. */
  receive(request: TeamsRequest, flows: Flows): Promise<TeamsReply>;
  /** Resolves when nothing that followed a reply is running any more. */
  settled(): Promise<void>;
};

/** Joins the doors, the reading of activities and the sending of cards. */
export function createTeams(options: TeamsOptions): Teams {
  const { credentials, clock, log, metrics, random } = options;
  const allowed = credentials === null ? isLoopbackUrl : allowsServiceUrl(options.serviceHosts);
  const adapter = new TeamsAdapter(credentials?.appId ?? '', createOutgoingAuthentication(credentials));
  const connectors = connectorsOf(adapter, { allowed });
  const channel = createChannel({ connectors, allowed, log, metrics, policy: defaultRetryPolicy, clock, random });
  const background = new BackgroundWork(log);
  const receive = createReceive({ doors: createDoors(options, allowed), adapter, background, clock, log, metrics });
  return { channel, receive, settled: () => background.settled() };
}

function createDoors(
  { credentials, tenants, clock, openIdMetadataUrl }: TeamsOptions,
  allowed: Doors['allowsServiceUrl'],
): Doors {
  if (credentials === null) {
    return { authenticate: openDoor, allowsServiceUrl: allowed, allowsTenants: () => true, channels: null };
  }
  const keys = createSigningKeys({ url: openIdMetadataUrl, clock });
  return {
    authenticate: createAuthentication({ appId: credentials.appId, keys, clock }),
    allowsServiceUrl: allowed,
    allowsTenants: allowsTenants(tenants),
    channels: ['msteams'],
  };
}
