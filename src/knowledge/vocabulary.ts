import { z } from 'zod';
import { type Concept, concepts } from './concepts.ts';

/** The words of a language for the concepts (BCP 47); a concept may have none. */
export type Vocabulary = { language: string; terms: Record<Concept, string[]> };

const ids = Object.keys(concepts) as Concept[];

const termsSchema = z.strictObject(
  Object.fromEntries(ids.map((id) => [id, z.array(z.string().min(1)).default([])])) as Record<
    Concept,
    z.ZodDefault<z.ZodArray<z.ZodString>>
  >,
);

/** Takes in what a search.json holds. Throws an Error that names the language and what is wrong. */
export function parseVocabulary(language: string, given: unknown): Vocabulary {
  const parsed = termsSchema.safeParse(given);
  if (parsed.success) return { language, terms: parsed.data };
  const wrong = parsed.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  throw new Error(`The words for search in ${language}: ${wrong.join('; ')}`);
}
