import type { Next, Request, Response } from 'restify';
import { answerBare } from './answer-bare.ts';

/**
 * Refuses, before a byte of it is read, a body that restify must not see.
 * A broken gzip body ends a restify 12 process, and a good one is not measured after unpacking (restify issue 1785);
 * a multipart body would be another parser's business.
 */
export function refuseUnread(longestBody: number) {
  return (request: Request, response: Response, next: Next): void => {
    const status = judge(request, longestBody);
    if (status === null) {
      // Restify takes even `identity` for an encoding that it can't read.
      delete request.headers['content-encoding'];
      next();
      return;
    }
    afterWhatIsSent(request, response, () => {
      answerBare(response, status);
      next(false);
    });
  };
}

/**
 * Node reads the rest of a refused body and throws it away, but not on a connection that is to be closed: cut with bytes in
 * it, it would take the answer along. So such a caller is heard out, within the time that any request has.
 */
function afterWhatIsSent(request: Request, response: Response, answer: () => void): void {
  if (response.shouldKeepAlive) answer();
  else request.resume().once('end', answer);
}

function judge({ method, headers }: Request, longestBody: number): number | null {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') return 415;
  if (Number(headers['content-length'] ?? 0) > longestBody) return 413;
  if (method === 'POST' && !isJson(headers['content-type'])) return 415;
  return null;
}

function isJson(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}
