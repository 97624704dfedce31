import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { detect } from '../../src/detect/detect.ts';
import { openWords } from '../../src/i18n/open-words.ts';
import { matchArticle } from '../../src/knowledge/match.ts';
import { createSearch, type Search } from '../../src/knowledge/search.ts';

/** A question without a code, and the article that answers it; null when the search has to leave it alone. */
export type Question = { text: string; article: string | null; also?: string[] };

/** How often the first and one of the first three answers was right, how often the one that should be left alone was. */
export type Measured = {
  of: number;
  top1: number;
  top3: number;
  /** Of `top1`, those with one clear winner. */
  winners: number;
  ofLeft: number;
  left: number;
  /** The questions that went wrong, with what was answered. */
  wrong: string[];
};

const words = await openWords(new URL('../../locales/', import.meta.url));
const find = createSearch(words.vocabularies);
const search: Search = (text) => {
  const detection = detect(text);
  const { article } = matchArticle(detection);
  return article ? { winner: article, near: [] } : find(detection.text);
};

/** The sets of questions: tuned on, kept apart from those, and of an author who knew neither the rules nor the others. */
export const kinds = ['tuned', 'held-out', 'second'] as const;

/** Reads the questions of all languages. */
export function readQuestions(kind: (typeof kinds)[number]): [string, Question[]][] {
  const folder = new URL(`../fixtures/questions/${kind === 'tuned' ? '' : `${kind}/`}`, import.meta.url);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => [
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Question[],
    ]);
}

/** Asks all questions and counts. */
export function measureQuestions(questions: readonly Question[], ask: Search = search): Measured {
  const measured: Measured = { of: 0, top1: 0, top3: 0, winners: 0, ofLeft: 0, left: 0, wrong: [] };
  for (const { text, article, also = [] } of questions) {
    const { winner, near } = ask(text);
    const answers = winner === null ? near : [winner];
    if (article === null) {
      measured.ofLeft += 1;
      if (answers.length === 0) measured.left += 1;
    } else {
      const right = (answer: string) => answer === article || also.includes(answer);
      measured.of += 1;
      if (answers.slice(0, 1).some(right)) measured.top1 += 1;
      if (winner !== null && right(winner)) measured.winners += 1;
      if (answers.slice(0, 3).some(right)) measured.top3 += 1;
    }
    if (
      article === null ? answers.length > 0 : !answers.slice(0, 1).includes(article) && !also.includes(answers[0] ?? '')
    ) {
      measured.wrong.push(`${text} : ${article ?? 'nothing'}, answered ${answers.join(' ') || 'nothing'}`);
    }
  }
  return measured;
}
