/**
 * The steps that make the newest schema out of any older one: the first is version 1, and so on.
 * A step that was ever released is never edited; a change of the schema is a new step at the end.
 * Times are milliseconds since 1970; every table has one, so that old rows can expire, except for what goes with another
 * table's row and what people take away themselves.
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
  `
  CREATE TABLE incidents (
    position    INTEGER PRIMARY KEY, -- in the order in which they were opened
    id          TEXT NOT NULL UNIQUE,
    source      TEXT NOT NULL,
    group_key   TEXT NOT NULL,
    version     INTEGER NOT NULL,
    body        TEXT NOT NULL, -- Incident as JSON
    case_id     TEXT REFERENCES cases (id), -- its checklist, which lives as long as it does
    resolved_at INTEGER,
    changed_at  INTEGER NOT NULL -- when this version was stored
  ) STRICT;
  CREATE INDEX incidents_by_group ON incidents (source, group_key, position);
  CREATE INDEX incidents_by_case ON incidents (case_id) WHERE case_id IS NOT NULL;
  -- A group has one trouble at a time, whoever writes.
  CREATE UNIQUE INDEX incidents_open ON incidents (source, group_key) WHERE resolved_at IS NULL;

  CREATE TABLE posts (
    incident_id     TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    conversation_id TEXT NOT NULL,
    language        TEXT NOT NULL,
    state           TEXT NOT NULL,
    message_id      TEXT,
    shown_version   INTEGER NOT NULL,
    shown_case      INTEGER NOT NULL,
    orphans         INTEGER NOT NULL,
    PRIMARY KEY (incident_id, conversation_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX posts_by_conversation ON posts (conversation_id);

  CREATE TABLE subscriptions (
    position        INTEGER PRIMARY KEY, -- in the order in which they were made
    id              TEXT NOT NULL UNIQUE,
    conversation_id TEXT NOT NULL,
    body            TEXT NOT NULL -- Subscription as JSON
  ) STRICT;
  CREATE INDEX subscriptions_by_conversation ON subscriptions (conversation_id);
  `,
];
