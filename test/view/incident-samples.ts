import type { Case, Person } from '../../src/checklist/case.ts';
import { changeCase, stepsOf } from '../../src/checklist/change-case.ts';
import type { Alert, AlertCall, AlertLink, Severity } from '../../src/incident/alert.ts';
import { changeIncident, type IncidentChange } from '../../src/incident/change-incident.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { receiveCall } from '../../src/incident/receive-call.ts';
import type { Article } from '../../src/knowledge/article.ts';
import { connectionRefused } from '../../src/knowledge/articles/connection-refused.ts';
import { plainLook } from '../../src/view/case-view.ts';
import type { IncidentLook, Seen } from '../../src/view/incident-view.ts';
import { sampleCase, settleAll } from './world.ts';

/** Who acts, and what monitoring wrote. */
export type Telling = {
  person: Person;
  title: string;
  text: string;
  labels: Record<string, string>;
  reason: string;
  code: string | null;
  links: AlertLink[];
  mailbox: string | null;
};

export const everydayTelling: Telling = {
  person: { id: 'aiko', name: 'Aiko Tanaka' },
  title: 'Mail to the branch office waits',
  text: '451 4.4.316 Connection refused [Message=Socket error code 10061]',
  labels: { instance: 'mx1.contoso.com:25', job: 'smtp' },
  reason: 'The provider replaces the line until noon',
  code: '4.4.316',
  links: [
    { kind: 'source', url: 'https://prometheus.contoso.com/graph?g0.expr=queue' },
    { kind: 'silence', url: 'https://alerts.contoso.com/#/silences/new?filter=x' },
    { kind: 'runbook', url: 'https://wiki.contoso.com/mail/queues' },
  ],
  mailbox: 'scanner@contoso.com',
};

/** What somebody sees of an incident at a time. */
export type IncidentSample = { name: string; seen: Seen; look: IncidentLook; now: Date };

export const began = new Date('2026-11-20T10:42:00Z');
export const later = (minutes: number): Date => new Date(began.getTime() + minutes * 60_000);
export const plainIncidentLook: IncidentLook = { ...plainLook, snoozing: false };

/** One alert as its source tells of it. */
export const tellAlert = (telling: Telling, changes: Partial<Alert> = {}): Alert => ({
  fingerprint: 'one',
  status: 'firing',
  severity: 'critical',
  title: telling.title,
  text: telling.text,
  labels: telling.labels,
  startsAt: began.toISOString(),
  endsAt: null,
  ...changes,
});

/** The incident after one call more. */
export function tell(
  current: Incident | null,
  telling: Telling,
  alerts: Alert[],
  minutes: number,
  truncated = 0,
): Incident {
  const { title, links } = telling;
  const call: AlertCall = { source: 'alertmanager', group: 'mail', title, alerts, truncated, links };
  const { incident } = receiveCall(current, call, { now: later(minutes), newId: incidentId, reopenMinutes: 30 });
  return { ...incident, code: telling.code };
}

const incidentId = '5f0c2a9e-31c7-4c80-a1a2-0f3d4b6e7c55';

