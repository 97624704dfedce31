import type { Case } from '../checklist/case.ts';
import { stepsOf } from '../checklist/change-case.ts';
import type { Article, Step } from '../knowledge/article.ts';
import { viewButton } from './button-view.ts';
import type { ButtonView } from './card-view.ts';
import { viewTime } from './person-view.ts';
import type { Say } from './say.ts';
import { share } from './share.ts';

/** Minutes from which on it is worth to be reminded that a change has taken effect. */
const slow = 30;

/** True for a step whose effect nobody waits for. */
export const isSlow = (step: Step): boolean => step.kind === 'task' && step.effect !== null && step.effect.to >= slow;

/** When somebody is asked again, as titles and values; nothing once it is solved. */
export const viewReminders = ({ reminders }: Case, say: Say): { title: string; value: string }[] =>
  Object.values(reminders)
    .sort()
    .slice(0, 1)
    .map((at) => ({ title: say.ui('reminder.label'), value: say.ui('incident.time', { time: viewTime(at) }) }));

/** Offers a reminder for the slow step that was done last, or to do without the one that is set. */
export function viewReminderButtons(current: Case, article: Article, say: Say): ButtonView[] {
  if (current.outcome?.kind === 'solved') return [];
  const [set] = Object.keys(current.reminders);
  if (set !== undefined) return [viewReminderButton('cancel-reminder', set, say)];
  const done = stepsOf(current, article).filter((step) => isSlow(step) && current.marks[step.id]?.state === 'done');
  const [last] = done.sort((a, b) => (current.marks[b.id]?.at ?? '').localeCompare(current.marks[a.id]?.at ?? ''));
  return last ? [viewReminderButton('remind', last.id, say)] : [];
}

/** The button that sets or cancels the reminder of a step. */
export const viewReminderButton = (verb: 'remind' | 'cancel-reminder', step: string, say: Say): ButtonView =>
  share(say, `button ${verb} ${step}`, () => viewButton(say.ui(`button.${verb}`), { verb, step }));
