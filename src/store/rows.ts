import { z } from 'zod';
import type { Case } from '../checklist/case.ts';
import type { ConversationReference } from '../ports/channel.ts';
import type { Answer, PendingAnswer, PersonLanguage, StoredCase } from '../ports/store.ts';
import { corruptRow, count, person, type Row, readColumns, readJson, time } from './read-row.ts';

/** Reads a row of `messages`. Throws StoreError `corrupt-row`. */
export function readPending(row: Row): PendingAnswer {
  const columns = readColumns('messages', messageRow, row);
  return {
    key: { conversationId: columns.conversation_id, activityId: columns.activity_id },
    conversation: readJson('messages', 'reference', reference, columns.reference),
    answer: readAnswer(columns),
    attempts: columns.attempts,
  };
}

/** Reads a row of `cases`. Throws StoreError `corrupt-row`. */
export function readCase(row: Row): StoredCase {
  const columns = readColumns('cases', caseRow, row);
  const found = readJson('cases', 'body', caseBody, columns.body);
  // The columns that queries go by repeat the body; a card must never be made of two truths.
  if (found.id !== columns.id) throw corruptRow('cases', 'id', 'differs from body');
  if (found.version !== columns.version) throw corruptRow('cases', 'version', 'differs from body');
  if (found.conversationId !== columns.conversation_id) {
    throw corruptRow('cases', 'conversation_id', 'differs from body');
  }
  return { case: found, messageId: columns.message_id, shownVersion: columns.shown_version };
}

/** Reads a row of `conversations`. Throws StoreError `corrupt-row`. */
export function readConversation(row: Row): ConversationReference {
  const columns = readColumns('conversations', conversationRow, row);
  return readJson('conversations', 'reference', reference, columns.reference);
}

/** Reads a row of `people`. Throws StoreError `corrupt-row`. */
export function readLanguage(row: Row): PersonLanguage {
  return readColumns('people', personRow, row);
}

/** What a statement writes into `cases` for a case that is opened or changed at that time. */
export function toCaseRow(written: Case, at: Date) {
  return {
    id: written.id,
    conversation: written.conversationId,
    version: written.version,
    body: JSON.stringify(written),
    at: at.getTime(),
  };
}

type MessageRow = z.infer<typeof messageRow>;

function readAnswer(columns: MessageRow): Answer {
  if (columns.case_id !== null) return { kind: 'case', caseId: columns.case_id };
  if (columns.notice === null) throw corruptRow('messages', 'notice', 'is missing');
  return readJson('messages', 'notice', notice, columns.notice);
}

const messageRow = z.object({
  conversation_id: z.string(),
  activity_id: z.string(),
  reference: z.string(),
  case_id: z.string().nullable(),
  notice: z.string().nullable(),
  attempts: count,
});

const caseRow = z.object({
  id: z.string(),
  conversation_id: z.string(),
  version: count,
  body: z.string(),
  message_id: z.string().nullable(),
  shown_version: count,
});

const conversationRow = z.object({ reference: z.string() });

const personRow = z.object({ chosen: z.string().nullable(), heard: z.string().nullable() });

/** A conversation reference as it stands in a column. */
export const reference: z.ZodType<ConversationReference> = z.object({
  id: z.string(),
  kind: z.enum(['personal', 'group', 'channel']),
  teamId: z.string().optional(),
  tenantId: z.string().nullable(),
  serviceUrl: z.string(),
  bot: z.object({ id: z.string(), name: z.string() }),
});

const code = z.object({
  reply: z.string().nullable(),
  enhanced: z.string().nullable(),
  tag: z.string().nullable(),
});

const notice: z.ZodType<Answer> = z.object({
  kind: z.literal('notice'),
  notice: z.string(),
  language: z.string(),
  untranslated: z.string().nullable(),
  detail: z.string().nullable(),
  code: code.extend({ microsoft: z.string().nullable() }).nullish(),
  counts: z.object({ languages: count, cases: count }).optional(),
  about: z
    .object({ title: z.string(), time: z.string(), caseId: z.string().nullable(), step: z.string().nullable() })
    .optional(),
});

const caseBody: z.ZodType<Case, unknown> = z.object({
  id: z.string(),
  version: count,
  conversationId: z.string(),
  article: z.string(),
  cause: z.string().nullable(),
  code,
  mailbox: z.string().nullable(),
  others: z.array(z.object({ code, article: z.string(), cause: z.string().nullable() })),
  language: z.string(),
  askedLanguage: z.string(),
  untranslated: z.string().nullable(),
  asker: person,
  openedAt: time,
  marks: z.record(z.string(), z.object({ state: z.enum(['done', 'skipped']), by: person, at: time })),
  answers: z.record(z.string(), z.object({ answer: z.string(), by: person, at: time })),
  outcome: z.object({ kind: z.enum(['solved', 'failing']), by: person, at: time }).nullable(),
  // Cases of earlier versions have none of these.
  incidentId: z.string().nullable().default(null),
  known: z.object({ since: time, by: person.nullable() }).nullable().default(null),
  reminders: z.record(z.string(), time).default({}),
});
