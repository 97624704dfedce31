import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import { describe, expect, it } from 'vitest';
import { compileCards } from '../../src/cards/compile-cards.ts';
import { articles } from '../../src/knowledge/articles/all.ts';
import type { CardJson } from '../../src/ports/cards.ts';
import type { CardView, CaseView, IncidentView, StepView } from '../../src/view/card-view.ts';
import { everydayTelling } from '../view/incident-samples.ts';
import { findHolders, judgeCard, listNodes } from './card-rules.ts';
import {
  everyday,
  type Filling,
  hostile,
  languages,
  listAboutSamples,
  listAlertSamples,
  listCaseSamples,
  listExplanationSamples,
  listIncidentSamples,
  listNoticeSamples,
  listSamples,
  listSubscriptionSamples,
  listSubscriptions,
  longest,
  longestTelling,
  type Sample,
} from './sample-views.ts';

const cards = compileCards();

describe('A card', () => {
  it.each(languages)('is as Teams wants it in every state in %s', (language) => {
    const samples = listSamples(language);
    expect(samples.length).toBeGreaterThan(300);
    expect(samples.flatMap(judgeSample)).toEqual([]);
  });

  it.each(languages)('stays small at its longest in %s', (language) => {
    expect(longest.mailbox).toHaveLength(254);
    expect(listSamples(language, longest).flatMap(judgeSample)).toEqual([]);
  });

  it.each(languages)('is as Teams wants it without a mailbox, and for somebody without a name, in %s', (language) => {
    const samples = listSamples(language, { ...everyday, mailbox: null, person: { id: '', name: '' } });
    expect(samples.flatMap(judgeSample)).toEqual([]);
  });

  it.each(hostile)('shows %s from people as it is, and only where nothing reads it as markdown', (text) => {
    const filling = { ...everyday, person: { id: 'a', name: text }, code: { reply: '535', enhanced: text, tag: text } };
    for (const { view, name } of listCaseSamples('en', filling).filter(isGeneral)) {
      const holders = new Set(findHolders(cards.expand(view), text));
      for (const holder of holders) expect([name, plain.has(holder), holder]).toEqual([name, true, holder]);
      expect([name, holders.has('TextRun.text')]).toEqual([name, true]);
    }
  });

  it.each(hostile)('takes no mailbox like %s into a command', (text) => {
    for (const { view, name } of listCaseSamples('en', { ...everyday, mailbox: text }).filter(isGeneral)) {
      expect([name, ...findHolders(cards.expand(view), text)]).toEqual([name]);
    }
  });

  it.each(languages)('shows the stars of a masked code as they are in %s', (language) => {
    const masked = '5.7.***39';
    for (const { view, name } of listNoticeSamples(language, masked).filter(({ name }) => name.startsWith('unread'))) {
      const holders = findHolders(cards.expand(view), masked);
      expect([name, holders.filter((holder) => !plain.has(holder))]).toEqual([name, []]);
      expect(holders).toContain('TextRun.text');
    }
  });

  it.each(hostile)('shows %s in the code of an explanation as it is', (text) => {
    const filling = { ...everyday, code: { reply: '535', enhanced: text, tag: text } };
    const samples = listExplanationSamples('en', filling).filter(({ name }) => name.includes('tenant-off'));
    expect(samples.length).toBeGreaterThan(0);
    for (const { view, name } of samples) {
      const holders = findHolders(cards.expand(view), text);
      expect([name, holders.filter((holder) => !plain.has(holder))]).toEqual([name, []]);
      expect(holders).toContain('TextRun.text');
    }
  });

  it.each(languages)('is an explanation of which twenty-five go into one answer in %s', (language) => {
    const sizes = listExplanationSamples(language, longest).map(({ view }) =>
      Buffer.byteLength(JSON.stringify(cards.expand(view))),
    );
    expect(Math.max(...sizes)).toBeLessThan(8_000);
  });

  it('fills in every part of what it is given', () => {
    const types = new Set(
      listSamples('en').flatMap(({ view }) => listNodes(cards.expand(view)).map(({ type }) => type)),
    );
    expect(types).toEqual(
      new Set([
        ...['AdaptiveCard', 'TextBlock', 'RichTextBlock', 'TextRun', 'Container', 'ColumnSet', 'Column', 'FactSet'],
        ...[undefined, 'ActionSet', 'Action.Execute', 'Action.Submit', 'Action.ToggleVisibility', 'CodeBlock'],
      ]),
    );
  });
});

