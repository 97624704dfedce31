import type { Article } from '../article.ts';
import { type Concept, isElsewhere } from '../concepts.ts';

/** Ids of the article that a question is about, or, where several are as near, of up to four, the best first. */
export type Found = { winner: string | null; near: string[] };

/** Less does not suffice for an answer. */
const enough = 5;

/** What is this much weaker than the best is out of the running. */
const lead = 1;

/** What nobody speaks of elsewhere: beside it the canteen's till is a device that sends mail. */
const unmistakable: readonly Concept[] = ['smtp', 'smtp-auth', 'scan-to-mail', 'smart-host'];

/** What a concept that belongs elsewhere takes away; a mail that does not go out may well have an invoice attached. */
const against = (concept: Concept, sure: boolean): number =>
  concept !== 'writing' && (sure || concept === 'attachment' || concept === 'work-life') ? 2 : 4;

/** Judges which articles the concepts of a question speak for. */
export function judge(heard: ReadonlySet<Concept>, articles: readonly Article[]): Found {
  const sure = unmistakable.some((concept) => heard.has(concept));
  const elsewhere = [...heard].filter(isElsewhere).reduce((sum, concept) => sum + against(concept, sure), 0);
  const scores = articles
    .map((article) => ({ id: article.id, score: score(article, heard) - elsewhere }))
    .filter(({ score }) => score >= enough)
    .sort((one, other) => other.score - one.score);
  const best = scores[0]?.score ?? 0;
  const near = scores.filter(({ score }) => score > best - lead).map(({ id }) => id);
  return near.length === 1 ? { winner: near[0] ?? null, near: [] } : { winner: null, near: near.slice(0, 4) };
}

function score({ topics }: Article, heard: ReadonlySet<Concept>): number {
  const weights = topics
    .filter(
      ({ all, unless }) =>
        all.every((group) => group.some((concept) => heard.has(concept))) &&
        !unless?.some((concept) => heard.has(concept)),
    )
    .map(({ weight }) => weight);
  return Math.max(0, ...weights);
}
