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
    // Node reads the rest and throws it away; a connection cut at once would take the answer with it.
    answerBare(response, status);
    next(false);
  };
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