describe('A card about alerts', () => {
  it.each(languages)('is as Teams wants it in every state in %s', (language) => {
    const samples = listAlertSamples(language);
    expect(samples.length).toBeGreaterThan(200);
    expect(samples.flatMap(judgeSample)).toEqual([]);
  });

  it.each(languages)('stays small at its longest, whatever article answers, in %s', (language) => {
    expect(listIncidentSamples(language, longestTelling, articles).flatMap(judgeSample)).toEqual([]);
    const matchers = Array.from({ length: 20 }, () => `team=${'漢'.repeat(100)}`);
    const many = Array.from({ length: 5 }, () => listSubscriptions(matchers, '漢'.repeat(200))).flat();
    expect(listSubscriptionSamples(language, many).flatMap(judgeSample)).toEqual([]);
    expect(listAboutSamples(language, longestTelling.title).flatMap(judgeSample)).toEqual([]);
  });

  it.each(languages)(
    'is as Teams wants it for somebody without a name, and for alerts that say nothing, in %s',
    (language) => {
      const silent = { ...everydayTelling, person: { id: '', name: '' }, title: '', text: '', labels: {}, links: [] };
      expect(listIncidentSamples(language, { ...silent, code: null, mailbox: null }).flatMap(judgeSample)).toEqual([]);
    },
  );

  it.each(hostile)(
    'shows %s of alerts, names and reasons as it is, and only where nothing reads it as markdown',
    (text) => {
      const telling = {
        ...everydayTelling,
        ...{ person: { id: 'a', name: text }, title: text, text: `${text}!`, reason: text, code: text },
        labels: { instance: text, [text]: text },
      };
      for (const { view, name } of listIncidentSamples('en', telling)) {
        const holders = findHolders(cards.expand(view), text);
        if (name.includes('untitled')) continue;
        expect([name, holders.filter((holder) => !plain.has(holder))]).toEqual([name, []]);
        expect([name, holders]).toEqual([name, expect.arrayContaining(['TextRun.text'])]);
      }
    },
  );

  it.each(hostile)('shows %s in the notices about an incident as it is', (text) => {
    const holders = listAboutSamples('en', text).flatMap(({ view }) => findHolders(cards.expand(view), text));
    expect(holders).toContain('TextRun.text');
    expect(holders.filter((holder) => !plain.has(holder))).toEqual([]);
  });

  it.each(hostile)('shows %s among labels, and in the code of what is paused, as it is', (text) => {
    const [, filled, list] = listSubscriptionSamples('en', listSubscriptions([`team=${text}`], text));
    const holdersIn = (sample: Sample | undefined) => (sample ? findHolders(cards.expand(sample.view), text) : []);
    // An input shows what was typed; a tooltip is never read as markdown.
    expect(holdersIn(filled)).toEqual(['Input.Text.value']);
    expect(new Set(holdersIn(list))).toEqual(new Set(['TextRun.text', 'Action.Execute.tooltip']));
  });

  it('has links that lead only where their titles say', () => {
    const links = listIncidentSamples('en').flatMap(({ view }) =>
      listNodes(cards.expand(view)).filter(({ type }) => type === 'Action.OpenUrl'),
    );
    expect(links.length).toBeGreaterThan(0);
    expect(new Set(links.map(({ url }) => url))).toEqual(new Set(everydayTelling.links.map(({ url }) => url)));
  });

  it('lets go of the question for a reason without an answer', () => {
    const [asked] = listIncidentSamples('en').filter(({ name }) => name.endsWith(': why quiet'));
    const buttons = listNodes(cards.expand((asked as Sample).view)).filter(({ type }) => type === 'Action.Execute');
    expect(buttons.map(({ verb, associatedInputs }) => [verb, associatedInputs])).toEqual([
      ['quiet', undefined],
      ['quiet', undefined],
      ['quiet', undefined],
      ['back', 'none'],
    ]);
  });

  it('names the case on the buttons of the checklist', () => {
    const [half] = listIncidentSamples('en').filter(({ name }) => name.endsWith('half done, with a checklist'));
    const view = (half as Sample).view as IncidentView;
    const datas = listNodes(cards.expand(view)).flatMap(({ data }) => (data ? [data as Record<string, unknown>] : []));
    expect(datas.filter(({ verb }) => verb === 'open').length).toBeGreaterThan(0);
    for (const data of datas) if (data.verb === 'open') expect(data.case).toBe(view.caseId);
  });
});

const listSteps = (view: CardView): StepView[] =>
  view.template === 'case' ? view.checklist.flatMap(({ steps }) => steps) : [];

/** Without a cause an article shows all that it has. */
const isGeneral = ({ name }: Sample): boolean => name.includes(', null, ');

/** What is read out or shown as it is: no markdown, no links. */
const plain = new Set(['TextRun.text', 'AdaptiveCard.fallbackText', 'AdaptiveCard.speak']);

