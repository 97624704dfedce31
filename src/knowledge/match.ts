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
};

/** Matches an article: the primary finding decides, what stands inside and around it tells the cause. */
export function matchArticle(detection: Detection): Match {
  const first = detection.findings[0] ?? null;
  if (!first) return { finding: null, article: null, cause: null, alternatives: [] };
  const matched = detection.findings.flatMap((finding) => {
    const article = articles.find((candidate) => answers(candidate, finding));
    return article ? [{ finding, article }] : [];
  });
  // A cause or wrapper of a primary without an article still says what the failure is about.
  const failure = listFirstFailure(detection.findings);
  const winner = matched.find(({ finding }) => failure.includes(finding));
  if (!winner) return { finding: first, article: null, cause: null, alternatives: unique(matched) };
  return {
    finding: first,
    article: winner.article.id,
    cause: findNamedCause(winner.article, detection, winner.finding),
    alternatives: unique(matched).filter((id) => id !== winner.article.id),
  };
}

/** The first finding and what stands inside and around it: all up to the primary of the next failure. */
function listFirstFailure([first, ...others]: Finding[]): Finding[] {
  const next = others.findIndex(({ role }) => role === 'primary');
  return first ? [first, ...(next < 0 ? others : others.slice(0, next))] : [];
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

function findNamedCause(article: Article, detection: Detection, finding: Finding): string | null {
  const statements = [finding, ...detection.findings].map(({ statement }) => statement.toLowerCase());
  for (const statement of statements) {
    const cause = article.causes.find(({ phrases }) => phrases.some((phrase) => statement.includes(phrase)));
    if (cause) return cause.id;
  }
  return article.causes.find(({ enhanced }) => enhanced?.includes(finding.enhanced ?? ''))?.id ?? null;
}

const unique = (matched: { article: Article }[]): string[] => [...new Set(matched.map(({ article }) => article.id))];
