import type { Detection, Finding } from '../detect/detection.ts';
import type { Article, CodeMatch } from './article.ts';
import { articles } from './articles/all.ts';

/** Which article answers a text. */
export type Match = {
  /** The finding that the answer is about; null when the text holds no code. */
  finding: Finding | null;
  /** Id of the article; null when none is known for that code. */
  article: string | null;
  /** Id of the article's cause that the text names, else null. */
  cause: string | null;
  /** Ids of other articles that the text speaks of. */
  alternatives: string[];
  /** The other failures of the text that an article answers, each once. */
  others: { finding: Finding; article: string; cause: string | null }[];
};

/** Matches an article: the primary finding decides, what stands inside and around it tells the cause. */
export function matchArticle(detection: Detection): Match {
  const [first] = detection.findings;
  if (!first) return matchPhrase(detection);
  const [failure = [], ...rest] = splitFailures(detection.findings);
  const winner = matchFailure(failure);
  const others = rest.flatMap((each) => matchFailure(each) ?? []).filter(({ finding }) => finding !== winner?.finding);
  const ids = [...new Set([...matchAll(failure), ...others].map(({ article }) => article))];
  return {
    finding: first,
    article: winner?.article ?? null,
    cause: winner?.cause ?? null,
    alternatives: ids.filter((id) => id !== winner?.article),
    others,
  };
}

type Matched = { finding: Finding; article: string; cause: string | null };

/** Each primary begins a failure; what follows it belongs to it. */
function splitFailures(findings: Finding[]): Finding[][] {
  const failures: Finding[][] = [];
  for (const finding of findings) {
    const current = failures.at(-1);
    if (current && finding.role !== 'primary') current.push(finding);
    else failures.push([finding]);
  }
  return failures;
}

/** The primary's article, or that of what stands inside and around it: it still says what the failure is about. */
const matchFailure = (failure: Finding[]): Matched | null => matchAll(failure)[0] ?? null;

function matchAll(failure: Finding[]): Matched[] {
  return failure.flatMap((finding) => {
    const article = articles.find((candidate) => answers(candidate, finding));
    return article ? [{ finding, article: article.id, cause: findNamedCause(article, failure, finding) }] : [];
  });
}

/** Some clients show the words of an error without its code. */
function matchPhrase({ text }: Detection): Match {
  const said = text.toLowerCase();
  const article = articles.find(({ phrases }) => phrases.some((phrase) => said.includes(phrase)));
  const cause = article?.causes.find(({ phrases }) => phrases.some((phrase) => said.includes(phrase)));
  return { finding: null, article: article?.id ?? null, cause: cause?.id ?? null, alternatives: [], others: [] };
}

function answers(article: Article, finding: Finding): boolean {
  const statement = finding.statement.toLowerCase();
  return article.matches.some((match) => fits(match, finding, statement));
}

function fits(match: CodeMatch, finding: Finding, statement: string): boolean {
  if (match.enhanced !== finding.enhanced) return false;
  if (match.replies && finding.reply !== null && !match.replies.includes(finding.reply)) return false;
  if (match.unless?.some((phrase) => statement.includes(phrase))) return false;
  if (match.tags && !match.tags.some((tag) => finding.tag?.startsWith(tag))) return false;
  return !match.phrases || match.phrases.some((phrase) => statement.includes(phrase));
}

function findNamedCause(article: Article, failure: Finding[], finding: Finding): string | null {
  const statements = [finding, ...failure].map(({ statement }) => statement.toLowerCase());
  for (const statement of statements) {
    const cause = article.causes.find(({ phrases }) => phrases.some((phrase) => statement.includes(phrase)));
    if (cause) return cause.id;
  }
  return article.causes.find(({ enhanced }) => enhanced?.includes(finding.enhanced ?? ''))?.id ?? null;
}
