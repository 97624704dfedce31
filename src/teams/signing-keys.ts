import type { JWK } from 'jose';
import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';

/** A public key of the Bot Framework (RFC 7517), and the channels that it may speak for. */
export type SigningKey = { kind: 'key'; jwk: JWK; endorsements: readonly string[] };

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

/**
 * The published keys, fetched when first needed, kept for a day, and kept longer while they can't be fetched again.
 * jose's own remote key set throws the keys away when their day is over, fetches again at each request while that fails,
 * and knows neither the OpenID document in front nor endorsements.
 */
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
const keySchema = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string(),
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

function toSigningKey({ endorsements, ...jwk }: z.infer<typeof keySchema>): SigningKey {
  return { kind: 'key', jwk, endorsements };
}
