import type { Response } from 'restify';

/** Answers with a status and an empty body, once. */
export function answerBare(response: Response, status: number): void {
  if (response.headersSent) return;
  // Through restify, or it would send its own account of the error afterwards.
  response.sendRaw(status, '', { 'content-length': '0' });
}
