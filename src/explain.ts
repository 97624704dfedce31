import { once } from 'node:events';
import { z } from 'zod';
import { type ChosenAnswer, chooseAnswer, openCase } from './flows/choose-answer.ts';
import { openWords } from './i18n/open-words.ts';
import { findArticle } from './knowledge/knowledge.ts';
import { createSearch } from './knowledge/search.ts';
import { isNotice, viewNotice } from './view/notice-view.ts';
import { writeCase, writeNotice } from './view/plain-text.ts';

const usage = `Usage:
  npm run explain -- "text"        prints the answer as a person reads it
  npm run -s explain -- --jsonl    reads one {"id","text","locale"?} a line and writes one answer a line
`;

/** One line of input. */
const questionSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  locale: z.string().nullish(),
});

// A reader that has seen enough closes the pipe; that is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const words = await openWords(new URL('../locales/', import.meta.url));
const search = createSearch(words.vocabularies);
const [first, ...rest] = process.argv.slice(2);
if (first === '--jsonl' && rest.length === 0) await explainLines();
else if (first === undefined || first === '--help') process.stdout.write(usage);
else process.stdout.write(`${explain([first, ...rest].join(' '))}\n`);

function explain(text: string): string {
  const chosen = choose(text, null);
  const say = words.in(chosen.language.language);
  if (chosen.kind === 'notice') {
    const { notice } = chosen.answer;
    return writeNotice(viewNotice(isNotice(notice) ? notice : 'unknown', chosen.answer, say, []));
  }
  const asker = { id: '', name: '' };
  const opened = openCase(chosen, { id: 'terminal', conversationId: '', asker, openedAt: '' });
  const article = findArticle(opened.article);
  return article ? writeCase(opened, article, say) : '';
}

/** Answers line by line, in order, and waits for a slow reader: memory does not grow with the input. */
async function explainLines(): Promise<void> {
  let number = 0;
  for await (const read of readLines(process.stdin.setEncoding('utf8'))) {
    number += 1;
    const line = read.trim();
    if (line === '') continue;
    if (!process.stdout.write(`${explainLine(line, number)}\n`)) await once(process.stdout, 'drain');
  }
}

/** Only U+000A ends a line of JSON: node:readline would also cut at U+2028, which may stand in a text as it is. */
async function* readLines(input: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input) {
    if (!chunk.includes('\n')) {
      rest += chunk;
      continue;
    }
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

function explainLine(line: string, number: number): string {
  const question = readQuestion(line);
  if ('problem' in question) {
    process.exitCode = 1;
    process.stderr.write(`Line ${number}: ${question.problem}\n`);
    return JSON.stringify({ id: question.id, error: question.problem });
  }
  const chosen = choose(question.text, question.locale ?? null);
  return JSON.stringify({
    id: question.id,
    language: chosen.language.language,
    codes: chosen.findings.map(({ reply, enhanced, tag, role }) => ({ reply, enhanced, tag, role })),
    article: chosen.kind === 'case' ? chosen.facts.article : null,
    alternatives: chosen.alternatives,
  });
}

/** A question, or what is wrong with the line. The text itself never stands in the complaint. */
function readQuestion(line: string): z.infer<typeof questionSchema> | { problem: string; id: string | number | null } {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    return { problem: 'this is not JSON', id: null };
  }
  const parsed = questionSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const id = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(given);
  const fields = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`);
  return { problem: fields.join('; '), id: id.success ? id.data.id : null };
}

function choose(text: string, locale: string | null): ChosenAnswer {
  return chooseAnswer({ text, locale, known: { chosen: null, heard: null } }, { words, search }, 'en');
}
