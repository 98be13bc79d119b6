CREATE TABLE issues (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      document TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 0,
      saved_at TEXT NOT NULL,
      deleted_at TEXT
    ) STRICT;
