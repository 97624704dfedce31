import { z } from 'zod';
import type { ExplainRequest, InsertRequest, SearchRequest } from '../ports/incoming.ts';
import { readText } from './read-text.ts';

/** What the message extension is asked, without who asks. */
export type Asked =
  | Pick<SearchRequest, 'kind' | 'text' | 'skip' | 'count'>
  | Pick<ExplainRequest, 'kind' | 'text'>
  | Pick<InsertRequest, 'kind' | 'data'>
  | { kind: 'malformed'; field: string };

/**
 * Reads the value of a `composeExtension/...` invoke; null for one that none of our commands brings about. The ids of the
 * commands and of the parameter are those of appPackage/manifest.json.
 */
export function readExtension(name: string, value: unknown): Asked | null {
  switch (name) {
    case 'composeExtension/query':
      return read(querySchema, value, readQuery);
    case 'composeExtension/fetchTask':
      return read(explainSchema, value, ({ messagePayload }) => ({
        kind: 'explain',
        text: readPayload(messagePayload),
      }));
    case 'composeExtension/submitAction':
      return read(insertSchema, value, ({ data }) => ({ kind: 'insert', data }));
    default:
      return null;
  }
}

function read<T>(schema: z.ZodType<T>, value: unknown, make: (value: T) => Asked): Asked {
  const parsed = schema.safeParse(value);
  if (parsed.success) return make(parsed.data);
  return { kind: 'malformed', field: ['value', ...(parsed.error.issues[0]?.path ?? [])].join('.') };
}

/** Parameters that a command can have; more would be nobody's. */
const mostParameters = 5;

const querySchema = z.object({
  commandId: z.literal('search'),
  parameters: z
    .array(z.object({ name: z.string(), value: z.unknown().optional() }))
    .max(mostParameters)
    .nullish(),
  queryOptions: z
    .object({ skip: z.int().nonnegative().catch(0), count: z.int().positive().catch(25) })
    .nullish()
    .catch(null),
});

/** The first query, before anything is typed, has a parameter `initialRun` in the place of ours. */
function readQuery({ parameters, queryOptions }: z.infer<typeof querySchema>): Asked {
  const typed = parameters?.find(({ name }) => name === 'text')?.value;
  const text = typeof typed === 'string' ? typed : '';
  return { kind: 'search', text, skip: queryOptions?.skip ?? 0, count: queryOptions?.count ?? 25 };
}

const payloadSchema = z.object({
  subject: z.string().nullish().catch(null),
  body: z.object({ content: z.string().nullish() }),
  attachments: z.array(z.unknown()).nullish().catch(null),
});

const explainSchema = z.object({ commandId: z.literal('explain'), messagePayload: payloadSchema });

const insertSchema = z.object({ commandId: z.literal('explain'), data: z.unknown() });

/** What a message says, whoever wrote it: its HTML, and the texts of its cards, which is how monitoring speaks. */
function readPayload({ subject, body, attachments }: z.infer<typeof payloadSchema>): string {
  const cards = (attachments ?? []).slice(0, mostCards).flatMap(readCard);
  const written = readText({ text: body.content }, null);
  return [subject ?? '', written, ...cards].filter((text) => text !== '').join('\n');
}

const mostCards = 10;

const cardSchema = z.object({
  contentType: z.string().startsWith('application/vnd.microsoft.card.'),
  content: z.unknown(),
});

function readCard(attachment: unknown): string[] {
  const card = cardSchema.safeParse(attachment);
  return card.success ? listTexts(parse(card.data.content)) : [];
}

/** Teams gives the card of a message as JSON in a string. */
function parse(content: unknown): unknown {
  if (typeof content !== 'string') return content;
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

/** Where a card keeps what people read. */
const textual = new Set(['title', 'subtitle', 'text', 'value', 'codeSnippet']);

/** A card nests less deep than this. */
const deepest = 30;

function listTexts(node: unknown, depth = 0): string[] {
  if (typeof node !== 'object' || node === null || depth > deepest) return [];
  return Object.entries(node).flatMap(([name, child]) =>
    typeof child === 'string' ? (textual.has(name) ? [child] : []) : listTexts(child, depth + 1),
  );
}
