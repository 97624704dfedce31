import { Template } from 'adaptivecards-templating';
import caseTemplate from '../../cards/case.json' with { type: 'json' };
import noticeTemplate from '../../cards/notice.json' with { type: 'json' };
import stepTemplate from '../../cards/step.json' with { type: 'json' };
import type { CardJson, Cards } from '../ports/cards.ts';
import { nameCase } from '../view/button.ts';
import type { CaseView, StepView } from '../view/card-view.ts';

/** Compiles every template once: a fresh `Template` per card costs a hundred times its expansion. */
export function compileCards(): Cards {
  const templates = { case: new Template(caseTemplate), notice: new Template(noticeTemplate) };
  const expandRow = rememberRows(new Template(stepTemplate));

  function expandCase(view: CaseView): CardJson {
    const checklist = view.checklist.map(({ steps, ...rest }) => ({ ...rest, rows: steps.map(expandRow) }));
    return nameCaseOnButtons(templates.case.expand({ $root: { ...view, checklist } }), view.caseId) as CardJson;
  }

  return {
    expand: (view) =>
      view.template === 'case' ? expandCase(view) : (templates[view.template].expand({ $root: view }) as CardJson),
  };
}

/** Most of a card are rows that other cards have, too: each row object is expanded once. */
function rememberRows(template: Template): (row: StepView) => object {
  const known = new WeakMap<StepView, object>();
  return (row) => {
    const expanded = known.get(row) ?? (template.expand({ $root: row }) as object);
    known.set(row, expanded);
    return expanded;
  };
}

/** A copy of a part of a card, with the case in the data of its buttons; remembered rows stay as they are. */
function nameCaseOnButtons(part: unknown, caseId: string): unknown {
  if (Array.isArray(part)) return part.map((item) => nameCaseOnButtons(item, caseId));
  if (typeof part !== 'object' || part === null) return part;
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(part)) {
    copy[name] = name === 'data' ? nameCase(value, caseId) : nameCaseOnButtons(value, caseId);
  }
  return copy;
}
