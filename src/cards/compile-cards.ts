import { Template } from 'adaptivecards-templating';
import buttonTemplate from '../../cards/button.json' with { type: 'json' };
import caseTemplate from '../../cards/case.json' with { type: 'json' };
import explanationTemplate from '../../cards/explanation.json' with { type: 'json' };
import noticeTemplate from '../../cards/notice.json' with { type: 'json' };
import stepTemplate from '../../cards/step.json' with { type: 'json' };
import type { CardJson, Cards } from '../ports/cards.ts';
import { nameCase } from '../view/button.ts';
import type { ButtonView, CaseView, StepView } from '../view/card-view.ts';

/** Compiles every template once: a fresh `Template` per card costs a hundred times its expansion. */
export function compileCards(): Cards {
  const templates = {
    case: new Template(caseTemplate),
    notice: new Template(noticeTemplate),
    explanation: new Template(explanationTemplate),
  };
  const expandStep = expandOnce<StepView>(new Template(stepTemplate));
  const expandButton = expandOnce<ButtonView>(new Template(buttonTemplate));

  function expandCase(view: CaseView): CardJson {
    const checklist = view.checklist.map(({ steps, ...rest }) => ({ ...rest, rows: steps.map(expandStep) }));
    const parts = { ...view, checklist, actions: view.buttons.map(expandButton) };
    return nameCaseOnButtons(templates.case.expand({ $root: parts }), view.caseId) as CardJson;
  }

  return {
    expand: (view) =>
      view.template === 'case' ? expandCase(view) : (templates[view.template].expand({ $root: view }) as CardJson),
  };
}

/** Most of a card are parts that other cards share: each object is expanded once, as long as a view holds it. */
function expandOnce<Part extends object>(template: Template): (part: Part) => object {
  const known = new WeakMap<Part, object>();
  return (part) => {
    const expanded = known.get(part) ?? (template.expand({ $root: part }) as object);
    known.set(part, expanded);
    return expanded;
  };
}

/** A copy of a part of a card, with the case in the data of its buttons; remembered parts stay as they are. */
function nameCaseOnButtons(part: unknown, caseId: string): unknown {
  if (Array.isArray(part)) return part.map((item) => nameCaseOnButtons(item, caseId));
  if (typeof part !== 'object' || part === null) return part;
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(part)) {
    copy[name] = name === 'data' ? nameCase(value, caseId) : nameCaseOnButtons(value, caseId);
  }
  return copy;
}
