import { decodeJwt, decodeProtectedHeader, errors, type JWK, type JWTVerifyOptions, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';
import type { SigningKeys } from './signing-keys.ts';

/** Who posts: `serviceUrl` is the one that the token vouches for, null where nobody has to sign. */
export type Caller =
  | { kind: 'known'; serviceUrl: string | null }
  /** `reason` is one of a fixed set of words, never anything out of the token. */
  | { kind: 'refused'; reason: string }
  /** The signing keys can't be read: nobody's fault who is calling. */
  | { kind: 'unavailable' };

/** Judges an Authorization header. */
export type Authenticate = (header: string | string[] | undefined) => Promise<Caller>;

/** Development: everybody is let in, and only loopback service URLs are answered. */
export const openDoor: Authenticate = async () => ({ kind: 'known', serviceUrl: null });

/**
 * The Bot Connector alone: a token of its issuer for this bot, signed with a key that it endorses for Teams. `exp` and
 * `serviceurl` are required; clocks may differ by five minutes.
 *
 * botbuilder 4.23.3's own check is not used. It lets tokens without `exp` and keys without endorsements through, accepts
 * emulator and skill issuers besides, keeps the tenants of unsigned tokens in a list for ever, prints each refusal to the
 * console and waits for the keys without a time-out.
 */
export function createAuthentication(options: { appId: string; keys: SigningKeys; clock: Clock }): Authenticate {
  const { appId, keys, clock } = options;
  return async (header) => {
    const token = readToken(header);
    if (token.kind === 'refused') return token;
    const key = await keys.find(token.keyId);
    if (key.kind === 'unavailable') return key;
    if (key.kind === 'unknown') return refused('key');
    if (!key.endorsements.includes('msteams')) return refused('endorsement');
    return verify(token.text, key.jwk, { ...rules, audience: appId, currentDate: clock.now() });
  };
}

const issuer = 'https://api.botframework.com';
const longestHeader = 8192;

const rules: JWTVerifyOptions = {
  // RFC 7518 §3.3; `none` and the symmetric ones are not among them.
  algorithms: ['RS256', 'RS384', 'RS512'],
  issuer,
  requiredClaims: ['exp', 'serviceurl'],
  clockTolerance: 5 * 60,
};

type Refusal = Extract<Caller, { kind: 'refused' }>;

/** Reads `Bearer <JWT>` unverified: what another issuer signed is not worth a look at the keys. */
function readToken(header: string | string[] | undefined): { kind: 'token'; text: string; keyId: string } | Refusal {
  if (typeof header !== 'string' || header.length > longestHeader) return refused('no-token');
  const text = /^Bearer (\S+)$/.exec(header)?.[1];
  if (text === undefined) return refused('no-token');
  try {
    const { kid } = decodeProtectedHeader(text);
    if (decodeJwt(text).iss !== issuer) return refused('issuer');
    return typeof kid === 'string' && kid !== '' ? { kind: 'token', text, keyId: kid } : refused('key');
  } catch {
    return refused('no-token');
  }
}

async function verify(text: string, key: JWK, options: JWTVerifyOptions): Promise<Caller> {
  try {
    const claims = claimsSchema.safeParse((await jwtVerify(text, key, options)).payload);
    return claims.success ? { kind: 'known', serviceUrl: claims.data.serviceurl } : refused('claims');
  } catch (error) {
    return refused(reasonOf(error));
  }
}

/** One audience: a token that is good elsewhere, too, could be played on to here. */
const claimsSchema = z.object({ aud: z.string(), serviceurl: z.string().min(1) });

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return error.claim;
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  return 'token';
}

function refused(reason: string): Refusal {
  return { kind: 'refused', reason };
}
