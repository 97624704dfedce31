import { Template } from 'adaptivecards-templating';
import caseTemplate from '../../cards/case.json' with { type: 'json' };
import explanationTemplate from '../../cards/explanation.json' with { type: 'json' };
import noticeTemplate from '../../cards/notice.json' with { type: 'json' };
import type { CardJson, Cards } from '../ports/cards.ts';

/** Compiles every template once: a fresh `Template` per card costs a hundred times its expansion. */
export function compileCards(): Cards {
  const templates = {
    case: new Template(caseTemplate),
    notice: new Template(noticeTemplate),
    explanation: new Template(explanationTemplate),
  };
  return { expand: (view) => templates[view.template].expand({ $root: view }) as CardJson };
}
