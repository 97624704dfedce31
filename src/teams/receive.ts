import { z } from 'zod';
import type { Channel } from '../ports/channel.ts';
import type { Flows, Incoming, Tap } from '../ports/incoming.ts';
import type { Log } from '../ports/log.ts';
import type { Authenticate } from './authenticate.ts';
import { type BackgroundWork, errorName } from './background-work.ts';
import { type Reading, readActivity } from './read-activity.ts';
import { badAction, type InvokeResponse, toInvokeResponse } from './tap-response.ts';
import type { TeamsAdapter } from './teams-adapter.ts';

/** One posted activity: header names in lower case, the body as parsed JSON. */
export type TeamsRequest = { headers: Record<string, string | string[] | undefined>; body: unknown };

/** What to answer with; no body is an empty one. `sent` is to be called once, when the answer has left. */
export type TeamsReply = { status: number; body: object | null; sent(): void };

/** What receiving needs. */
export type ReceiveOptions = {
  authenticate: Authenticate;
  allowsServiceUrl: (serviceUrl: string) => boolean;
  allowsTenants: (named: readonly string[]) => boolean;
  /** The channels that may speak, null for any. */
  channels: readonly string[] | null;
  adapter: TeamsAdapter;
  channel: Channel;
  background: BackgroundWork;
  log: Log;
};

/** Handles one posted activity: the doors, then the reading, then the flow. Callers never see an internal text. */
export function createReceive(options: ReceiveOptions): (request: TeamsRequest, flows: Flows) => Promise<TeamsReply> {
  return async (request, flows) => {
    try {
      const entry = await passDoors(request, options);
      if (entry.kind === 'refused') {
        options.log.warn('teams.refused', { status: entry.status, reason: entry.reason });
        return bare(entry.status);
      }
      return await handle(entry.activity, flows, options);
    } catch (error) {
      options.log.error('teams.failed', { error: errorName(error) });
      return bare(500);
    }
  };
}

type Entry =
  | { kind: 'passed'; activity: Record<string, unknown> }
  | { kind: 'refused'; status: number; reason: string };

async function passDoors(request: TeamsRequest, options: ReceiveOptions): Promise<Entry> {
  const caller = await options.authenticate(request.headers.authorization);
  if (caller.kind === 'refused') return refused(401, caller.reason);
  if (caller.kind === 'unavailable') return refused(503, 'signing-keys');
  const envelope = envelopeSchema.safeParse(request.body);
  if (!envelope.success) return refused(400, 'envelope');
  const { channelId, serviceUrl, conversation, channelData } = envelope.data;
  if (options.channels !== null && !options.channels.includes(channelId ?? '')) return refused(403, 'channel');
  if (!serviceUrl || !options.allowsServiceUrl(serviceUrl)) return refused(403, 'service-url');
  if (caller.serviceUrl !== null && caller.serviceUrl !== serviceUrl) return refused(401, 'service-url-claim');
  const tenants = [conversation?.tenantId, channelData?.tenant?.id].filter((tenant) => typeof tenant === 'string');
  if (!options.allowsTenants(tenants)) return refused(403, 'tenant');
  return { kind: 'passed', activity: request.body as Record<string, unknown> };
}

function refused(status: number, reason: string): Entry {
  return { kind: 'refused', status, reason };
}

const string = z.string().nullish().catch(null);

/** What the doors look at; a field of a wrong type is a missing one. */
const envelopeSchema = z.looseObject({
  type: z.string().min(1),
  channelId: string,
  serviceUrl: string,
  conversation: z.object({ tenantId: string }).nullish().catch(null),
  channelData: z
    .object({ tenant: z.object({ id: string }).nullish().catch(null) })
    .nullish()
    .catch(null),
});

async function handle(activity: Record<string, unknown>, flows: Flows, options: ReceiveOptions): Promise<TeamsReply> {
  let reply = bare(200);
  await options.adapter.turn(activity, async (context) => {
    // botbuilder revokes the context when the turn is over: all of it is read here, as plain data.
    reply = await answer(readActivity(context.activity), flows, options);
  });
  return reply;
}

async function answer(reading: Reading, flows: Flows, options: ReceiveOptions): Promise<TeamsReply> {
  switch (reading.kind) {
    case 'incoming':
      return dispatch(reading.incoming, reading.invoke, flows, options);
    case 'ignored':
      options.log.debug('teams.ignored', { reason: reading.reason });
      return bare(200);
    case 'malformed':
      options.log.warn('teams.malformed', { field: reading.field });
      return bare(400);
    case 'malformed-action':
      options.log.warn('teams.malformed', { field: 'value.action' });
      return { ...bare(200), body: badAction };
    case 'unknown-invoke':
      return bare(501);
  }
}

async function dispatch(
  incoming: Incoming,
  invoke: boolean,
  flows: Flows,
  options: ReceiveOptions,
): Promise<TeamsReply> {
  switch (incoming.kind) {
    case 'message':
      await flows.onMessage(incoming);
      return bare(200);
    case 'installed':
      await flows.onInstalled(incoming);
      return bare(200);
    case 'uninstalled':
      await flows.onUninstalled(incoming);
      return bare(200);
    case 'tap':
      return invoke ? answerInvoke(incoming, flows, options) : answerSubmit(incoming, flows, options);
  }
}

/** The card travels in the response; updating the message for everybody else follows it, never races it. */
async function answerInvoke(tap: Tap, flows: Flows, { background }: ReceiveOptions): Promise<TeamsReply> {
  const { reply, after } = await flows.onTap(tap);
  const body: InvokeResponse = toInvokeResponse(reply);
  return { status: 200, body, sent: () => background.start('after-tap', after) };
}

/** Older clients press with Action.Submit, whose response can't hold a card: the message itself is updated. */
async function answerSubmit(tap: Tap, flows: Flows, { background, channel, log }: ReceiveOptions): Promise<TeamsReply> {
  const { reply, after } = await flows.onTap(tap);
  const show = async () => {
    if (reply.kind === 'card' && tap.messageId !== null) {
      await channel.update(tap.conversation, tap.messageId, { card: reply.card, summary: reply.summary });
    } else {
      log.info('teams.tap-unanswered', { reply: reply.kind });
    }
    await after();
  };
  return { ...bare(200), sent: () => background.start('after-submit', show) };
}

function bare(status: number): TeamsReply {
  return { status, body: null, sent() {} };
}
