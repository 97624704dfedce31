import type { Case } from '../checklist/case.ts';
import { progressOf, stepsOf } from '../checklist/change-case.ts';
import { isSnoozed } from '../incident/change-incident.ts';
import type { Incident } from '../incident/incident.ts';
import { estimateQueue } from '../incident/queued-mail.ts';
import type { Article } from '../knowledge/article.ts';
import { viewAlerts, viewCounts } from './alert-list-view.ts';
import { viewButton } from './button-view.ts';
import type { ButtonView, ChecklistView, IncidentView } from './card-view.ts';
import { type Look, viewChecklist } from './case-view.ts';
import { viewCodeMeaning } from './code-meaning-view.ts';
import { viewIncidentLog } from './incident-log-view.ts';
import { isolate } from './isolate.ts';
import { viewPerson, viewTime } from './person-view.ts';
import { viewReminderButtons, viewReminders } from './reminder-view.ts';
import type { Say } from './say.ts';
import { sourceNames } from './source-names.ts';

/** What one viewer looks at: a step, or the question why it is to be quiet. */
export type IncidentLook = Look & { snoozing: boolean };

/** An incident with what answers it; both null where no article does. */
export type Seen = { incident: Incident; checklist: Case | null; article: Article | null };

/** An incident in words, as it stands at `now`. */
export function viewIncident(seen: Seen, say: Say, look: IncidentLook, now: Date): IncidentView {
  const { incident, checklist, article } = seen;
  const isOver = incident.resolvedAt !== null;
  const title = incident.title === '' ? say.ui('incident.untitled') : isolate(incident.title);
  const severity = say.ui(`incident.severity.${incident.severity}`);
  const headline = isOver
    ? say.ui(`incident.summary-${endOf(incident)}`, { title })
    : say.ui('incident.summary-firing', { severity, title });
  const queue = isOver || !article?.queues ? 'none' : howLongQueued(incident, now);
  return {
    template: 'incident',
    caseId: checklist?.id ?? null,
    language: say.language,
    rtl: say.rtl,
    summary: headline,
    fallbackText: say.ui('incident.fallback', { headline }),
    style: queue === 'short' || queue === 'over' ? 'attention' : styleOf(incident, now),
    status: viewStatus(incident, say, now),
    title,
    warnings: queue === 'short' || queue === 'over' ? [`⚠ ${viewQueue(incident, queue, say)}`] : [],
    rows: viewRows(seen, queue === 'kept' ? viewQueue(incident, queue, say) : null, say, now),
    buttons: isOver || look.snoozing ? [] : viewButtons(incident, say, now),
    snooze: look.snoozing && !isOver ? [viewSnooze(incident, say)] : [],
    ...(isOver ? nothingLeft : viewTrouble(seen, say, look)),
    log: look.open !== null && !isOver ? [] : viewIncidentLog(incident, checklist, article, say),
  };
}

/** `1 h 5 min`, in the reader's language. */
export function viewDuration(milliseconds: number, say: Say): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  const parts = [
    { unit: 'day', value: Math.floor(minutes / 1_440) },
    { unit: 'hour', value: Math.floor((minutes % 1_440) / 60) },
    { unit: 'minute', value: minutes % 60 },
  ];
  const said = parts
    .filter(({ value }) => value > 0)
    .slice(0, 2)
    .map(({ unit, value }) =>
      new Intl.NumberFormat(numbersOf(say), { style: 'unit', unit, unitDisplay: 'short' }).format(value),
    );
  return said.join(' ');
}

/** Arabic with the digits that codes and times on the card have. */
const numbersOf = ({ language }: Say): string => (language === 'ar' ? 'ar-u-nu-latn' : language);

type Trouble = Pick<IncidentView, 'alerts' | 'links' | 'meaning' | 'checklist' | 'followUps'>;

/** Once it is over, only how it went is of interest. */
const nothingLeft: Trouble = { alerts: [], links: [], meaning: [], checklist: [], followUps: [] };

/** What fires, what it means and what to do. */
function viewTrouble({ incident, checklist, article }: Seen, say: Say, look: IncidentLook): Trouble {
  const told = { alerts: viewAlerts(incident, say), links: viewLinks(incident, say) };
  if (!checklist || !article) return { ...nothingLeft, ...told, meaning: viewCodeMeaning(incident, say) };
  // Who reads a step does not read what led to it, and the card has no room for both.
  if (look.open !== null) {
    const back = viewButton(say.ui('button.resume'), { verb: 'back', incident: incident.id });
    return { ...nothingLeft, checklist: [viewSteps(checklist, article, say, look)], followUps: [back] };
  }
  return {
    ...told,
    meaning: [{ title: say.article(`${article.id}.title`) ?? article.id, text: meaningOf(article, checklist, say) }],
    checklist: [viewSteps(checklist, article, say, look)],
    followUps: checklist.outcome
      ? [viewButton(say.ui('button.resume'), { verb: 'resume' })]
      : viewReminderButtons(checklist, article, say),
  };
}

