import type { Case } from '../checklist/case.ts';
import { isSettled, stepsOf } from '../checklist/change-case.ts';
import type { Article, Step } from '../knowledge/article.ts';
import type { Block } from './card-view.ts';
import { viewPerson, viewTime } from './person-view.ts';
import type { Say } from './say.ts';

/** What stands under the checklist at its end: what comes next if it still fails, and who did what. */
export function viewOutcome(current: Case, article: Article, say: Say): Block[] {
  const log = viewLog(current, article, say);
  return [
    ...(current.outcome?.kind === 'failing' ? viewNext(current, article, say) : []),
    ...(log.length > 0 ? [{ heading: say.ui('card.log-title'), lines: log }] : []),
  ];
}

function viewNext(current: Case, article: Article, say: Say): Block[] {
  const left = stepsOf(current, article).filter(
    (step) => !isSettled(current, step) || current.marks[step.id]?.state === 'skipped',
  );
  const support = say.article(`${article.id}.support`);
  return [
    { heading: say.ui('card.next-title'), lines: [say.ui('card.next-paste')] },
    ...(left.length > 0 ? [{ heading: say.ui('card.next-open'), lines: left.map((step) => titleOf(step, say)) }] : []),
    ...(support ? [{ heading: say.ui('card.next-support'), lines: [support] }] : []),
  ];
}

/** One line for everything that somebody did, oldest first. */
function viewLog(current: Case, article: Article, say: Say): string[] {
  const lines = stepsOf(current, article).flatMap((step) => {
    const mark = current.marks[step.id];
    const answer = current.answers[step.id];
    const stamp = mark ?? answer;
    if (!stamp) return [];
    const values = { step: titleOf(step, say), name: viewPerson(stamp.by, say), time: viewTime(stamp.at) };
    const line = mark
      ? say.ui(mark.state === 'done' ? 'card.log-done' : 'card.log-skipped', values)
      : say.ui('card.log-answered', {
          ...values,
          answer: say.article(`steps.${step.id}.answers.${answer?.answer}`) ?? '',
        });
    return [{ at: stamp.at, line }];
  });
  if (current.outcome) {
    const { kind, by, at } = current.outcome;
    const values = { name: viewPerson(by, say), time: viewTime(at) };
    lines.push({ at, line: say.ui(kind === 'solved' ? 'card.log-solved' : 'card.log-failing', values) });
  }
  return lines.sort((a, b) => a.at.localeCompare(b.at)).map(({ line }) => line);
}

const titleOf = (step: Step, say: Say): string => say.article(`steps.${step.id}.title`) ?? step.id;
