import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Source } from '../incident/alert.ts';

/** Who may post alerts: bearer tokens, and secrets for signatures (Grafana's); several at once while one replaces another. */
export type AlertKeys = { tokens: { source: Source; token: string }[]; secrets: { source: Source; secret: string }[] };

/** What a caller shows. Header names are in lower case, as Node gives them; `raw` is the body as it came. */
export type Shown = { headers: Record<string, string | string[] | undefined>; raw: string };

/** Seconds that a signed timestamp may be off, either way. */
const window = 300;

/** True when the caller may post alerts of this source by its bearer token. Takes the same time for each wrong token. */
export function hasToken({ tokens }: AlertKeys, source: Source, headers: Shown['headers']): boolean {
  const { authorization } = headers;
  const given = typeof authorization === 'string' ? /^Bearer +(\S{1,500})$/i.exec(authorization)?.[1] : undefined;
  if (given === undefined) return false;
  return tokens.filter((known) => known.source === source && isSame(known.token, given)).length > 0;
}

/**
 * True when the body is signed with one of the source's secrets: HMAC-SHA256 in hex, of the body, or of the timestamp, a
 * colon and the body where a timestamp is sent (Grafana Alerting, webhook notifier). An old timestamp is not taken.
 */
export function hasSignature({ secrets }: AlertKeys, source: Source, { headers, raw }: Shown, now: Date): boolean {
  const signature = headers['x-grafana-alerting-signature'];
  const timestamp = headers['x-grafana-alerting-timestamp'];
  if (typeof signature !== 'string' || !/^[0-9a-f]{64}$/i.test(signature)) return false;
  if (timestamp !== undefined && !isRecent(timestamp, now)) return false;
  const signed = timestamp === undefined ? raw : `${timestamp}:${raw}`;
  const sign = (secret: string) => createHmac('sha256', secret).update(signed).digest('hex');
  return (
    secrets.filter((known) => known.source === source && isSame(sign(known.secret), signature.toLowerCase())).length > 0
  );
}

/** Hashed first, so that neither the content nor the length of a secret shows in the time that it takes. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function isRecent(timestamp: string | string[], now: Date): boolean {
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return false;
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) <= window;
}
