import { z } from 'zod';

/** A code as detection gives it: digits and dots, and a vendor's mark. Anybody can send anything here. */
const codeSchema = z.object({
  reply: z
    .string()
    .regex(/^[245]\d\d$/)
    .nullable(),
  enhanced: z
    .string()
    .regex(/^[245]\.\d{1,3}\.\d{1,4}$/)
    .nullable(),
  tag: z
    .string()
    .regex(/^[\w()-]{1,40}$/)
    .nullable(),
});

const id = z.string().min(1).max(100);

/** An article for a code and the cause that was named, as a card carries it. */
export const articleTopicSchema = z.object({ article: id, cause: id.nullable(), code: codeSchema });

const topicSchema = z.union([
  articleTopicSchema,
  z.object({ article: z.null(), code: codeSchema, microsoft: id.nullable() }),
]);

/** An article, as it is explained without a case. */
export type ArticleTopic = z.infer<typeof articleTopicSchema>;

/** What can be explained without a case: an article, or a code that none answers. */
export type Topic = z.infer<typeof topicSchema>;

/** Reads what came back from a client; null when it is no topic. */
export function readTopic(data: unknown): Topic | null {
  const parsed = topicSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}
