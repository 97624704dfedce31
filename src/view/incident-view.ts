import type { Case } from '../checklist/case.ts';
import { progressOf } from '../checklist/change-case.ts';
import { isSnoozed } from '../incident/change-incident.ts';
import type { Entry, Incident } from '../incident/incident.ts';
import { estimateQueue } from '../incident/queued-mail.ts';
import { listFiring } from '../incident/receive-call.ts';
import type { Article } from '../knowledge/article.ts';
import { type CardButton, writeButton } from './button.ts';
import type { ButtonView, IncidentView } from './card-view.ts';
import { type Look, viewChecklist } from './case-view.ts';
import { listLog } from './outcome-view.ts';
import { viewPerson, viewTime } from './person-view.ts';
import { viewReminderButtons, viewReminders } from './reminder-view.ts';
import type { Say } from './say.ts';

/** What one viewer looks at: a step, or the question why it is to be quiet. */
export type IncidentLook = Look & { snoozing: boolean };

/** An incident with what answers it; both null where no article does. */
export type Seen = { incident: Incident; checklist: Case | null; article: Article | null };

/** Alerts that stand on the card one by one, and characters of each one's text. */
const mostShown = 4;
const longestText = 280;

/** An incident in words, as it stands at `now`. */
export function viewIncident(
  { incident, checklist, article }: Seen,
  say: Say,
  look: IncidentLook,
  now: Date,
): IncidentView {
  const isOver = incident.resolvedAt !== null;
  const severity = say.ui(`incident.severity.${incident.severity}`);
  const title = incident.title || say.ui('incident.untitled');
  const headline = isOver
    ? say.ui('incident.summary-resolved', { title })
    : say.ui('incident.summary-firing', { severity, title });
  return {
    template: 'incident',
    caseId: checklist?.id ?? null,
    language: say.language,
    rtl: say.rtl,
    summary: headline,
    fallbackText: say.ui('incident.fallback', { headline }),
    style: styleOf(incident, now),
    status: viewStatus(incident, say, now),
    title,
    rows: viewRows(incident, checklist, say),
    warnings: isOver || !article?.queues ? [] : [viewQueue(incident, say, now)],
    alerts: isOver ? [] : viewAlerts(incident, say),
    meaning:
      isOver || !article || !checklist
        ? []
        : [{ title: say.article(`${article.id}.title`) ?? article.id, text: meaningOf(article, checklist, say) }],
    checklist:
      isOver || look.snoozing || !article || !checklist
        ? []
        : [
            viewChecklist(checklist, article, say, {
              open: look.open ?? nextOf(checklist, article),
              asking: look.asking,
            }),
          ],
    snooze: look.snoozing && !isOver ? [viewSnooze(incident, say)] : [],
    blocks: viewLog(incident, checklist, article, say),
    links: isOver ? [] : viewLinks(incident, say),
    buttons:
      isOver || look.snoozing
        ? []
        : [
            ...viewButtons(incident, say, now),
            ...(checklist && article ? viewReminderButtons(checklist, article, say) : []),
          ],
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

const meaningOf = (article: Article, { cause }: Case, say: Say): string =>
  (cause === null ? null : say.article(`${article.id}.causes.${cause}`)) ?? say.article(`${article.id}.meaning`) ?? '';

const nextOf = (checklist: Case, article: Article): string | null =>
  checklist.outcome ? null : (progressOf(checklist, article).next?.id ?? null);

function styleOf(incident: Incident, now: Date): IncidentView['style'] {
  if (incident.resolvedAt !== null) return 'good';
  if (isSnoozed(incident, now)) return 'emphasis';
  return incident.severity === 'critical' ? 'attention' : 'warning';
}

function viewStatus(incident: Incident, say: Say, now: Date): string {
  if (incident.resolvedAt !== null) {
    const took = Date.parse(incident.resolvedAt) - Date.parse(incident.startedAt);
    return `✔ ${say.ui('incident.resolved', { duration: viewDuration(took, say) })}`;
  }
  if (incident.snooze && isSnoozed(incident, now)) {
    const { until } = incident.snooze;
    return `⏸ ${until === null ? say.ui('incident.snoozed-until-recovery') : say.ui('incident.snoozed', { time: viewTime(until) })}`;
  }
  return `● ${say.ui('incident.firing')} · ${say.ui(`incident.severity.${incident.severity}`)}`;
}

function viewRows(incident: Incident, checklist: Case | null, say: Say): IncidentView['rows'] {
  const { taken, snooze } = incident;
  const row = (key: 'source' | 'since' | 'code' | 'alerts' | 'taken' | 'reason', value: string | null) =>
    value === null || value === '' ? [] : [{ label: say.ui(`incident.${key}`), value }];
  const byAt = (stamp: { by: { id: string; name: string }; at: string }) =>
    say.ui('step.by', { name: viewPerson(stamp.by, say), time: viewTime(stamp.at) });
  return [
    ...row('since', say.ui('incident.time', { time: viewTime(incident.startedAt) })),
    ...row('code', incident.code),
    ...row('alerts', viewCounts(incident, say)),
    ...row('taken', taken ? byAt(taken) : incident.resolvedAt === null ? say.ui('incident.nobody') : null),
    ...row('reason', snooze ? `${snooze.reason} · ${byAt(snooze)}` : null),
    ...(checklist ? viewReminders(checklist, say).map(({ title, value }) => ({ label: title, value })) : []),
    ...row('source', sourceNames[incident.source]),
  ];
}

/** Names of products are never translated. */
export const sourceNames = {
  alertmanager: 'Alertmanager',
  grafana: 'Grafana',
  'uptime-kuma': 'Uptime Kuma',
  generic: 'JSON',
} as const;

function viewCounts(incident: Incident, say: Say): string {
  const firing = listFiring(incident).length + incident.truncated;
  const resolved = Object.keys(incident.alerts).length - listFiring(incident).length;
  return [
    ...(firing > 0 ? [say.ui('incident.alerts-firing', { count: firing })] : []),
    ...(resolved > 0 ? [say.ui('incident.alerts-resolved', { count: resolved })] : []),
    ...(incident.calls > 1 ? [say.ui('incident.calls', { count: incident.calls })] : []),
    ...(incident.reopened > 0 ? [say.ui('incident.reopened', { count: incident.reopened })] : []),
  ].join(' · ');
}

/** Says that it is an estimate; in the last hours it says that, first. */
function viewQueue(incident: Incident, say: Say, now: Date): string {
  const { keptUntil, warnAt } = estimateQueue(incident);
  const time = viewTime(keptUntil);
  return now.toISOString() >= warnAt
    ? `⚠ ${say.ui('incident.queue-short', { time })}`
    : say.ui('incident.queue', { time });
}

function viewAlerts(incident: Incident, say: Say): IncidentView['alerts'] {
  const firing = listFiring(incident);
  const items = firing.slice(0, mostShown).map(({ title, text, labels }) => {
    const lines = [text, listNames(labels)].filter((line) => line !== '' && line !== title);
    return { title: title || incident.title, text: lines.map(shorten) };
  });
  const more = firing.length - items.length + incident.truncated;
  if (items.length === 0) return [];
  const heading = say.ui('incident.alerts');
  return [{ heading, items, more: more > 0 ? [say.ui('incident.more', { count: more })] : [] }];
}

/** Which machine it is, when the labels tell. */
const listNames = (labels: Record<string, string>): string =>
  ['instance', 'host', 'hostname', 'job', 'service']
    .filter((name) => Object.hasOwn(labels, name))
    .slice(0, 2)
    .map((name) => `${name}: ${labels[name]}`)
    .join(' · ');

const shorten = (text: string): string =>
  text.length <= longestText ? text : `${Array.from(text).slice(0, longestText).join('')}…`;

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
  };
}

