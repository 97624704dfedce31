import { z } from 'zod';
import type { Authenticate } from './authenticate.ts';

/** One posted activity: header names in lower case, the body as parsed JSON. */
export type TeamsRequest = { headers: Record<string, string | string[] | undefined>; body: unknown };

/** What is asked of an activity before it is read. */
export type Doors = {
  authenticate: Authenticate;
  allowsServiceUrl: (serviceUrl: string) => boolean;
  allowsTenants: (named: readonly string[]) => boolean;
  /** The channels that may speak, null for any. */
  channels: readonly string[] | null;
};

/** An activity that may come in, or the bare status for one that may not. `reason` is for the log alone. */
export type Entry =
  | { kind: 'passed'; activity: Record<string, unknown> }
  | { kind: 'refused'; status: 400 | 401 | 403 | 503; reason: string };

/** Judges a request: who posts first, so that strangers learn nothing of the rest; then channel, service URL and tenant. */
export async function passDoors({ headers, body }: TeamsRequest, doors: Doors): Promise<Entry> {
  const caller = await doors.authenticate(headers.authorization);
  if (caller.kind === 'refused') return refused(401, caller.reason);
  if (caller.kind === 'unavailable') return refused(503, 'signing-keys');
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success) return refused(400, 'envelope');
  const { channelId, serviceUrl, conversation, channelData } = envelope.data;
  if (doors.channels !== null && !doors.channels.includes(channelId ?? '')) return refused(403, 'channel');
  if (!serviceUrl || !doors.allowsServiceUrl(serviceUrl)) return refused(403, 'service-url');
  // Letter for letter, as botbuilder compares them: the token vouches for one URL and no other.
  if (caller.serviceUrl !== null && caller.serviceUrl !== serviceUrl) return refused(401, 'service-url-claim');
  const tenants = [conversation?.tenantId, channelData?.tenant?.id].filter((tenant) => typeof tenant === 'string');
  if (!doors.allowsTenants(tenants)) return refused(403, 'tenant');
  return { kind: 'passed', activity: envelope.data };
}

type Refusal = Extract<Entry, { kind: 'refused' }>;

function refused(status: Refusal['status'], reason: string): Refusal {
  return { kind: 'refused', status, reason };
}

const string = z.string().nullish().catch(null);

/** What the doors look at; a field of a wrong type is a missing one. */
const envelopeSchema = z.looseObject({
  type: z.string().min(1),
  channelId: string,
  serviceUrl: string,
  conversation: z.looseObject({ tenantId: string }).nullish().catch(null),
  channelData: z
    .looseObject({ tenant: z.looseObject({ id: string }).nullish().catch(null) })
    .nullish()
    .catch(null),
});
