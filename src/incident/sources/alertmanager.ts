import { z } from 'zod';
import type { Alert, AlertLink, ReadCall, Source } from '../alert.ts';
import { describeIssue, optionalText, toLabels, toLinks, toPlain, toSeverity, toTime } from './plain.ts';

/** Most alerts of one call that are read; the others are counted. */
const mostRead = 1_000;

const words = z.record(z.string(), z.unknown());

const alert = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: words,
  annotations: words.nullish(),
  startsAt: optionalText,
  endsAt: optionalText,
  generatorURL: optionalText,
  fingerprint: z.string().min(1).max(200),
  // Grafana's.
  silenceURL: optionalText,
  dashboardURL: optionalText,
  panelURL: optionalText,
});

const call = z.object({
  version: z.string(),
  groupKey: z.string().min(1).max(2_000),
  receiver: optionalText,
  status: z.enum(['firing', 'resolved']),
  truncatedAlerts: z.int().nonnegative().nullish(),
  groupLabels: words.nullish(),
  commonLabels: words.nullish(),
  commonAnnotations: words.nullish(),
  externalURL: optionalText,
  title: optionalText,
  alerts: z.array(z.unknown()).min(1),
});

/** Reads a webhook of Prometheus Alertmanager, version 4 (notify/webhook). `now`: for alerts without a beginning. */
export const readAlertmanager = (body: unknown, now: Date): ReadCall => read(body, now, 'alertmanager', '4');

/** Reads a webhook of Grafana Alerting, version 1: Alertmanager's with a title and more links. */
export const readGrafana = (body: unknown, now: Date): ReadCall => read(body, now, 'grafana', '1');

function read(body: unknown, now: Date, source: Source, version: string): ReadCall {
  const parsed = call.safeParse(body);
  if (!parsed.success) return describeIssue(parsed.error);
  const told = parsed.data;
  if (told.version !== version) {
    return { kind: 'bad', field: 'version', problem: `only version ${version} is read here` };
  }
  const alerts = z.array(alert).safeParse(told.alerts.slice(0, mostRead));
  if (!alerts.success) {
    const { field, problem } = describeIssue(alerts.error);
    return { kind: 'bad', field: `alerts.${field}`, problem };
  }
  const [first] = alerts.data;
  return {
    kind: 'read',
    call: {
      source,
      // One receiver is one way to us; two of them may tell different parts of a group.
      group: JSON.stringify([told.receiver ?? '', told.groupKey]),
      title: toPlain(titleOf(told, first), 'title'),
      alerts: alerts.data.map((each) => readAlert(each, now)),
      truncated: (told.truncatedAlerts ?? 0) + Math.max(0, told.alerts.length - mostRead),
      links: toLinks(linksOf(told, first)),
    },
  };
}

type Told = z.infer<typeof call>;
type ToldAlert = z.infer<typeof alert>;

function titleOf(told: Told, first: ToldAlert | undefined): string {
  const summary =
    told.commonAnnotations?.summary ?? (told.alerts.length === 1 ? first?.annotations?.summary : undefined);
  const name = told.commonLabels?.alertname ?? told.groupLabels?.alertname ?? first?.labels.alertname;
  return String(summary ?? name ?? told.title ?? '');
}

function linksOf(told: Told, first: ToldAlert | undefined): [AlertLink['kind'], unknown][] {
  return [
    ['source', first?.generatorURL || told.externalURL],
    ['silence', first?.silenceURL || silenceAt(told, first)],
    ['runbook', told.commonAnnotations?.runbook_url ?? first?.annotations?.runbook_url],
    ['dashboard', first?.panelURL || first?.dashboardURL],
  ];
}

/** Alertmanager's own form for a new silence, filled with the labels of the group. */
function silenceAt({ externalURL, groupLabels, version }: Told, first: ToldAlert | undefined): string | null {
  if (version !== '4' || !externalURL) return null;
  const labels = Object.entries(groupLabels ?? first?.labels ?? {});
  const matchers = labels.map(([name, value]) => `${name}=${JSON.stringify(String(value))}`).join(',');
  return `${externalURL.replace(/\/+$/, '')}/#/silences/new?filter=${encodeURIComponent(`{${matchers}}`)}`;
}

function readAlert({ status, labels, annotations, startsAt, endsAt, fingerprint }: ToldAlert, now: Date): Alert {
  const title = annotations?.summary ?? labels.alertname ?? '';
  const text = annotations?.description ?? annotations?.message ?? '';
  return {
    fingerprint: toPlain(fingerprint, 'value'),
    status,
    severity: toSeverity(labels.severity ?? labels.priority),
    title: toPlain(String(title), 'title'),
    text: toPlain(String(text), 'text'),
    labels: toLabels(labels),
    startsAt: toTime(startsAt) ?? now.toISOString(),
    endsAt: status === 'resolved' ? toTime(endsAt) : null,
  };
}
