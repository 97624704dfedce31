import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from '../../locales/en/articles.json' with { type: 'json' };
import ui from '../../locales/en/ui.json' with { type: 'json' };
import { openWords } from '../../src/i18n/open-words.ts';
import type { Article, Command, Step } from '../../src/knowledge/article.ts';
import { articles } from '../../src/knowledge/articles/all.ts';
import { type Concept, concepts, isElsewhere } from '../../src/knowledge/concepts.ts';
import { stepsFor } from '../../src/knowledge/knowledge.ts';
import { sources } from '../../src/knowledge/sources.ts';

const words = await openWords(new URL('../../locales/', import.meta.url));
const steps = [...new Map(articles.flatMap((article) => article.steps).map((step) => [step.id, step])).values()];
const written = new Set(pathsOf(en));
const needed = new Set([
  ...articles.flatMap(wordsOfArticle),
  ...steps.flatMap(wordsOfStep),
  ...Object.keys(sources).map((id) => `sources.${id}`),
]);

describe('The articles', () => {
  it('are there', () => {
    expect(articles.map(({ id }) => id)).toEqual(expect.arrayContaining(['prx4', 'smtp-auth']));
    expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
  });

  it('are the files of their folder, each named after its id', () => {
    const files = readdirSync(new URL('../../src/knowledge/articles/', import.meta.url));
    const named = files.filter((file) => file !== 'all.ts' && !file.endsWith('-steps.ts'));
    expect(named.sort()).toEqual(articles.map(({ id }) => `${id}.ts`).sort());
  });

  it('have every word that their structure speaks of, and no other', () => {
    expect([...needed].filter((path) => !written.has(path))).toEqual([]);
    expect([...written].filter((path) => !needed.has(path))).toEqual([]);
  });

  it('have topics that can win, over every concept that does not speak against all', () => {
    const topics = articles.flatMap((article) => article.topics);
    expect(articles.filter((article) => article.topics.length === 0)).toEqual([]);
    expect(topics.filter(({ weight }) => weight < 5 || weight > 10)).toEqual([]);
    expect(topics.filter(({ all }) => all.length === 0 || all.some((group) => group.length === 0))).toEqual([]);
    const needed = new Set(topics.flatMap(({ all }) => all.flat()));
    const ids = Object.keys(concepts) as Concept[];
    expect(ids.filter((concept) => needed.has(concept) === isElsewhere(concept))).toEqual([]);
  });

  it('have ids that a sentence key can hold', () => {
    const ids = [...articles, ...steps, ...steps.flatMap((step) => (step.kind === 'task' ? step.ways : []))].map(
      ({ id }) => id,
    );
    expect(ids.filter((id) => !/^[a-z0-9-]+$/.test(id))).toEqual([]);
  });

  it('point to steps, answers, articles and labels that exist', () => {
    const dangling = articles.flatMap(({ steps: own, causes, next }) => [
      ...causes.flatMap((cause) => cause.steps).filter((id) => !own.some((step) => step.id === id)),
      ...next.filter((id) => !articles.some((article) => article.id === id)),
      ...own.flatMap(({ onlyIf }) => (onlyIf && !hasAnswer(own, onlyIf) ? [onlyIf.step] : [])),
    ]);
    const crumbs = steps
      .flatMap((step) => (step.kind === 'task' ? step.ways : []))
      .flatMap((way) => (way.kind === 'portal' ? way.path : []));
    const labels = crumbs.flatMap((crumb) => (typeof crumb === 'string' ? [crumb] : [crumb.set, crumb.to]));
    expect([...dangling, ...labels.filter((label) => !(label in ui.label))]).toEqual([]);
    expect(Object.keys(ui.label).filter((label) => !labels.includes(label))).toEqual([]);
  });

  it('match phrases in the way that statements are compared', () => {
    const phrases = articles.flatMap(({ phrases: own, matches, causes }) => [
      ...own,
      ...matches.flatMap((match) => [...(match.phrases ?? []), ...(match.unless ?? [])]),
      ...causes.flatMap((cause) => cause.phrases),
    ]);
    expect(phrases.filter((phrase) => phrase !== phrase.toLowerCase())).toEqual([]);
  });

  it('put what lowers security at the end, after the safer ways', () => {
    const risks = (own: Step[]) => own.map((step) => step.kind === 'task' && step.risk === 'security');
    const orders = articles.flatMap((article) =>
      [null, ...article.causes.map(({ id }) => id)].map((cause) => risks(stepsFor(article, cause))),
    );
    expect(orders.filter((order) => order.includes(true)).length).toBeGreaterThan(4);
    expect(orders.filter((order) => order.lastIndexOf(false) > order.indexOf(true) && order.includes(true))).toEqual(
      [],
    );
    expect(orders.filter((order) => order[0])).toEqual([]);
  });

  it('never disable what they mean to enable', () => {
    const wrong = commandsOf(steps).filter(({ parameters }) =>
      parameters.some(({ name, value }) => name === 'SmtpClientAuthenticationDisabled' && value === '$true'),
    );
    expect(wrong).toEqual([]);
  });

  it('rest on pages whose date of checking is a day', () => {
    for (const { url, checked } of Object.values(sources)) {
      expect(new URL(url).protocol).toBe('https:');
      expect(checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    const used = new Set(steps.flatMap((step) => (step.kind === 'task' ? step.sources : [])));
    expect(Object.keys(sources).filter((id) => !used.has(id as keyof typeof sources))).toEqual([]);
  });

  it.each(words.languages)('say in %s which value enables, in the right way round', (language) => {
    const written = JSON.parse(
      readFileSync(new URL(`../../locales/${language}/articles.json`, import.meta.url), 'utf8'),
    );
    const text: string = written.steps['enable-mailbox'].text;
    expect(text.indexOf('$false')).toBeGreaterThan(0);
    expect(text.indexOf('$true')).toBeGreaterThan(text.indexOf('$false'));
  });
});

const hasAnswer = (own: Step[], { step, answer }: { step: string; answer: string }): boolean =>
  own.some(({ id, ...rest }) => id === step && rest.kind === 'question' && rest.answers.includes(answer));

function commandsOf(all: Step[]): Command[] {
  return all.flatMap((step) =>
    step.kind === 'question'
      ? []
      : [
          ...step.ways.flatMap((way) => (way.kind === 'powershell' ? way.commands : [])),
          ...step.verify,
          ...(step.undo ?? []),
        ],
  );
}

function wordsOfArticle({ id, note, causes }: Article): string[] {
  return [
    `${id}.title`,
    `${id}.meaning`,
    `${id}.support`,
    ...(note ? [`${id}.note`] : []),
    ...causes.map((cause) => `${id}.causes.${cause.id}`),
  ];
}

function wordsOfStep(step: Step): string[] {
  const path = `steps.${step.id}`;
  if (step.kind === 'question')
    return [`${path}.title`, `${path}.text`, ...step.answers.map((answer) => `${path}.answers.${answer}`)];
  return [
    ...['title', 'text', 'verify'].map((word) => `${path}.${word}`),
    ...(step.undo === null ? [] : [`${path}.undo`]),
    ...(step.risk === 'security' ? [`${path}.price`] : []),
    ...step.ways.flatMap((way) => [
      `${path}.ways.${way.id}.title`,
      ...(way.kind === 'text' || way.text ? [`${path}.ways.${way.id}.text`] : []),
    ]),
  ];
}

function pathsOf(node: object, path = ''): string[] {
  return Object.entries(node).flatMap(([key, child]) => {
    const here = path ? `${path}.${key}` : key;
    return typeof child === 'string' ? [here] : pathsOf(child, here);
  });
}