describe('The samples for the designer', () => {
  const read = (path: string) => JSON.parse(readFileSync(new URL(`../../cards/${path}`, import.meta.url), 'utf8'));
  const fill = (name: string) => new Template(read(`${name}.json`)).expand({ $root: read(`samples/${name}.json`) });

  it.each(['case', 'notice', 'explanation', 'incident', 'form', 'list'])('fill cards/%s.json', (name) => {
    expect(judgeCard(fill(name) as CardJson, read(`samples/${name}.json`))).toEqual([]);
  });

  it('fill cards/step.json, a row of the checklist', () => {
    const { language, rtl, fallbackText, summary: speak } = read('samples/notice.json');
    const card = {
      type: 'AdaptiveCard',
      version: '1.5',
      lang: language,
      rtl,
      fallbackText,
      speak,
      body: [fill('step')],
    };
    expect(judgeCard(card as CardJson, { language, rtl })).toEqual([]);
  });

  it('have what the views have', () => {
    const sampleOf = (name: string) =>
      JSON.parse(readFileSync(new URL(`../../cards/samples/${name}.json`, import.meta.url), 'utf8'));
    const shapes = (view: CardView | undefined) => Object.keys(view ?? {}).sort();
    const { actions: _parts, ...ofCase } = sampleOf('case');
    expect(shapes(ofCase)).toEqual(shapes(listCaseSamples('en', everyday)[0]?.view));
    expect(shapes(sampleOf('notice'))).toEqual(shapes(listNoticeSamples('en')[0]?.view));
    expect(shapes(sampleOf('explanation'))).toEqual(shapes(listExplanationSamples('en', everyday)[0]?.view));
    const [form, , list] = listSubscriptionSamples('en');
    expect(shapes(sampleOf('form'))).toEqual(shapes(form?.view));
    expect(shapes(sampleOf('list'))).toEqual(shapes(list?.view));
    expect(shapes(sampleOf('incident'))).toEqual(shapes(listIncidentSamples('en')[0]?.view));
    const steps = listCaseSamples('en', everyday).flatMap(({ view }) => listSteps(view));
    expect(Object.keys(sampleOf('step')).sort()).toEqual(Object.keys(steps[0] ?? {}).sort());
  });
});

describe('A row of the checklist', () => {
  const [one, other] = listCaseSamples('en', everyday)
    .filter(({ name }) => name === 'smtp-auth, tenant-off, fresh, as it comes')
    .flatMap(({ view }) => (view.template === 'case' ? [view, { ...view, caseId: 'another' }] : []));

  it('is made into a card once, and names the case of each card that it stands on', () => {
    const casesOf = (view: CardView) =>
      listNodes(cards.expand(view)).flatMap(({ data }) => (data ? [(data as { case: string }).case] : []));
    const [before, between, after] = [casesOf(one as CardView), casesOf(other as CardView), casesOf(one as CardView)];
    expect(before.length).toBeGreaterThan(10);
    expect(new Set(before)).toEqual(new Set([(one as CaseView).caseId]));
    expect(new Set(between)).toEqual(new Set(['another']));
    expect(after).toEqual(before);
  });

  it('is shared by cases only when nothing of one case stands in it', () => {
    const rowsOf = (filling: Filling) =>
      listCaseSamples('en', filling).flatMap(({ name, view }) => listSteps(view).map((row) => ({ name, row })));
    const others = new Set(
      rowsOf({ ...everyday, person: { id: 'b', name: 'Bob' }, mailbox: 'b@fabrikam.com' }).map(({ row }) => row),
    );
    const shared = rowsOf(everyday).filter(({ row }) => others.has(row));
    expect(shared.length).toBeGreaterThan(1000);
    expect(shared.filter(({ row }) => /Aiko|scanner@contoso/.test(JSON.stringify(row)))).toEqual([]);
  });
});

