/**
 * The steps that make the newest schema out of any older one: the first is version 1, and so on.
 * A step that was ever released is never edited; a change of the schema is a new step at the end.
 * Times are milliseconds since 1970; every table has one, so that old rows can expire.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE conversations (
    id        TEXT PRIMARY KEY NOT NULL,
    reference TEXT NOT NULL, -- ConversationReference as JSON
    saved_at  INTEGER NOT NULL
  ) STRICT;

  -- Apart from conversations: a welcome may be claimed before the reference is saved.
  CREATE TABLE welcomes (
    conversation_id TEXT PRIMARY KEY NOT NULL,
    claimed_at      INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE cases (
    id              TEXT PRIMARY KEY NOT NULL,
    conversation_id TEXT NOT NULL,
    version         INTEGER NOT NULL,
    body            TEXT NOT NULL, -- Case as JSON
    message_id      TEXT,
    shown_version   INTEGER NOT NULL DEFAULT 0,
    changed_at      INTEGER NOT NULL -- when this version was stored
  ) STRICT;
  CREATE INDEX cases_by_conversation ON cases (conversation_id);
  CREATE INDEX cases_stale ON cases (id) WHERE shown_version < version;

  CREATE TABLE messages (
    position        INTEGER PRIMARY KEY, -- in the order of acceptance
    conversation_id TEXT NOT NULL,
    activity_id     TEXT NOT NULL,
    reference       TEXT NOT NULL, -- ConversationReference as JSON
    case_id         TEXT REFERENCES cases (id) ON DELETE CASCADE,
    notice          TEXT, -- an Answer of kind 'notice' as JSON
    attempts        INTEGER NOT NULL DEFAULT 0,
    accepted_at     INTEGER NOT NULL,
    answered_at     INTEGER,
    UNIQUE (conversation_id, activity_id),
    CHECK ((case_id IS NULL) <> (notice IS NULL))
  ) STRICT;
  CREATE INDEX messages_by_case ON messages (case_id) WHERE case_id IS NOT NULL;
  CREATE INDEX messages_pending ON messages (position) WHERE answered_at IS NULL;

  CREATE TABLE people (
    id        TEXT PRIMARY KEY NOT NULL,
    chosen    TEXT,
    chosen_at INTEGER,
    heard     TEXT,
    heard_at  INTEGER
  ) STRICT;
  `,
  `
  ALTER TABLE conversations ADD COLUMN team_id TEXT; -- of a channel: who removes the bot from the team removes it there
  CREATE INDEX conversations_by_team ON conversations (team_id) WHERE team_id IS NOT NULL;
  `,
];
