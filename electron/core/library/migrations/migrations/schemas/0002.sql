CREATE TABLE issues (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      document TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 0,
      saved_at TEXT NOT NULL,
      deleted_at TEXT
    , number INTEGER, name TEXT NOT NULL DEFAULT '', date TEXT, articles INTEGER NOT NULL DEFAULT 0, characters INTEGER NOT NULL DEFAULT 0, saved_by TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX issues_listing ON issues (deleted_at, number, date, name, articles, characters, saved_at);
CREATE TABLE leases (
      issue INTEGER PRIMARY KEY REFERENCES issues (id) ON DELETE CASCADE,
      session TEXT NOT NULL,
      label TEXT NOT NULL,
      since TEXT NOT NULL,
      expires TEXT NOT NULL
    ) STRICT;
