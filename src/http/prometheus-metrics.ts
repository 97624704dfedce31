import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../ports/metrics.ts';

/** The Metrics port, and what it has counted in Prometheus' text format. */
export type PrometheusMetrics = Metrics & { contentType: string; write(): Promise<string> };

/** Codes that are counted apart; whoever invents more fills one line and not the memory. */
export const mostCodes = 500;

/**
 * Counts for Prometheus, and tells of the process besides. Each number is looked up as it is counted: that takes 0.3
 * microseconds, and prom-client's prepared children take as long.
 */
export function createPrometheusMetrics(): PrometheusMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `mailmedic_${name}_total`, help, labelNames, registers: [registry] });

  const activities = counter('activities', 'Activities that passed the doors.', ['kind']);
  const turns = new Histogram({
    name: 'mailmedic_turn_seconds',
    help: 'From the arrival of an activity until its answer is stored and its reply is ready.',
    labelNames: ['kind'],
    // Teams gives up after some fifteen seconds.
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
    registers: [registry],
  });
  const refusals = counter('refusals', 'Requests that were turned away at the doors.', ['reason']);
  const slowedDown = counter('slowed_down', 'Messages and taps that were too much.', ['what', 'by']);
  const answers = counter('answers', 'Answers that were accepted.', ['kind', 'article', 'language']);
  const unknownCodes = counter('unknown_codes', 'Answers without an article, by the code asked about.', ['code']);
  const outcomes = counter('outcomes', 'What people said of a checklist.', ['outcome', 'article', 'language']);
  const deliveries = counter('deliveries', 'Messages sent and updated, by what became of them.', ['verb', 'outcome']);
  const alerts = counter('alerts', 'Calls of monitoring tools, by what they did to their incident.', [
    'source',
    'change',
  ]);
  const orphans = counter('orphans', 'Incident cards posted again after an unknown outcome.', []);
  const nameCode = limitNames(mostCodes);

  return {
    activity: (kind) => activities.inc({ kind }),
    turn: (kind, seconds) => turns.observe({ kind }, seconds),
    refusal: (reason) => refusals.inc({ reason }),
    slowedDown: (what, by) => slowedDown.inc({ what, by }),
    answer: ({ kind, article, language }) => answers.inc({ kind, article: article ?? 'none', language }),
    unknownCode: (code) => unknownCodes.inc({ code: nameCode(code) }),
    outcome: ({ kind, article, language }) => outcomes.inc({ outcome: kind, article, language }),
    delivery: (verb, outcome) => deliveries.inc({ verb, outcome }),
    alert: (source, change) => alerts.inc({ source, change }),
    orphan: () => orphans.inc(),
    contentType: registry.contentType,
    write: () => registry.metrics(),
  };
}

/** Gives the first so many names as they are, and `other` for those that come later. */
function limitNames(most: number): (name: string) => string {
  const known = new Set<string>();
  return (name) => {
    if (known.has(name)) return name;
    if (known.size >= most) return 'other';
    known.add(name);
    return name;
  };
}
