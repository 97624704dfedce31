import type { Next, Request, Response } from 'restify';
import type { Log } from '../ports/log.ts';
import { answerBare } from './answer-bare.ts';

/** One posted activity, as parsed JSON. */
export type ActivityPost = { headers: Record<string, string | string[] | undefined>; body: unknown };

/** What to answer with; no body is an empty one. `sent` is called once, when the answer has left or can't. */
export type ActivityReply = { status: number; body: object | null; sent(): void };

/** Takes a post and decides its answer. */
export type Receive = (post: ActivityPost) => Promise<ActivityReply>;

/** Hands a parsed body over and writes what comes back; only a JSON object is an activity. */
export function receiveActivity(receive: Receive, log: Log) {
  return (request: Request, response: Response, next: Next): void => {
    const { headers, body } = request;
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      answerBare(response, 400);
      next();
      return;
    }
    receive({ headers, body })
      .then((reply) => write(response, reply))
      .catch((error: unknown) => {
        log.error('http.failed', { error: error instanceof Error ? error.name : typeof error });
        answerBare(response, 500);
      })
      .then(() => next());
  };
}

function write(response: Response, reply: ActivityReply): void {
  // 'close' comes after the last byte, and also when the caller has gone without waiting for it.
  if (response.closed || response.destroyed) reply.sent();
  else response.once('close', () => reply.sent());
  if (reply.body === null) {
    answerBare(response, reply.status);
    return;
  }
  const text = JSON.stringify(reply.body);
  response.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
  });
  response.end(text);
}
