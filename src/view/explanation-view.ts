import type { Article } from '../knowledge/article.ts';
import { findArticle, findCause, stepsFor } from '../knowledge/knowledge.ts';
import { writeButton } from './button.ts';
import type { ButtonView, ExplanationView } from './card-view.ts';
import { listFixers, viewUntranslated, writeCode } from './case-view.ts';
import { viewNotice } from './notice-view.ts';
import type { Say } from './say.ts';
import { viewSources } from './step-view.ts';
import type { ArticleTopic, Topic } from './topic.ts';

/** Where an explanation is read: in a conversation, or by one person in a dialog. */
export type Place = 'conversation' | 'dialog';

/**
 * A topic in words, to be read without a case. Null for an article or a cause that there is not (any more).
 * `untranslated`: the person's language where there is no translation of it (BCP 47).
 */
export function viewExplanation(
  topic: Topic,
  untranslated: string | null,
  place: Place,
  say: Say,
): ExplanationView | null {
  if (topic.article === null) return viewCode(topic, untranslated, place, say);
  const article = findArticle(topic.article);
  const isKnown = article && (topic.cause === null || findCause(article, topic.cause));
  return isKnown ? viewArticle(topic, article, untranslated, place, say) : null;
}

function viewArticle(
  topic: ArticleTopic,
  article: Article,
  untranslated: string | null,
  place: Place,
  say: Say,
): ExplanationView {
  const steps = stepsFor(article, topic.cause);
  const code = writeCode(topic.code);
  const title = say.article(`${article.id}.title`) ?? article.id;
  const cause = topic.cause === null ? null : say.article(`${article.id}.causes.${topic.cause}`);
  const meaning = cause ?? say.article(`${article.id}.meaning`) ?? '';
  const facts = [
    { title: say.ui('card.fixers'), value: listFixers(article.fixers, say) },
    { title: say.ui('card.passes'), value: say.ui(`passes.${article.passes}`) },
  ];
  const titles = steps.map((step, index) => `${index + 1}. ${say.article(`steps.${step.id}.title`) ?? step.id}`);
  const sources = [...new Set(steps.flatMap((step) => (step.kind === 'task' ? step.sources : [])))];
  return {
    ...viewFrame(topic, code === '' ? title : say.ui('card.summary', { code, title }), meaning, place, say),
    title: [title],
    untranslated: untranslated ? [viewUntranslated(untranslated, say)] : [],
    tables: [{ facts }],
    note: article.note ? [say.article(`${article.id}.note`) ?? ''] : [],
    steps: [{ heading: say.ui('card.progress-label'), lines: titles }],
    sources: sources.length > 0 ? [viewSources(sources, say)] : [],
    buttons: place === 'conversation' ? [viewBegin(topic, say)] : [],
  };
}

/** What the short answer to such a code says. */
function viewCode(
  topic: Exclude<Topic, ArticleTopic>,
  untranslated: string | null,
  place: Place,
  say: Say,
): ExplanationView | null {
  const code = { ...topic.code, microsoft: topic.microsoft };
  const notice = viewNotice('no-article', { detail: null, untranslated, code }, say, []);
  // Neither a code of success nor none at all means anything.
  if (notice.title === '' || notice.text === '') return null;
  return {
    ...viewFrame(topic, notice.title, notice.text, place, say),
    untranslated: notice.untranslated,
    tables: notice.tables,
  };
}

/** What every explanation has; everything else is there to be filled. */
function viewFrame(topic: Topic, summary: string, meaning: string, place: Place, say: Say): ExplanationView {
  const code = writeCode(topic.code);
  return {
    template: 'explanation',
    language: say.language,
    rtl: say.rtl,
    summary,
    fallbackText: `${summary} – ${meaning}`,
    code: code === '' ? [] : [{ text: code, side: say.rtl ? 'right' : 'left' }],
    title: [],
    untranslated: [],
    meaning,
    tables: [],
    note: [],
    steps: [],
    sources: [],
    buttons: [],
    submits: place === 'dialog' ? [{ title: say.ui('button.insert'), data: topic }] : [],
  };
}

function viewBegin({ article, cause, code }: ArticleTopic, say: Say): ButtonView {
  const title = say.ui('button.begin');
  const data = writeButton({ verb: 'begin', article, cause, code });
  return { title, label: title, verb: 'begin', data, style: 'positive' };
}
