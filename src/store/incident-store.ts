import type { Incident } from '../incident/incident.ts';
import type { IncidentStore, Post } from '../ports/incident-store.ts';
import { readIncident, readPost, readSubscription, toIncidentRow, toSubscriptionRow } from './incident-rows.ts';
import type { IncidentStatements } from './incident-statements.ts';
import { type Row, readEach } from './read-row.ts';
import { toCaseRow } from './rows.ts';
import type { Statements } from './statements.ts';
import type { StoreError } from './store-error.ts';
import { takeOutOfIncident, takeOutOfSubscription } from './take-out-person.ts';
import type { Writer } from './writer.ts';

/** Makes the part of the store that holds incidents, their posts, and who wants to hear of them. */
export function createIncidentStore(
  statements: IncidentStatements & Pick<Statements, 'openCase'>,
  { write }: Writer,
  onBadRow: (error: StoreError) => void,
): IncidentStore {
  /** True where `next` may take its place: as the next version of the latest of its group, or as a new one after it. */
  function mayBeSaved(next: Incident, known: Incident | null | undefined): boolean {
    const latest = statements.findLatest.get({ source: next.source, group: next.group });
    if (known !== undefined && (latest?.id !== known?.id || latest?.version !== known?.version)) return false;
    if (latest?.id === next.id) return latest.version === next.version - 1;
    const isOver = latest === undefined || latest.resolved_at !== null;
    return next.version === 1 && isOver && statements.findIncident.get({ id: next.id }) === undefined;
  }

  const isAs = ({ incidentId, conversationId, state, messageId, orphans }: Post): boolean =>
    statements.isPostAs.get({ incidentId, conversationId, state, messageId, orphans }) !== undefined;

  return {
    async findLatest(source, group) {
      const row = statements.findLatest.get({ source, group });
      return row ? readIncident(row) : null;
    },

    async findIncident(id) {
      const row = statements.findIncident.get({ id });
      return row ? readIncident(row) : null;
    },

    async findIncidentOfCase(caseId) {
      const row = statements.findIncidentOfCase.get({ caseId });
      return row ? readIncident(row) : null;
    },

    async saveIncident(next, opened, posts, at, known) {
      return write(() => {
        if (!mayBeSaved(next, known)) return false;
        // First: the incident refers to it.
        if (opened) statements.openCase.run(toCaseRow(opened, at));
        const save = next.version === 1 ? statements.openIncident : statements.replaceIncident;
        save.run(toIncidentRow(next, at));
        for (const post of posts) statements.addPost.run(post);
        return true;
      });
    },

    async listOpen(code) {
      if (code === undefined) return readEach(statements.listOpen.all(), readIncident, onBadRow);
      // Reading one takes its time, and a storm has hundreds. Bodies are JSON as it comes from JSON.stringify.
      const rows = statements.listOpenHolding.all({ json: `"code":${JSON.stringify(code)}` });
      return readEach(rows, readIncident, onBadRow).filter((incident) => incident.code === code);
    },

    async findPost(incidentId, conversationId) {
      const row = statements.findPost.get({ id: incidentId, conversation: conversationId });
      return row ? readPost(row) : null;
    },

    async listPosts(incidentId) {
      return readEach(statements.listPosts.all({ id: incidentId }), readPost, onBadRow);
    },

    async savePost(post, known) {
      return write(() => (known === undefined || isAs(known)) && statements.replacePost.run(post).changes === 1);
    },

    async listStalePosts() {
      return readEach(statements.listStalePosts.all(), readPost, onBadRow);
    },

    async saveSubscription(subscription) {
      await write(() => statements.saveSubscription.run(toSubscriptionRow(subscription)));
    },

    async findSubscription(id) {
      const row = statements.findSubscription.get({ id });
      return row ? readSubscription(row) : null;
    },

    async listSubscriptions() {
      return readEach(statements.listSubscriptions.all(), readSubscription, onBadRow);
    },

    async deleteSubscription(id) {
      return write(() => statements.deleteSubscription.run({ id }).changes === 1);
    },
  };
}

/** A part of a transaction: takes a person out of all incidents and subscriptions. */
export function forgetInIncidents(
  statements: IncidentStatements,
  personId: string,
  at: Date,
  onBadRow: (error: StoreError) => void,
): void {
  // As in cases: an id stands in a body as JSON.stringify writes it.
  const json = JSON.stringify(personId);
  const readAll = <Value>(rows: Row[], read: (row: Row) => Value) => readEach(rows, read, onBadRow);
  for (const incident of readAll(statements.listIncidentsHolding.all({ json }), readIncident)) {
    const next = takeOutOfIncident(incident, personId);
    if (next !== incident) statements.replaceIncident.run(toIncidentRow(next, at));
  }
  for (const subscription of readAll(statements.listSubscriptionsHolding.all({ json }), readSubscription)) {
    const next = takeOutOfSubscription(subscription, personId);
    if (next !== subscription) statements.saveSubscription.run(toSubscriptionRow(next));
  }
}
