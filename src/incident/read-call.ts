import type { ReadCall, Source } from './alert.ts';
import { readAlertmanager, readGrafana } from './sources/alertmanager.ts';
import { readGeneric } from './sources/generic.ts';
import { readUptimeKuma } from './sources/uptime-kuma.ts';

const readers: Record<Source, (body: unknown, now: Date) => ReadCall> = {
  alertmanager: readAlertmanager,
  grafana: readGrafana,
  'uptime-kuma': readUptimeKuma,
  generic: readGeneric,
};

/** Reads what a source posted (parsed JSON). `now` is when it came, for what does not say when it was. */
export const readCall = (source: Source, body: unknown, now: Date): ReadCall => readers[source](body, now);
