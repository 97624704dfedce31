import type { Clock } from '../ports/clock.ts';
import type { ExtensionRequest, Flows, Incoming, Tap } from '../ports/incoming.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import { type BackgroundWork, errorName } from './background-work.ts';
import { type Doors, passDoors, type TeamsRequest } from './doors.ts';
import { toExtensionResponse } from './extension-response.ts';
import { type Reading, readActivity } from './read-activity.ts';
import { badAction, toInvokeResponse } from './tap-response.ts';
import type { TeamsAdapter } from './teams-adapter.ts';

/** What to answer with; no body is an empty one. `sent` is to be called once, when the answer has left or can't. */
export type TeamsReply = { status: number; body: object | null; sent(): void };

/** What receiving needs. */
export type ReceiveOptions = {
  doors: Doors;
  adapter: TeamsAdapter;
  background: BackgroundWork;
  clock: Clock;
  log: Log;
  metrics: Metrics;
};

/** Handles one posted activity: the doors, then the reading, then the flow. Callers never see an internal text. */
export function createReceive(options: ReceiveOptions): (request: TeamsRequest, flows: Flows) => Promise<TeamsReply> {
  const { doors, adapter, clock, log, metrics } = options;
  return async (request, flows) => {
    const arrivedAt = clock.now().getTime();
    try {
      const entry = await passDoors(request, doors);
      if (entry.kind === 'refused') {
        log.warn('teams.refused', { status: entry.status, reason: entry.reason });
        metrics.refusal(entry.reason);
        return bare(entry.status);
      }
      let reply = bare(200);
      await adapter.turn(entry.activity, async (context) => {
        // botbuilder revokes the context when the turn is over: all of it is read here, as plain data.
        const reading = readActivity(context.activity);
        const kind = kindOf(reading);
        metrics.activity(kind);
        reply = await answer(reading, flows, options);
        metrics.turn(kind, Math.max(0, clock.now().getTime() - arrivedAt) / 1000);
      });
      return reply;
    } catch (error) {
      log.error('teams.failed', { error: errorName(error) });
      return bare(500);
    }
  };
}

/** What an activity is counted as. */
function kindOf(reading: Reading): string {
  if (reading.kind === 'action') return 'tap';
  if (reading.kind === 'extension') return reading.request.kind;
  if (reading.kind !== 'incoming') return reading.kind;
  return reading.incoming.kind === 'tap' ? 'submit' : reading.incoming.kind;
}

async function answer(reading: Reading, flows: Flows, options: ReceiveOptions): Promise<TeamsReply> {
  const { log } = options;
  switch (reading.kind) {
    case 'incoming':
      return dispatch(reading.incoming, flows, options);
    case 'action':
      return answerAction(reading.tap, flows, options);
    case 'extension':
      return answerExtension(reading.request, flows);
    case 'malformed-action':
      log.warn('teams.malformed', { field: 'value.action' });
      return { ...bare(200), body: badAction };
    case 'malformed':
      log.warn('teams.malformed', { field: reading.field });
      return bare(400);
    case 'unknown-invoke':
      log.info('teams.ignored', { reason: 'invoke' });
      return bare(501);
    case 'ignored':
      log.debug('teams.ignored', { reason: reading.reason });
      return bare(200);
  }
}

async function dispatch(incoming: Incoming, flows: Flows, options: ReceiveOptions): Promise<TeamsReply> {
  switch (incoming.kind) {
    case 'tap':
      return answerSubmit(incoming, flows, options);
    case 'message':
      await flows.onMessage(incoming);
      return bare(200);
    case 'edited':
      await flows.onEdited(incoming);
      return bare(200);
    case 'installed':
      await flows.onInstalled(incoming);
      return bare(200);
    case 'uninstalled':
      await flows.onUninstalled(incoming);
      return bare(200);
  }
}

/** The card travels in the response; updating the message for everybody else follows it, and never races it. */
async function answerAction(tap: Tap, flows: Flows, { background }: ReceiveOptions): Promise<TeamsReply> {
  const { reply, after } = await flows.onTap(tap);
  return { status: 200, body: toInvokeResponse(reply), sent: () => background.start('after-tap', after) };
}

/** Older clients press with Action.Submit, whose response can't hold a card: what follows shows it in the conversation. */
async function answerSubmit(tap: Tap, flows: Flows, { background }: ReceiveOptions): Promise<TeamsReply> {
  const { after } = await flows.onTap(tap);
  return { ...bare(200), sent: () => background.start('after-submit', after) };
}

async function answerExtension(request: ExtensionRequest, flows: Flows): Promise<TeamsReply> {
  const reply = await flows.onExtension(request);
  return { ...bare(200), body: toExtensionResponse(reply, request.kind) };
}

function bare(status: number): TeamsReply {
  return { status, body: null, sent() {} };
}