describe('The rules about cards', () => {
  const sample = listCaseSamples('en', everyday).find(
    ({ name }) => name === 'smtp-auth, tenant-off, fresh, as it comes',
  );
  const good = () => cards.expand((sample as Sample).view);
  const judge = (card: CardJson) => judgeCard(card, { language: 'en', rtl: false });
  const first = (card: CardJson, type: string) => {
    const node = listNodes(card).find((candidate) => candidate.type === type);
    if (!node) throw new Error(`There is no ${type}.`);
    return node;
  };

  it('find nothing in a good card', () => {
    expect(judge(good())).toEqual([]);
  });

  it.each<[string, (card: CardJson) => unknown]>([
    ['a placeholder that is left', (card) => Object.assign(first(card, 'TextBlock'), { text: 'a ${title}' })],
    ['a null', (card) => Object.assign(first(card, 'TextBlock'), { color: null })],
    ['an undefined', (card) => Object.assign(first(card, 'TextBlock'), { color: undefined })],
    ['an undefined in words', (card) => Object.assign(first(card, 'TextBlock'), { text: 'by undefined' })],
    ['a number as text', (card) => Object.assign(first(card, 'TextBlock'), { text: 5 })],
    ['an empty text', (card) => Object.assign(first(card, 'TextBlock'), { text: '' })],
    ['a text that does not wrap', (card) => delete first(card, 'TextBlock').wrap],
    ['a button without a fallback', (card) => delete first(card, 'Action.Execute').fallback],
    ['a fallback to nothing', (card) => Object.assign(first(card, 'Action.Execute'), { fallback: 'drop' })],
    ['a fallback with other data', (card) => Object.assign(first(card, 'Action.Submit'), { data: { verb: 'solve' } })],
    ['data with another verb', (card) => Object.assign(first(card, 'Action.Execute'), { verb: 'other' })],
    ['a button without a title', (card) => Object.assign(first(card, 'Action.Execute'), { title: ' ' })],
    ['an empty list', (card) => Object.assign(first(card, 'FactSet'), { facts: [] })],
    ['a set without buttons', (card) => Object.assign(first(card, 'ActionSet'), { actions: [] })],
    ['an element of another version', (card) => Object.assign(first(card, 'FactSet'), { type: 'Table' })],
    ['code that not every client shows', (card) => delete first(card, 'CodeBlock').fallback],
    ['data of the template', (card) => Object.assign(first(card, 'Container'), { $data: '${steps}' })],
    ['a toggle of nothing', (card) => Object.assign(first(card, 'Action.ToggleVisibility'), { targetElements: ['x'] })],
    ['two elements with one name', (card) => Object.assign(first(card, 'TextBlock'), { id: 'details' })],
    ['another language', (card) => Object.assign(card, { lang: 'fr' })],
    ['another direction', (card) => Object.assign(card, { rtl: true })],
    ['a direction in words', (card) => Object.assign(card, { rtl: 'false' })],
    ['another version', (card) => Object.assign(card, { version: '1.6' })],
    ['no text to fall back to', (card) => delete card.fallbackText],
    ['too many bytes', (card) => Object.assign(first(card, 'TextBlock'), { text: '漢'.repeat(8_000) })],
  ])('turn red for %s', (_what, plant) => {
    const card = good();
    plant(card);
    expect(judge(card)).not.toEqual([]);
  });

  const ask = () => {
    const [asked] = listIncidentSamples('en').filter(({ name }) => name.endsWith(': why quiet'));
    return cards.expand((asked as Sample).view);
  };
  const fill = () => cards.expand((listSubscriptionSamples('en')[1] as Sample).view);

  it.each<[string, () => CardJson, (card: CardJson) => unknown]>([
    ['an input without a label', ask, (card) => Object.assign(first(card, 'Input.Text'), { label: ' ' })],
    ['an input that is required silently', ask, (card) => delete first(card, 'Input.Text').errorMessage],
    ['an input without a name', ask, (card) => delete first(card, 'Input.Text').id],
    ['an endless input', ask, (card) => delete first(card, 'Input.Text').maxLength],
    [
      'a choice without words',
      fill,
      (card) => Object.assign(first(card, 'Input.ChoiceSet'), { choices: [{ value: 'x' }] }),
    ],
    ['a choice that is not offered', fill, (card) => Object.assign(first(card, 'Input.ChoiceSet'), { value: 'x' })],
    ['a flag in words', fill, (card) => Object.assign(first(card, 'Input.ChoiceSet'), { isRequired: 'true' })],
    ['a link to a script', ask, (card) => Object.assign(first(card, 'Action.OpenUrl'), { url: 'javascript:alert(1)' })],
    ['a link to nowhere', ask, (card) => Object.assign(first(card, 'Action.OpenUrl'), { url: 'somewhere' })],
    ['a link that hides its host', ask, (card) => Object.assign(first(card, 'Action.OpenUrl'), { title: 'Open' })],
  ])('turn red for %s', (_what, make, plant) => {
    const card = make();
    expect(judge(card)).toEqual([]);
    plant(card);
    expect(judge(card)).not.toEqual([]);
  });

  it('turn red for people’s text where markdown is read', () => {
    const card = good();
    Object.assign(first(card, 'TextBlock'), { text: `by ${hostile[0]}` });
    expect(findHolders(card, String(hostile[0])).filter((holder) => !plain.has(holder))).toEqual(['TextBlock.text']);
  });
});

function judgeSample({ name, view }: Sample): string[] {
  return judgeCard(cards.expand(view), view).map((complaint) => `${name}: ${complaint}`);
}