/** An incident in every state that a card can show, with the checklist of an article and without one. */
export function listIncidents(
  telling: Telling = everydayTelling,
  article: Article = connectionRefused,
): IncidentSample[] {
  const { person } = telling;
  const fire = (severity: Severity = 'critical') => tell(null, telling, [tellAlert(telling, { severity })], 2);
  const end = (incident: Incident, minutes: number) => {
    const endsAt = later(minutes).toISOString();
    const ended = Object.values(incident.alerts).map((alert) => ({ ...alert, status: 'resolved' as const, endsAt }));
    return tell(incident, telling, ended, minutes);
  };
  const act = (incident: Incident, minutes: number, ...changes: IncidentChange[]) =>
    changes.reduce((current, change) => changeIncident(current, change, person, later(minutes)), incident);
  const take = { kind: 'take' } as const;
  const quiet = (minutes: number | null) => ({ kind: 'snooze', minutes, reason: telling.reason }) as const;
  const storm = tell(
    tell(null, telling, countAlerts(500, telling), 2, 512),
    telling,
    countAlerts(12, telling).map((alert) => ({ ...alert, status: 'resolved', endsAt: later(3).toISOString() })),
    3,
    512,
  );
  const opened = openCase(telling, article);
  const change = (current: Case, ...steps: ('confirm' | 'skip')[]) => settleSome(current, article, person, steps);
  const half = change(opened, 'confirm', 'skip');
  // The first answers lead to our own server, the last to steps that take effect slowly.
  const all = settleAll(settleSome(opened, article, person, ['confirm']), article, 'confirm', 1);
  const [slow] = stepsOf(all, article).filter((step) => step.kind === 'task' && (step.effect?.to ?? 0) >= 30);
  const reminded = slow
    ? changeCase(all, article, { kind: 'remind', step: slow.id, at: later(80).toISOString() }, person, later(20))
    : all;
  const solved = changeCase(half, article, { kind: 'solve' }, person, later(30));
  const taken = act(fire(), 5, take);
  const snoozed = act(taken, 6, quiet(60));
  const resolved = end(act(snoozed, 40, { kind: 'wake' }), 95);
  const alone = (name: string, incident: Incident, minutes = 5): IncidentSample => ({
    name,
    seen: { incident: { ...incident, caseId: null }, checklist: null, article: null },
    look: plainIncidentLook,
    now: later(minutes),
  });
  const together = (
    name: string,
    incident: Incident,
    checklist: Case = opened,
    look: Partial<IncidentLook> = {},
    minutes = 10,
  ): IncidentSample => ({
    name: `${name}, with a checklist`,
    seen: { incident: { ...incident, caseId: checklist.id }, checklist, article },
    look: { ...plainIncidentLook, ...look },
    now: later(minutes),
  });
  return [
    alone('critical', fire()),
    alone('warning', fire('warning')),
    alone('info', fire('info')),
    alone(
      'untitled',
      tell(null, { ...telling, title: '', links: [] }, [tellAlert({ ...telling, title: '', text: '', labels: {} })], 2),
    ),
    alone('without a code', { ...fire(), code: null }),
    alone('taken', taken),
    alone('handed back', act(taken, 6, { kind: 'hand-back' })),
    alone('snoozed', snoozed, 10),
    alone('snoozed until recovery', act(fire(), 5, quiet(null)), 10),
    alone('snooze ran out', snoozed, 90),
    alone('woken', act(snoozed, 20, { kind: 'wake' }), 21),
    alone('storm', storm),
    alone('severity changed', tell(fire('warning'), telling, [tellAlert(telling, { fingerprint: 'two' })], 5)),
    { ...alone('why quiet', taken), look: { ...plainIncidentLook, snoozing: true } },
    alone('resolved', end(fire(), 30), 30),
    alone('resolved after work', resolved, 100),
    alone('closed', act(taken, 50, { kind: 'close' }), 60),
    alone('reopened', tell(resolved, telling, [tellAlert(telling, { startsAt: later(100).toISOString() })], 101), 102),
    alone('told over only', end(end(fire(), 30), 31), 40),
    together('critical', fire()),
    together('taken', taken),
    together('half done', taken, half),
    together('half done and snoozed', snoozed, half),
    together('all settled', taken, all),
    together('reminder', taken, reminded, {}, 25),
    together('solved by a person', taken, solved, {}, 35),
    together('why quiet', taken, opened, { snoozing: true }),
    together('storm', storm),
    together('last hours', taken, half, {}, 20 * 60 + 5),
    together('resolved after work', resolved, half, {}, 100),
    together('resolved after everything', resolved, all, {}, 100),
    ...stepsOf(all, article).map(({ id }) =>
      together(`${id} open`, act(storm, 5, take, quiet(null)), opened, { open: id }),
    ),
    ...stepsOf(all, article)
      .filter((step) => step.kind === 'task' && step.risk === 'security')
      .map(({ id }) => together(`${id} asking`, taken, opened, { open: id, asking: true })),
  ];
}

/** The sample of that name. */
export function findIncident(name: string, telling?: Telling): IncidentSample {
  const found = listIncidents(telling).find((sample) => sample.name === name);
  if (!found) throw new Error(`No incident is called ${name}.`);
  return found;
}

const openCase = ({ person, mailbox }: Telling, article: Article): Case =>
  sampleCase({
    id: '0b8f3a52-6f0e-4a43-9f44-2f0d5b1c7a10',
    article: article.id,
    code: { reply: '451', enhanced: '4.4.316', tag: null },
    mailbox,
    asker: person,
    openedAt: began.toISOString(),
    incidentId,
  });

function settleSome(opened: Case, article: Article, by: Person, kinds: ('confirm' | 'skip')[]): Case {
  return kinds.reduce((current, kind, index) => {
    const step = stepsOf(current, article)[index];
    if (!step) return current;
    const at = later(10 + index);
    return step.kind === 'question'
      ? changeCase(current, article, { kind: 'answer', step: step.id, answer: step.answers[0] ?? '' }, by, at)
      : changeCase(current, article, { kind, step: step.id }, by, at);
  }, opened);
}

const countAlerts = (count: number, telling: Telling): Alert[] =>
  Array.from({ length: count }, (_, index) =>
    tellAlert(telling, {
      fingerprint: `alert-${index}`,
      title: `${telling.title} (${index + 1})`,
      labels: { ...telling.labels, instance: `mx${index + 1}.contoso.com:25` },
    }),
  );
