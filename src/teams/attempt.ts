import type { Delivery } from '../ports/channel.ts';
import { SignInError } from './credentials.ts';
import type { Attempt } from './retry.ts';
import { readRetryAfter } from './retry-after.ts';

/** One request: a post makes a new message, a put replaces one. */
export type Request = { verb: 'post' | 'put'; run: () => Promise<{ id?: unknown }> };

/** Sends one request and says what became of it. Never throws. */
export async function attempt({ verb, run }: Request, now: () => Date): Promise<Attempt> {
  try {
    const { id } = await run();
    // An empty 202 is an arrival without an id.
    return settled({ kind: 'sent', messageId: typeof id === 'string' && id !== '' ? id : null });
  } catch (error) {
    if (error instanceof SignInError) return afterSignIn(error);
    const failure = error as Failure;
    return typeof failure.statusCode === 'number'
      ? afterAnswer(failure, failure.statusCode, verb, now())
      : afterSilence(failure, verb);
  }
}

/** The part of a RestError that is read. `code` is Teams' word for the trouble, or the system's when there was no answer. */
type Failure = {
  statusCode?: number;
  code?: unknown;
  response?: { headers?: { get?(name: string): string | undefined } };
};

/** Statuses that Teams asks to try again (rate-limit page, 2026-10); 500 is not among them. */
const passing = new Set([412, 429, 502, 503, 504]);

/** Failures before a connection stood: the request certainly did not leave. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function afterAnswer(failure: Failure, status: number, verb: Request['verb'], now: Date): Attempt {
  const code = readCode(failure.code);
  if (status >= 200 && status < 300) return settled({ kind: 'sent', messageId: null });
  if (passing.has(status)) {
    const pause = readRetryAfter(failure.response?.headers?.get?.('retry-after') ?? undefined, now);
    return { kind: 'again', pause, otherwise: { kind: 'unsent', status } };
  }
  if (status === 404 && verb === 'put' && code !== 'ConversationNotFound') return settled({ kind: 'missing' });
  if (status === 403 || status === 404) return settled({ kind: 'gone', status, code });
  return settled({ kind: 'refused', status, code });
}

function afterSilence(failure: Failure, verb: Request['verb']): Attempt {
  if (typeof failure.code === 'string' && neverLeft.has(failure.code)) {
    return { kind: 'again', pause: null, otherwise: { kind: 'unsent', status: null } };
  }
  // A post may have arrived all the same, and a second one would show twice; a put may be repeated.
  return verb === 'post'
    ? settled({ kind: 'unknown' })
    : { kind: 'again', pause: null, otherwise: { kind: 'unknown' } };
}

function afterSignIn({ cause }: SignInError): Attempt {
  // A refused secret stays refused; everything else at the token service may pass.
  const code = (cause as { errorCode?: unknown } | undefined)?.errorCode;
  if (typeof code === 'string' && /^(?:invalid_client|unauthorized_client|invalid_request)$/.test(code)) {
    return settled({ kind: 'refused', status: 401, code });
  }
  return { kind: 'again', pause: null, otherwise: { kind: 'unsent', status: null } };
}

function settled(delivery: Delivery): Attempt {
  return { kind: 'settled', delivery };
}

/** Teams' error code; anything that does not look like one is left out, for it goes into logs. */
function readCode(code: unknown): string {
  return typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code : 'none';
}
