import type { Case } from '../../src/checklist/case.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { Post, Subscription } from '../../src/ports/incident-store.ts';
import { noon, sampleCase, sampleConversation } from './samples.ts';

/** An open incident of a group, version 1. */
export function sampleIncident(id: string, changes: Partial<Incident> = {}): Incident {
  const startsAt = noon.toISOString();
  return {
    id,
    version: 1,
    source: 'alertmanager',
    group: '{}:{alertname="QueueGrows"}',
    title: 'QueueGrows *on* <b>mx1</b>',
    alerts: {
      f1: {
        fingerprint: 'f1',
        status: 'firing',
        severity: 'critical',
        title: 'QueueGrows',
        text: '451 4.4.316 Connection refused',
        labels: { team: 'mail' },
        startsAt,
        endsAt: null,
      },
    },
    truncated: 0,
    severity: 'critical',
    links: [{ kind: 'source', url: 'https://prometheus.example/graph' }],
    calls: 1,
    startedAt: startsAt,
    resolvedAt: null,
    reopened: 0,
    taken: null,
    snooze: null,
    log: [{ kind: 'opened', at: startsAt, by: null }],
    caseId: null,
    code: '4.4.316',
    ...changes,
  };
}

/** The next version of an incident. */
export const nextIncident = (current: Incident, changes: Partial<Incident> = {}): Incident => ({
  ...current,
  version: current.version + 1,
  ...changes,
});

/** The next version, which is over. */
export const resolved = (current: Incident, at = noon): Incident =>
  nextIncident(current, { resolvedAt: at.toISOString() });

/** The checklist of an incident. */
export const checklistOf = (incidentId: string, id: string): Case =>
  sampleCase(id, '', { incidentId, asker: { id: '', name: '' } });

/** A card that is still to be sent. */
export const samplePost = (incidentId: string, conversationId: string, changes: Partial<Post> = {}): Post => ({
  incidentId,
  conversationId,
  language: 'fr',
  state: 'wanted',
  messageId: null,
  shownVersion: 0,
  shownCase: 0,
  orphans: 0,
  ...changes,
});

/** Somebody's wish to hear of everything in a conversation. */
export const sampleSubscription = (
  id: string,
  conversationId: string,
  changes: Partial<Subscription> = {},
): Subscription => ({
  id,
  conversation: sampleConversation(conversationId),
  sources: ['alertmanager', 'generic'],
  severity: 'warning',
  matchers: ['4.4.316', 'team=mail'],
  language: 'ja',
  paused: null,
  by: { id: 'ada', name: 'Ada' },
  at: noon.toISOString(),
  ...changes,
});
