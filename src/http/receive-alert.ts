import type { Next, Request, Response } from 'restify';
import { type Source, sources } from '../incident/alert.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { type AlertKeys, hasSignature, hasToken } from './alert-keys.ts';
import { answerBare } from './answer-bare.ts';

/** What became of an alert; a rejection means that it was not stored. */
export type AlertReceipt = { kind: 'accepted' } | { kind: 'bad'; field: string; problem: string };

/** What the door for alerts needs. */
export type AlertDoor = {
  keys: AlertKeys;
  /** Resolves once the alert is stored durably. */
  receive(source: Source, body: unknown): Promise<AlertReceipt>;
  clock: Clock;
  log: Log;
};

/** Alerts that are being stored at once; a source that is told to wait comes again. */
const mostAtOnce = 200;

/** Seconds after which to come again. */
const comeAgain = '5';

/** Refuses a caller who shows neither a right token nor a signature, before the body is read. */
export function guardAlerts({ keys, log }: AlertDoor) {
  return (request: Request, response: Response, next: Next): void => {
    const source = sourceOf(request);
    if (source === null) refuse(404, 'source');
    else if (hasToken(keys, source, request.headers)) next();
    // A signature can only be checked with the body.
    else if (request.headers['x-grafana-alerting-signature'] !== undefined) next();
    else refuse(401, 'token');

    function refuse(status: number, reason: string): void {
      log.warn('alert-refused', { status, reason, source });
      answerBare(response, status);
      next(false);
    }
  };
}

/** Takes an alert: 202 once it is stored, 400 with the field that is wrong, 503 when it was not stored. */
export function receiveAlert({ keys, receive, clock, log }: AlertDoor) {
  let underWay = 0;

  async function decide(request: Request): Promise<Reply> {
    const source = sourceOf(request);
    if (source === null) return { status: 404 };
    const raw = (request as { rawBody?: unknown }).rawBody;
    const shown = { headers: request.headers, raw: typeof raw === 'string' ? raw : '' };
    if (!hasToken(keys, source, request.headers) && !hasSignature(keys, source, shown, clock.now())) {
      log.warn('alert-refused', { status: 401, reason: 'signature', source });
      return { status: 401 };
    }
    if (underWay >= mostAtOnce) return busy;
    underWay += 1;
    try {
      const receipt = await receive(source, request.body);
      if (receipt.kind === 'accepted') return { status: 202 };
      const { field, problem } = receipt;
      log.warn('alert-refused', { status: 400, reason: 'field', source });
      return { status: 400, body: { field, problem } };
    } catch (error) {
      log.error('alert-not-stored', { source, reason: error instanceof Error ? error.name : 'unknown' });
      return busy;
    } finally {
      underWay -= 1;
    }
  }

  return (request: Request, response: Response, next: Next): void => {
    decide(request)
      .then((reply) => write(response, reply))
      .then(() => next());
  };
}

type Reply = { status: number; body?: object; headers?: Record<string, string> };

const busy: Reply = { status: 503, headers: { 'retry-after': comeAgain } };

function write(response: Response, { status, body, headers }: Reply): void {
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
  if (!body) {
    answerBare(response, status);
    return;
  }
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) });
  response.end(text);
}

const sourceOf = ({ params }: Request): Source | null => sources.find((source) => source === params?.source) ?? null;