function viewLog(
  incident: Incident,
  checklist: Case | null,
  article: Article | null,
  say: Say,
): IncidentView['blocks'] {
  const told = incident.log.map((entry) => ({ at: entry.at, line: viewEntry(entry, say) }));
  const done = checklist && article ? listLog(checklist, article, say) : [];
  // What only monitoring said needs no list of its own while it fires.
  if (incident.resolvedAt === null && done.length === 0 && incident.log.every(({ by }) => by === null)) return [];
  const lines = [...told, ...done].sort((a, b) => a.at.localeCompare(b.at)).map(({ line }) => line);
  return [{ heading: say.ui('incident.log'), lines: lines.slice(-mostLines) }];
}

const mostLines = 14;

function viewEntry({ kind, at, by }: Entry, say: Say): string {
  const what = kind === 'woken' && !by ? 'snooze-over' : kind;
  return say.ui(`incident.entry.${what}`, { time: viewTime(at), name: by ? viewPerson(by, say) : '' });
}

function viewLinks(incident: Incident, say: Say): IncidentView['links'] {
  const items = incident.links.map(({ kind, url }) => ({
    title: say.ui(`incident.link.${kind}`, { host: new URL(url).host }),
    url,
  }));
  return items.length === 0 ? [] : [{ items }];
}

function viewButtons(incident: Incident, say: Say, now: Date): ButtonView[] {
  const on = { incident: incident.id };
  return [
    incident.taken
      ? viewButton(say.ui('button.hand-back'), { verb: 'hand-back', ...on })
      : viewButton(say.ui('button.take'), { verb: 'take', ...on }, 'positive'),
    isSnoozed(incident, now)
      ? viewButton(say.ui('button.wake'), { verb: 'wake', ...on })
      : viewButton(say.ui('button.snooze'), { verb: 'snooze', ...on }),
    viewButton(say.ui('button.close'), { verb: 'close', ...on }),
  ];
}

const viewButton = (title: string, button: CardButton, style: ButtonView['style'] = 'default'): ButtonView => ({
  title,
  label: title,
  verb: button.verb,
  data: writeButton(button),
  style,
});
