import type { DatabaseSync } from 'node:sqlite';
import { belongsTo } from './statements.ts';

export type IncidentStatements = ReturnType<typeof prepareIncidentStatements>;

/** Prepares every statement about incidents, once per connection. */
export function prepareIncidentStatements(database: DatabaseSync) {
  return {
    findLatest: database.prepare(`
      SELECT * FROM incidents WHERE source = :source AND group_key = :group ORDER BY position DESC LIMIT 1`),
    findIncident: database.prepare('SELECT * FROM incidents WHERE id = :id'),
    findIncidentOfCase: database.prepare('SELECT * FROM incidents WHERE case_id = :caseId'),
    listOpen: database.prepare('SELECT * FROM incidents WHERE resolved_at IS NULL ORDER BY position'),
    listOpenHolding: database.prepare(`
      SELECT * FROM incidents WHERE resolved_at IS NULL AND instr(body, :json) > 0 ORDER BY position`),
    openIncident: database.prepare(`
      INSERT INTO incidents (id, source, group_key, version, body, case_id, resolved_at, changed_at)
      VALUES (:id, :source, :group, :version, :body, :caseId, :resolvedAt, :at)`),
    replaceIncident: database.prepare(`
      UPDATE incidents SET
        version = :version, body = :body, case_id = :caseId, resolved_at = :resolvedAt, changed_at = :at
      WHERE id = :id AND source = :source AND group_key = :group AND version = :version - 1`),

    addPost: database.prepare(`
      INSERT INTO posts
        (incident_id, conversation_id, language, state, message_id, shown_version, shown_case, orphans)
      VALUES (:incidentId, :conversationId, :language, :state, :messageId, :shownVersion, :shownCase, :orphans)
      ON CONFLICT DO NOTHING`),
    // Never adds one: its conversation may have been forgotten while a message was under way.
    replacePost: database.prepare(`
      UPDATE posts SET
        language = :language, state = :state, message_id = :messageId,
        shown_version = :shownVersion, shown_case = :shownCase, orphans = :orphans
      WHERE incident_id = :incidentId AND conversation_id = :conversationId`),
    isPostAs: database.prepare(`
      SELECT 1 FROM posts
      WHERE incident_id = :incidentId AND conversation_id = :conversationId
        AND state = :state AND message_id IS :messageId AND orphans = :orphans`),
    findPost: database.prepare('SELECT * FROM posts WHERE incident_id = :id AND conversation_id = :conversation'),
    listPosts: database.prepare('SELECT * FROM posts WHERE incident_id = :id ORDER BY conversation_id'),
    listStalePosts: database.prepare(`
      SELECT posts.* FROM posts
      JOIN incidents ON incidents.id = posts.incident_id
      LEFT JOIN cases ON cases.id = incidents.case_id
      WHERE state <> 'gone' AND (
        state <> 'live' OR posts.shown_version < incidents.version OR shown_case < coalesce(cases.version, 0))
      ORDER BY position, posts.conversation_id`),

    saveSubscription: database.prepare(`
      INSERT INTO subscriptions (id, conversation_id, body) VALUES (:id, :conversation, :body)
      ON CONFLICT (id) DO UPDATE SET conversation_id = excluded.conversation_id, body = excluded.body`),
    findSubscription: database.prepare('SELECT * FROM subscriptions WHERE id = :id'),
    listSubscriptions: database.prepare('SELECT * FROM subscriptions ORDER BY position'),
    deleteSubscription: database.prepare('DELETE FROM subscriptions WHERE id = :id'),

    forgetPosts: database.prepare(`DELETE FROM posts WHERE ${belongsTo('conversation_id')}`),
    forgetSubscriptions: database.prepare(`DELETE FROM subscriptions WHERE ${belongsTo('conversation_id')}`),
    listIncidentsHolding: database.prepare('SELECT * FROM incidents WHERE instr(body, :json) > 0'),
    listSubscriptionsHolding: database.prepare('SELECT * FROM subscriptions WHERE instr(body, :json) > 0'),

    // With its posts. Its checklist goes right after it, so it waits for whatever that one waits for.
    expireIncidents: database.prepare(`
      DELETE FROM incidents
      WHERE resolved_at IS NOT NULL AND changed_at < :before
        AND NOT EXISTS (SELECT 1 FROM cases WHERE id = incidents.case_id AND changed_at >= :before)
        AND NOT EXISTS (SELECT 1 FROM messages WHERE messages.case_id = incidents.case_id)`),
  };
}
