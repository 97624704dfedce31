import type { Source } from '../incident/alert.ts';

/** Names of products are never translated. */
export const sourceNames: Record<Source, string> = {
  alertmanager: 'Alertmanager',
  grafana: 'Grafana',
  'uptime-kuma': 'Uptime Kuma',
  generic: 'Webhook (JSON)',
};
