import { z } from 'zod';
import { type Concept, concepts } from './concepts.ts';

/** The words of a language for the concepts (BCP 47); a concept may have none. */
export type Vocabulary = { language: string; terms: Record<Concept, string[]> };

const ids = Object.keys(concepts) as Concept[];

/** A list of words, looked through in one go: a schema for each of so many words takes three times as long. */
const listSchema = z.custom<string[]>(Array.isArray, 'expected a list of words').superRefine((list, context) => {
  for (const [index, word] of list.entries()) {
    if (typeof word !== 'string' || word === '') {
      context.addIssue({ code: 'custom', message: 'expected a word', path: [index] });
    }
  }
});

const termsSchema = z.strictObject(
  Object.fromEntries(ids.map((id) => [id, listSchema.default([])])) as Record<Concept, z.ZodDefault<typeof listSchema>>,
);

/** Takes in what a search.json holds. Throws an Error that names the file, the concept and what is wrong. */
export function parseVocabulary(language: string, given: unknown): Vocabulary {
  const parsed = termsSchema.safeParse(given);
  if (parsed.success) return { language, terms: parsed.data };
  const wrong = parsed.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  throw refuseWords(language, wrong.join('; '));
}

/** An Error about a search.json; its `code` is the file, because a log shows the code of an error alone. */
export function refuseWords(language: string, wrong: string, cause?: unknown): Error {
  const file = `locales/${language}/search.json`;
  return Object.assign(new Error(`${file}: ${wrong}`, { cause }), { code: file });
}
