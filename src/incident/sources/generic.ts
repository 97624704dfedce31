import { z } from 'zod';
import type { Alert, ReadCall } from '../alert.ts';
import { describeIssue, optionalText, toLabels, toLinks, toPlain, toSeverity, toTime } from './plain.ts';

const alert = z.object({
  id: z.string().min(1).max(200),
  status: z.enum(['firing', 'resolved']),
  severity: optionalText,
  title: z.string().min(1),
  text: optionalText,
  labels: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  startsAt: z.iso.datetime({ offset: true }).nullish(),
  endsAt: z.iso.datetime({ offset: true }).nullish(),
});

const links = z
  .object({ source: optionalText, silence: optionalText, runbook: optionalText, dashboard: optionalText })
  .nullish();

/** One alert by itself, or several of one group. */
const one = alert.extend({ group: z.string().min(1).max(500).optional(), links });
const many = z.object({
  group: z.string().min(1).max(500),
  title: optionalText,
  alerts: z.array(alert).min(1).max(1_000),
  links,
});

/** Reads our own format, for whatever can post JSON; it is described in docs/alerts/generic.md. */
export function readGeneric(body: unknown, now: Date): ReadCall {
  const isMany = typeof body === 'object' && body !== null && 'alerts' in body;
  const parsed = isMany ? many.safeParse(body) : one.safeParse(body);
  if (!parsed.success) return describeIssue(parsed.error);
  const told = 'alerts' in parsed.data ? parsed.data : { ...parsed.data, alerts: [parsed.data] };
  return {
    kind: 'read',
    call: {
      source: 'generic',
      group: told.group ?? `alert:${told.alerts[0]?.id}`,
      title: toPlain(told.title || (told.alerts[0]?.title ?? ''), 'title'),
      alerts: told.alerts.map((each) => readAlert(each, now)),
      truncated: 0,
      links: toLinks(Object.entries(told.links ?? {}) as [keyof NonNullable<typeof told.links>, unknown][]),
    },
  };
}

const readAlert = (told: z.infer<typeof alert>, now: Date): Alert => ({
  fingerprint: toPlain(told.id, 'value'),
  status: told.status,
  severity: toSeverity(told.severity),
  title: toPlain(told.title, 'title'),
  text: toPlain(told.text ?? '', 'text'),
  labels: toLabels(told.labels ?? {}),
  startsAt: toTime(told.startsAt) ?? now.toISOString(),
  endsAt: told.status === 'resolved' ? toTime(told.endsAt) : null,
});
