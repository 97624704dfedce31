import type { Case } from '../checklist/case.ts';
import type { Article, Step } from '../knowledge/article.ts';
import { stepsFor } from '../knowledge/knowledge.ts';
import type { Block, CodeView, NoticeView, OpenStepView, WayView } from './card-view.ts';
import { plainLook, viewCase } from './case-view.ts';
import type { Say } from './say.ts';
import { viewOpenStep } from './step-view.ts';

/** A case as it is opened, for a terminal: every step unfolded, and what an answer leads to, because nobody answers there. */
export function writeCase(current: Case, article: Article, say: Say): string {
  const view = viewCase(current, article, say, [], plainLook);
  const all = stepsFor(article, current.cause);
  const steps = all.map((step, index) => {
    const title = say.article(`steps.${step.id}.title`) ?? step.id;
    const lines = [...writeStep(viewOpenStep(current, step, say, false)), ...writeAnswers(step, all, say)];
    return [`${index + 1}. ${title}`, ...indent(lines)].join('\n');
  });
  return [
    [...view.code.map(({ text }) => text), view.title].join('  '),
    ...view.untranslated,
    '',
    ...view.meaning,
    ...view.facts.map(({ title, value }) => `${title}: ${value}`),
    ...view.note,
    '',
    steps.join('\n\n'),
  ].join('\n');
}

/** A notice, for a terminal. */
export const writeNotice = (view: NoticeView): string =>
  [
    view.title,
    ...view.untranslated,
    '',
    view.text,
    ...view.tables.flatMap(({ facts }) => facts.map(({ title, value }) => `${title}: ${value}`)),
    ...view.examples.flatMap(writeBlock),
    ...view.more,
  ].join('\n');

const writeStep = (step: OpenStepView): string[] => [
  ...step.risk.map(({ mark }) => mark),
  step.text,
  ...step.price.flatMap(writeBlock),
  ...step.ways.flatMap(writeWay),
  ...step.placeholder,
  ...step.role,
  ...step.effect,
  ...[...step.verify, ...step.undo].flatMap((block) => [...writeBlock(block), ...block.code.flatMap(writeCode)]),
  ...step.sources,
];

/** Each answer of a question, with the numbers of the steps that only it needs. */
function writeAnswers(question: Step, all: Step[], say: Say): string[] {
  if (question.kind === 'task') return [];
  const arrow = say.rtl ? '←' : '→';
  return question.answers.map((answer) => {
    const numbers = all.flatMap(({ onlyIf }, index) =>
      onlyIf?.step === question.id && onlyIf.answer === answer ? [index + 1] : [],
    );
    const title = say.article(`steps.${question.id}.answers.${answer}`) ?? answer;
    return `[ ] ${title}${numbers.length > 0 ? ` ${arrow} ${numbers.join(', ')}` : ''}`;
  });
}

const writeWay = (way: WayView): string[] => [
  `- ${way.title}`,
  ...indent([
    ...way.text,
    ...way.code.flatMap(writeCode),
    ...way.path.flatMap(({ english, local, site }) => [english, ...local, site]),
  ]),
];

const writeCode = ({ snippet }: CodeView): string[] => snippet.split('\n').map((line) => `  ${line}`);

const writeBlock = ({ heading, lines }: Block): string[] => [heading, ...indent(lines)];

const indent = (lines: string[]): string[] => lines.map((line) => `   ${line}`);