/** Folded, so that it does not bury the incident; the next step stands out, and opens for who wants it. */
function viewSteps(checklist: Case, article: Article, say: Say, look: IncidentLook): ChecklistView {
  const view = viewChecklist(checklist, article, say, { open: look.open, asking: look.asking });
  const { next } = progressOf(checklist, article);
  if (look.open !== null || checklist.outcome || !next) return view;
  const place = stepsOf(checklist, article).indexOf(next);
  const steps = view.steps.map((row, index) =>
    index === place ? { ...row, weight: 'bolder' as const, style: 'emphasis' as const } : row,
  );
  return { ...view, steps };
}

const meaningOf = (article: Article, { cause }: Case, say: Say): string =>
  (cause === null ? null : say.article(`${article.id}.causes.${cause}`)) ?? say.article(`${article.id}.meaning`) ?? '';

/** Who closes an incident does not say that its alerts have recovered. */
const endOf = ({ log }: Incident): 'resolved' | 'closed' => (log.at(-1)?.kind === 'closed' ? 'closed' : 'resolved');

function styleOf(incident: Incident, now: Date): IncidentView['style'] {
  if (incident.resolvedAt !== null) return endOf(incident) === 'resolved' ? 'good' : 'emphasis';
  if (isSnoozed(incident, now)) return 'emphasis';
  return severityStyles[incident.severity];
}

const severityStyles = { critical: 'attention', warning: 'warning', info: 'accent' } as const;

function viewStatus(incident: Incident, say: Say, now: Date): string {
  if (incident.resolvedAt !== null) {
    const took = Date.parse(incident.resolvedAt) - Date.parse(incident.startedAt);
    return `✔ ${say.ui(`incident.${endOf(incident)}`, { duration: viewDuration(took, say) })}`;
  }
  if (incident.snooze && isSnoozed(incident, now)) {
    const { until } = incident.snooze;
    return `⏸ ${until === null ? say.ui('incident.snoozed-until-recovery') : say.ui('incident.snoozed', { time: viewTime(until) })}`;
  }
  return `● ${say.ui('incident.firing')} · ${say.ui(`incident.severity.${incident.severity}`)}`;
}

function viewRows({ incident, checklist }: Seen, queue: string | null, say: Say, now: Date): IncidentView['rows'] {
  const { taken, snooze } = incident;
  const row = (key: 'source' | 'since' | 'code' | 'alerts' | 'taken' | 'reason' | 'queued', value: string | null) =>
    value === null || value === '' ? [] : [{ label: say.ui(`incident.${key}`), value }];
  const byAt = (stamp: { by: { id: string; name: string }; at: string }) =>
    say.ui('step.by', { name: viewPerson(stamp.by, say), time: viewTime(stamp.at) });
  const isOver = incident.resolvedAt !== null;
  return [
    ...row('since', say.ui('incident.time', { time: viewTime(incident.startedAt) })),
    ...row('taken', taken ? byAt(taken) : isOver ? null : say.ui('incident.nobody')),
    ...row('reason', snooze && isSnoozed(incident, now) ? `${isolate(snooze.reason)} · ${byAt(snooze)}` : null),
    ...row('code', incident.code),
    ...row('queued', queue),
    // While it fires, the counts head the list of the alerts.
    ...row('alerts', isOver ? viewCounts(incident, say) : null),
    ...(checklist && !isOver ? viewReminders(checklist, say).map(({ title, value }) => ({ label: title, value })) : []),
    ...row('source', sourceNames[incident.source]),
  ];
}

type Queued = 'kept' | 'short' | 'over';

function howLongQueued(incident: Incident, now: Date): Queued {
  const { keptUntil, warnAt } = estimateQueue(incident);
  const at = now.toISOString();
  return at >= keptUntil ? 'over' : at >= warnAt ? 'short' : 'kept';
}

/** Says that it is an estimate. */
const viewQueue = (incident: Incident, queued: Queued, say: Say): string =>
  say.ui(`incident.queue-${queued}`, { time: viewTime(estimateQueue(incident).keptUntil) });

function viewSnooze(incident: Incident, say: Say): IncidentView['snooze'][number] {
  const quiet = (title: string, minutes: 15 | 60 | null) =>
    viewButton(title, { verb: 'quiet', incident: incident.id, minutes, reason: '' });
  return {
    label: say.ui('incident.snooze-reason'),
    missing: say.ui('incident.snooze-missing'),
    buttons: [
      quiet(say.ui('button.quiet-15'), 15),
      quiet(say.ui('button.quiet-60'), 60),
      quiet(say.ui('button.quiet-recovery'), null),
    ],
    cancel: [viewButton(say.ui('button.cancel'), { verb: 'back', incident: incident.id })],
  };
}

const viewLinks = (incident: Incident, say: Say): IncidentView['links'] =>
  incident.links.map(({ kind, url }) => ({
    title: say.ui(`incident.link.${kind}`, { host: new URL(url).host }),
    url,
  }));

function viewButtons(incident: Incident, say: Say, now: Date): ButtonView[] {
  const on = { incident: incident.id };
  return [
    incident.taken
      ? viewButton(say.ui('button.hand-back'), { verb: 'hand-back', ...on })
      : viewButton(say.ui('button.take'), { verb: 'take', ...on }, { style: 'positive' }),
    isSnoozed(incident, now)
      ? viewButton(say.ui('button.wake'), { verb: 'wake', ...on })
      : viewButton(say.ui('button.snooze'), { verb: 'snooze', ...on }),
    viewButton(say.ui('button.close'), { verb: 'close', ...on }),
  ];
}
