import type { Clock } from '../ports/clock.ts';
import { readToken } from './read-token.ts';
import type { SigningKeys } from './signing-keys.ts';

/** Who posts: `serviceUrl` is the one that the token vouches for, null where nobody has to sign. */
export type Caller =
  | { kind: 'known'; serviceUrl: string | null }
  | { kind: 'refused'; reason: string }
  /** The signing keys can't be read: nobody's fault who is calling. */
  | { kind: 'unavailable' };

/** Judges an Authorization header. */
export type Authenticate = (header: string | string[] | undefined) => Promise<Caller>;

/** Development: everybody is let in, and only loopback service URLs are answered. */
export const openDoor: Authenticate = async () => ({ kind: 'known', serviceUrl: null });

/**
 * The Bot Connector alone: a token of its issuer for this bot, signed with a key that it endorses for Teams.
 *
 * botbuilder 4.23.3's own check is not used. It lets tokens without `exp` and keys without endorsements through, accepts
 * emulator and skill issuers besides, keeps the tenants of unsigned tokens in a list for ever, prints each refusal to the
 * console and waits for the keys without a time-out.
 */
export function createAuthentication(options: { appId: string; keys: SigningKeys; clock: Clock }): Authenticate {
  const { appId, keys, clock } = options;
  return async (header) => {
    const token = readToken(header, { audience: appId, now: clock.now() });
    if (token.kind === 'refused') return token;
    const key = await keys.find(token.keyId);
    if (key.kind === 'unavailable') return key;
    if (key.kind === 'unknown') return { kind: 'refused', reason: 'key' };
    if (!key.endorsements.includes('msteams')) return { kind: 'refused', reason: 'endorsement' };
    return (await key.verifies(token))
      ? { kind: 'known', serviceUrl: token.serviceUrl }
      : { kind: 'refused', reason: 'signature' };
  };
}
