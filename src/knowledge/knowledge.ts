import type { Article, Cause, Step } from './article.ts';
import { articles } from './articles/all.ts';

const byId = new Map(articles.map((article) => [article.id, article]));

/** The article with this id, null when there is none (any more). */
export const findArticle = (id: string): Article | null => byId.get(id) ?? null;

/** A cause of an article by its id; null for null and for one that is not there (any more). */
export const findCause = (article: Article, id: string | null): Cause | null =>
  article.causes.find((cause) => cause.id === id) ?? null;

/** The steps that make sense for a cause, likeliest remedy first; without a cause the usual ones in their usual order. */
export function stepsFor(article: Article, causeId: string | null): Step[] {
  const cause = findCause(article, causeId);
  if (!cause) return article.steps.filter(({ id }) => !article.rare?.includes(id));
  return cause.steps.flatMap((id) => article.steps.filter((step) => step.id === id));
}
