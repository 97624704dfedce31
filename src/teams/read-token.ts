import { z } from 'zod';

/** A token whose claims are right and whose signature nobody has looked at yet. */
export type Token = {
  kind: 'token';
  algorithm: Algorithm;
  keyId: string;
  serviceUrl: string;
  /** What was signed: header, dot, payload, as they stand. */
  signed: string;
  signature: Uint8Array<ArrayBuffer>;
};

/** Signature algorithms of the Bot Connector (RFC 7518 §3.3); `none` and the symmetric ones are not among them. */
export type Algorithm = z.infer<typeof algorithm>;

const algorithm = z.enum(['RS256', 'RS384', 'RS512']);
const issuer = 'https://api.botframework.com';
const toleranceSeconds = 5 * 60;
const longestToken = 8192;

/**
 * Reads `Bearer <JWT>` (RFC 7519) and checks its claims: all that can be refused without a key is refused here.
 * `exp` and `serviceurl` are required; clocks may differ by five minutes.
 */
export function readToken(
  header: string | string[] | undefined,
  expected: { audience: string; now: Date },
): Token | { kind: 'refused'; reason: string } {
  if (typeof header !== 'string' || header.length > longestToken) return refused('no-token');
  const [, head, payload, signature] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(header) ?? [];
  if (!head || !payload || !signature) return refused('no-token');
  const jose = headSchema.safeParse(decode(head));
  if (!jose.success) return refused('algorithm');
  const claims = claimsSchema.safeParse(decode(payload));
  if (!claims.success) return refused('claims');
  const { iss, aud, exp, nbf, serviceurl } = claims.data;
  if (iss !== issuer) return refused('issuer');
  if (aud !== expected.audience) return refused('audience');
  const now = expected.now.getTime() / 1000;
  if (exp + toleranceSeconds <= now) return refused('expired');
  if (nbf !== undefined && nbf - toleranceSeconds > now) return refused('not-yet-valid');
  return {
    kind: 'token',
    algorithm: jose.data.alg,
    keyId: jose.data.kid,
    serviceUrl: serviceurl,
    signed: `${head}.${payload}`,
    signature: Uint8Array.from(Buffer.from(signature, 'base64url')),
  };
}

/** A `crit` header asks for rules that we don't know, so such a token must be refused (RFC 7515 §4.1.11). */
const headSchema = z.object({ alg: algorithm, kid: z.string().min(1).max(200), crit: z.undefined().optional() });

const claimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  serviceurl: z.string().min(1),
});

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}

function refused(reason: string): { kind: 'refused'; reason: string } {
  return { kind: 'refused', reason };
}
