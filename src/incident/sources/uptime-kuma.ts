import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Alert, ReadCall } from '../alert.ts';
import { describeIssue, toLabels, toLinks, toPlain, toTime } from './plain.ts';

const heartbeat = z.object({
  monitorID: z.union([z.int(), z.string().max(100)]).nullish(),
  status: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  /** UTC, without saying so: `2026-11-20 10:00:00.000`. */
  time: z.string().nullish(),
  msg: z.string().nullish(),
});

const monitor = z.object({
  id: z.union([z.int(), z.string().max(100)]).nullish(),
  name: z.string().nullish(),
  type: z.string().nullish(),
  hostname: z.string().nullish(),
  port: z.union([z.int(), z.string()]).nullish(),
  url: z.string().nullish(),
});

const call = z.object({ heartbeat: heartbeat.nullable(), monitor: monitor.nullable(), msg: z.string() });

/** Status of a heartbeat; pending and maintenance say nothing about trouble. */
const states: Record<number, Alert['status']> = { 0: 'firing', 1: 'resolved' };

/**
 * Reads a notification of Uptime Kuma (webhook, application/json). Heartbeat and monitor are null where it warns of a
 * certificate or a domain that is about to expire, and in its test.
 */
export function readUptimeKuma(body: unknown, now: Date): ReadCall {
  const parsed = call.safeParse(body);
  if (!parsed.success) return describeIssue(parsed.error);
  const { heartbeat, monitor, msg } = parsed.data;
  const status = heartbeat === null ? 'firing' : states[heartbeat.status];
  if (!status) return { kind: 'nothing' };
  const id = monitor?.id ?? heartbeat?.monitorID ?? null;
  const title = toPlain(monitor?.name || msg, 'title');
  const startsAt = readTime(heartbeat?.time) ?? now.toISOString();
  const alert: Alert = {
    fingerprint: 'monitor',
    status,
    severity: heartbeat === null ? 'warning' : 'critical',
    title,
    text: toPlain(heartbeat?.msg || msg, 'text'),
    labels: labelsOf(monitor),
    startsAt,
    endsAt: status === 'resolved' ? startsAt : null,
  };
  const group = id === null ? `message:${nameMessage(msg)}` : `monitor:${id}`;
  const links = toLinks([['source', monitor?.url]]);
  return { kind: 'read', call: { source: 'uptime-kuma', group, title, alerts: [alert], truncated: 0, links } };
}

const readTime = (time: string | null | undefined): string | null =>
  toTime(time ? `${time.replace(' ', 'T').replace(/Z?$/, 'Z')}` : null);

/** The same warning tomorrow differs by the number of days only. */
const nameMessage = (msg: string): string =>
  createHash('sha256').update(msg.slice(0, 1_000).replace(/\d+/g, '0')).digest('base64url').slice(0, 22);

function labelsOf(watched: z.infer<typeof monitor> | null): Record<string, string> {
  const { name, type, hostname, port } = watched ?? {};
  const given = Object.entries({ monitor: name, type, hostname, port });
  return toLabels(Object.fromEntries(given.filter(([, value]) => value)));
}
