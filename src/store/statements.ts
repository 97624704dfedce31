import type { DatabaseSync } from 'node:sqlite';

export type Statements = ReturnType<typeof prepareStatements>;

/** Prepares every statement of the store, once per connection. */
export function prepareStatements(database: DatabaseSync) {
  return {
    saveConversation: database.prepare(`
      INSERT INTO conversations (id, reference, saved_at, team_id) VALUES (:id, :reference, :at, :team)
      ON CONFLICT (id) DO UPDATE SET
        reference = excluded.reference,
        saved_at = excluded.saved_at,
        team_id = coalesce(excluded.team_id, team_id)`),
    findConversation: database.prepare('SELECT reference FROM conversations WHERE id = :id'),
    claimWelcome: database.prepare(`
      INSERT INTO welcomes (conversation_id, claimed_at) VALUES (:id, :at) ON CONFLICT DO NOTHING`),

    forgetMessages: database.prepare(`DELETE FROM messages WHERE ${belongsTo('conversation_id')}`),
    forgetCases: database.prepare(`DELETE FROM cases WHERE ${belongsTo('conversation_id')}`),
    forgetWelcome: database.prepare(`DELETE FROM welcomes WHERE ${belongsTo('conversation_id')}`),
    forgetConversation: database.prepare(`DELETE FROM conversations WHERE ${belongsTo('id')}`),

    claimMessage: database.prepare(`
      INSERT INTO messages (conversation_id, activity_id, reference, case_id, notice, accepted_at)
      VALUES (:conversation, :activity, :reference, :caseId, :notice, :at)
      ON CONFLICT (conversation_id, activity_id) DO NOTHING`),
    isClaimed: database.prepare(`
      SELECT 1 FROM messages WHERE conversation_id = :conversation AND activity_id = :activity`),
    findMessage: database.prepare(`
      SELECT * FROM messages WHERE conversation_id = :conversation AND activity_id = :activity`),
    listPending: database.prepare('SELECT * FROM messages WHERE answered_at IS NULL ORDER BY position'),
    countAttempt: database.prepare(`
      UPDATE messages SET attempts = attempts + 1
      WHERE conversation_id = :conversation AND activity_id = :activity`),
    markAnswered: database.prepare(`
      UPDATE messages SET answered_at = coalesce(answered_at, :at)
      WHERE conversation_id = :conversation AND activity_id = :activity`),

    openCase: database.prepare(`
      INSERT INTO cases (id, conversation_id, version, body, changed_at)
      VALUES (:id, :conversation, :version, :body, :at)`),
    findCase: database.prepare('SELECT * FROM cases WHERE id = :id'),
    replaceCase: database.prepare(`
      UPDATE cases SET conversation_id = :conversation, version = :version, body = :body, changed_at = :at
      WHERE id = :id AND version = :version - 1`),
    // A late, older report never changes what is known, but it may tell the message when nothing is known of it.
    saveShown: database.prepare(`
      UPDATE cases SET
        message_id = CASE WHEN :version < shown_version
          THEN coalesce(message_id, :messageId)
          ELSE coalesce(:messageId, message_id) END,
        shown_version = max(shown_version, :version)
      WHERE id = :id`),
    listStale: database.prepare(`
      SELECT id FROM cases
      WHERE shown_version < version AND (shown_version > 0 OR message_id IS NOT NULL)
      ORDER BY id`),

    findLanguage: database.prepare('SELECT chosen, heard FROM people WHERE id = :id'),
    saveChosenLanguage: database.prepare(`
      INSERT INTO people (id, chosen, chosen_at) VALUES (:id, :language, :at)
      ON CONFLICT (id) DO UPDATE SET chosen = excluded.chosen, chosen_at = excluded.chosen_at`),
    saveHeardLanguage: database.prepare(`
      INSERT INTO people (id, heard, heard_at) VALUES (:id, :language, :at)
      ON CONFLICT (id) DO UPDATE SET heard = excluded.heard, heard_at = excluded.heard_at`),

    forgetLanguages: database.prepare('DELETE FROM people WHERE id = :id RETURNING chosen, heard'),
    listHolding: database.prepare('SELECT * FROM cases WHERE instr(body, :json) > 0'),

    expireMessages: database.prepare('DELETE FROM messages WHERE answered_at < :before'),
    expireCases: database.prepare(`
      DELETE FROM cases
      WHERE changed_at < :before AND NOT EXISTS (SELECT 1 FROM messages WHERE case_id = cases.id)
        AND NOT EXISTS (SELECT 1 FROM incidents WHERE case_id = cases.id)`),
    // A welcome without a conversation was claimed for one that was never saved.
    expireWelcomes: database.prepare(`
      DELETE FROM welcomes
      WHERE conversation_id IN (SELECT id FROM conversations WHERE ${isExpiredConversation})
        OR (claimed_at < :before AND conversation_id NOT IN (SELECT id FROM conversations))`),
    expireConversations: database.prepare(`DELETE FROM conversations WHERE ${isExpiredConversation}`),
    expireLanguages: database.prepare(`
      DELETE FROM people WHERE coalesce(chosen_at < :before, TRUE) AND coalesce(heard_at < :before, TRUE)`),

    check: database.prepare('SELECT count(*) FROM (SELECT 1 FROM cases LIMIT 1)'),
  };
}

/**
 * The cases of a channel's threads are cases of the channel, too. Where alerts are posted to is needed as long as they are,
 * however long nothing was amiss.
 */
const isExpiredConversation = `
  saved_at < :before AND id NOT IN (
    SELECT conversation_id FROM cases
    UNION
    SELECT conversation_id FROM posts
    UNION
    SELECT conversation_id FROM subscriptions
    UNION
    SELECT substr(conversation_id, 1, instr(conversation_id, ';messageid=') - 1) FROM cases
    WHERE instr(conversation_id, ';messageid=') > 0)`;

/** A channel's threads (its id and `;messageid=...`) go with the channel, the channels with their team. */
export function belongsTo(column: string): string {
  return `(${column} = :id OR substr(${column}, 1, length(:id) + 11) = :id || ';messageid='
    OR ${column} IN (SELECT id FROM conversations WHERE team_id = :id))`;
}
