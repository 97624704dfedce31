import type { TapReply } from '../ports/incoming.ts';

/** Body of the answer to an `adaptiveCard/action` invoke. Its HTTP status is always 200 (Universal Action Model). */
export type InvokeResponse = { statusCode: number; type: string; value: unknown };

/** The current card for the person who pressed, or a sentence. */
export function toInvokeResponse(reply: TapReply): InvokeResponse {
  return reply.kind === 'card'
    ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.card }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.sentence };
}

/** The answer to an invoke that carries no action. */
export const badAction: InvokeResponse = {
  statusCode: 400,
  type: 'application/vnd.microsoft.error',
  value: { code: 'BadRequest', message: 'The invoke has no action' },
};
