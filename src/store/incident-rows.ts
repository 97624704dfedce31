import { z } from 'zod';
import { type Alert, severities, sources } from '../incident/alert.ts';
import type { Incident } from '../incident/incident.ts';
import type { Post, Subscription } from '../ports/incident-store.ts';
import { corruptRow, count, person, type Row, readColumns, readJson, recordOf, time } from './read-row.ts';
import { reference } from './rows.ts';

/** Reads a row of `incidents`. Throws StoreError `corrupt-row`. */
export function readIncident(row: Row): Incident {
  const columns = readColumns('incidents', incidentRow, row);
  const found = readJson('incidents', 'body', incidentBody, columns.body);
  const told = toIncidentRow(found, new Date(0));
  // The columns that queries go by repeat the body; a card must never be made of two truths.
  if (told.id !== columns.id) throw corruptRow('incidents', 'id', 'differs from body');
  if (told.source !== columns.source) throw corruptRow('incidents', 'source', 'differs from body');
  if (told.group !== columns.group_key) throw corruptRow('incidents', 'group_key', 'differs from body');
  if (told.version !== columns.version) throw corruptRow('incidents', 'version', 'differs from body');
  if (told.caseId !== columns.case_id) throw corruptRow('incidents', 'case_id', 'differs from body');
  if (told.resolvedAt !== columns.resolved_at) throw corruptRow('incidents', 'resolved_at', 'differs from body');
  return found;
}

/** What a statement writes into `incidents` for one that is opened or changed at that time. */
export function toIncidentRow(written: Incident, at: Date) {
  return {
    id: written.id,
    source: written.source,
    group: written.group,
    version: written.version,
    body: JSON.stringify(written),
    caseId: written.caseId,
    resolvedAt: written.resolvedAt === null ? null : Date.parse(written.resolvedAt),
    at: at.getTime(),
  };
}

/** Reads a row of `posts`. Throws StoreError `corrupt-row`. */
export function readPost(row: Row): Post {
  const columns = readColumns('posts', postRow, row);
  return {
    incidentId: columns.incident_id,
    conversationId: columns.conversation_id,
    language: columns.language,
    state: columns.state,
    messageId: columns.message_id,
    shownVersion: columns.shown_version,
    shownCase: columns.shown_case,
    orphans: columns.orphans,
  };
}

/** Reads a row of `subscriptions`. Throws StoreError `corrupt-row`. */
export function readSubscription(row: Row): Subscription {
  const columns = readColumns('subscriptions', subscriptionRow, row);
  const found = readJson('subscriptions', 'body', subscriptionBody, columns.body);
  if (found.id !== columns.id) throw corruptRow('subscriptions', 'id', 'differs from body');
  if (found.conversation.id !== columns.conversation_id) {
    throw corruptRow('subscriptions', 'conversation_id', 'differs from body');
  }
  return found;
}

/** What a statement writes into `subscriptions`. */
export const toSubscriptionRow = (written: Subscription) => ({
  id: written.id,
  conversation: written.conversation.id,
  body: JSON.stringify(written),
});

const incidentRow = z.object({
  id: z.string(),
  source: z.string(),
  group_key: z.string(),
  version: count,
  body: z.string(),
  case_id: z.string().nullable(),
  resolved_at: z.int().nullable(),
});

const postRow = z.object({
  incident_id: z.string(),
  conversation_id: z.string(),
  language: z.string(),
  state: z.enum(['wanted', 'sending', 'live', 'gone']),
  message_id: z.string().nullable(),
  shown_version: count,
  shown_case: count,
  orphans: count,
});

const subscriptionRow = z.object({ id: z.string(), conversation_id: z.string(), body: z.string() });

const alert: z.ZodType<Alert> = z.object({
  fingerprint: z.string(),
  status: z.enum(['firing', 'resolved']),
  severity: z.enum(severities),
  title: z.string(),
  text: z.string(),
  labels: recordOf(z.string()),
  startsAt: time,
  endsAt: time.nullable(),
});

const incidentBody: z.ZodType<Incident> = z.object({
  id: z.string(),
  version: count,
  source: z.enum(sources),
  group: z.string(),
  title: z.string(),
  alerts: recordOf(alert),
  truncated: count,
  severity: z.enum(severities),
  links: z.array(z.object({ kind: z.enum(['source', 'silence', 'runbook', 'dashboard']), url: z.string() })),
  calls: count,
  startedAt: time,
  resolvedAt: time.nullable(),
  reopened: count,
  taken: z.object({ by: person, at: time }).nullable(),
  snooze: z.object({ until: time.nullable(), reason: z.string(), by: person, at: time }).nullable(),
  log: z.array(
    z.object({
      kind: z.enum([
        'opened',
        'resolved',
        'reopened',
        'severity',
        'taken',
        'handed-back',
        'snoozed',
        'woken',
        'closed',
      ]),
      at: time,
      by: person.nullable(),
      reason: z.string().optional(),
    }),
  ),
  caseId: z.string().nullable(),
  code: z.string().nullable(),
});

const subscriptionBody: z.ZodType<Subscription> = z.object({
  id: z.string(),
  conversation: reference,
  sources: z.array(z.enum(sources)),
  severity: z.enum(severities),
  matchers: z.array(z.string()),
  language: z.string(),
  paused: z.object({ why: z.enum(['person', 'gone', 'refused']), code: z.string().nullable(), at: time }).nullable(),
  by: person,
  at: time,
});
