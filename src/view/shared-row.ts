import type { Step } from '../knowledge/article.ts';
import type { StepView } from './card-view.ts';
import type { Say } from './say.ts';

/** How a step is looked at. */
export type StepLook = 'folded' | 'open' | 'asking';

const rows = new WeakMap<Say, WeakMap<Step, Partial<Record<StepLook, StepView>>>>();

/**
 * Gives a row that nothing of a single case stands in: the same object each time, made once for each language and look.
 * Nobody's data is kept so.
 */
export function shareRow(say: Say, step: Step, look: StepLook, make: () => StepView): StepView {
  const inLanguage = rows.get(say) ?? new WeakMap();
  rows.set(say, inLanguage);
  const ofStep = inLanguage.get(step) ?? {};
  inLanguage.set(step, ofStep);
  ofStep[look] ??= make();
  return ofStep[look];
}
