import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';
import type { Algorithm, Token } from './read-token.ts';

/** A key of the Bot Framework, and the channels that it may speak for. */
export type SigningKey = {
  kind: 'key';
  endorsements: readonly string[];
  verifies(token: Token): Promise<boolean>;
};

/** Finds a key by its id. */
export type SigningKeys = { find(keyId: string): Promise<SigningKey | { kind: 'unknown' } | { kind: 'unavailable' }> };

const botFrameworkUrl = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const hour = 60 * 60 * 1000;
const freshMilliseconds = 24 * hour;
/** An unknown id may be a new key, but strangers invent ids: they cause one look an hour, as the protocol asks. */
const againMilliseconds = hour;
/** After a failed look, so that a flood of requests does not become a flood of fetches. */
const failedMilliseconds = 10_000;
const fetchMilliseconds = 10_000;

/** The published keys, fetched when first needed, kept for a day, and kept longer while they can't be fetched again. */
export function createSigningKeys({ url = botFrameworkUrl, clock }: { url?: string; clock: Clock }): SigningKeys {
  let keys: Map<string, SigningKey> | null = null;
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;

  async function refresh(): Promise<void> {
    try {
      keys = await fetchKeys(url);
      fetchedAt = clock.now().getTime();
    } catch {
      failedAt = clock.now().getTime();
    } finally {
      running = null;
    }
  }

  function isDue(keyId: string): boolean {
    const now = clock.now().getTime();
    if (now - failedAt < failedMilliseconds) return false;
    return now - fetchedAt > (keys?.has(keyId) ? freshMilliseconds : againMilliseconds);
  }

  return {
    async find(keyId) {
      if (isDue(keyId)) {
        running ??= refresh();
        await running;
      }
      return keys === null ? { kind: 'unavailable' } : (keys.get(keyId) ?? { kind: 'unknown' });
    },
  };
}

const metadataSchema = z.object({ jwks_uri: z.string() });
const keysSchema = z.object({ keys: z.array(z.unknown()) });
const keySchema = z.object({
  kty: z.literal('RSA'),
  kid: z.string(),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).default([]),
});

async function fetchKeys(url: string): Promise<Map<string, SigningKey>> {
  const { jwks_uri } = metadataSchema.parse(await fetchJson(url));
  const { keys } = keysSchema.parse(await fetchJson(jwks_uri));
  // One key of a new kind must not take the others away.
  const readable = keys.map((key) => keySchema.safeParse(key)).filter((key) => key.success);
  return new Map(readable.map(({ data }) => [data.kid, toSigningKey(data)]));
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(fetchMilliseconds) });
  if (!response.ok) throw new Error(`Signing keys: status ${response.status}`);
  return response.json();
}

const hashes: Record<Algorithm, string> = { RS256: 'SHA-256', RS384: 'SHA-384', RS512: 'SHA-512' };

function toSigningKey({ n, e, endorsements }: z.infer<typeof keySchema>): SigningKey {
  return {
    kind: 'key',
    endorsements,
    async verifies({ algorithm, signature, signed }) {
      const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: hashes[algorithm] };
      const key = await crypto.subtle.importKey('jwk', { kty: 'RSA', n, e }, rsa, false, ['verify']);
      return crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, signature, new TextEncoder().encode(signed));
    },
  };
}
