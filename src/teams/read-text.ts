import { z } from 'zod';

/**
 * What a person wrote, without the mentions of the bot. The plain text when there is one, else the HTML of a rich paste.
 * botbuilder 4.23.3's `removeRecipientMention` takes only the first one, leaves `&nbsp;` and throws on broken entities.
 */
export function readText(
  activity: { text?: string | null; entities?: unknown; attachments?: unknown },
  botId: string | null,
): string {
  const plain = activity.text ?? '';
  const written = plain.trim() === '' ? readHtml(activity.attachments) : plain;
  const bare = readMentions(activity.entities, botId).reduce((text, mention) => text.replaceAll(mention, ' '), written);
  return bare.replace(/^(?:&nbsp;|\s)+/, '').trimEnd();
}

const mentionsSchema = z.array(
  z
    .object({ type: z.literal('mention'), text: z.string().min(1).max(500), mentioned: z.object({ id: z.string() }) })
    .nullable()
    .catch(null),
);

/** More names than a bot can have; without a bound, many entities over a long text would take quadratic time. */
const mostMentions = 10;

function readMentions(entities: unknown, botId: string | null): string[] {
  const mentions = mentionsSchema.safeParse(entities);
  if (botId === null || !mentions.success) return [];
  const ours = mentions.data.filter((entity) => entity?.mentioned.id === botId).map((entity) => entity?.text ?? '');
  return [...new Set(ours)].filter((text) => text !== '').slice(0, mostMentions);
}

const attachmentsSchema = z.array(
  z
    .object({ contentType: z.literal('text/html'), content: z.string() })
    .nullable()
    .catch(null),
);

function readHtml(attachments: unknown): string {
  const read = attachmentsSchema.safeParse(attachments);
  return (read.success && read.data.find((attachment) => attachment !== null)?.content) || '';
}
