CREATE TABLE issues (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      document TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 0,
      saved_at TEXT NOT NULL,
      deleted_at TEXT
    , number INTEGER, name TEXT NOT NULL DEFAULT '', date TEXT, articles INTEGER NOT NULL DEFAULT 0, characters INTEGER NOT NULL DEFAULT 0, saved_by TEXT NOT NULL DEFAULT '', publication INTEGER REFERENCES publications (id), state TEXT NOT NULL DEFAULT 'draft', state_at TEXT, state_name TEXT NOT NULL DEFAULT '', state_role TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE leases (
      issue INTEGER PRIMARY KEY REFERENCES issues (id) ON DELETE CASCADE,
      session TEXT NOT NULL,
      label TEXT NOT NULL,
      since TEXT NOT NULL,
      expires TEXT NOT NULL
    ) STRICT;
CREATE TABLE manuscripts (
      id INTEGER PRIMARY KEY,
      title TEXT NOT NULL,
      unit TEXT NOT NULL,
      author TEXT NOT NULL,
      received TEXT NOT NULL,
      date TEXT,
      confirmed INTEGER NOT NULL DEFAULT 0,
      state TEXT NOT NULL DEFAULT 'new',
      reason TEXT NOT NULL DEFAULT '',
      note TEXT NOT NULL DEFAULT '',
      file TEXT NOT NULL,
      digest TEXT NOT NULL,
      characters INTEGER NOT NULL,
      document TEXT NOT NULL,
      deleted_at TEXT
    ) STRICT;
CREATE INDEX manuscripts_digest ON manuscripts (digest);
CREATE TABLE manuscript_uses (
      issue INTEGER NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
      manuscript INTEGER NOT NULL REFERENCES manuscripts (id) ON DELETE CASCADE,
      PRIMARY KEY (issue, manuscript)
    ) STRICT, WITHOUT ROWID;
CREATE INDEX manuscript_uses_manuscript ON manuscript_uses (manuscript, issue);
CREATE TABLE publications (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 0,
      deleted_at TEXT
    ) STRICT;
CREATE TABLE publication_versions (
      publication INTEGER NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
      valid_from TEXT NOT NULL,
      profile TEXT NOT NULL,
      PRIMARY KEY (publication, valid_from)
    ) STRICT, WITHOUT ROWID;
CREATE INDEX issues_publication ON issues (publication, deleted_at, number, date);
CREATE TABLE similar_texts (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      issue INTEGER REFERENCES issues (id) ON DELETE CASCADE,
      manuscript INTEGER REFERENCES manuscripts (id) ON DELETE CASCADE,
      article TEXT,
      letters INTEGER NOT NULL,
      fingerprints INTEGER NOT NULL,
      title TEXT,
      unit TEXT,
      text TEXT NOT NULL
    , section TEXT, place INTEGER, key INTEGER) STRICT;
CREATE INDEX similar_texts_issue ON similar_texts (issue);
CREATE INDEX similar_texts_manuscript ON similar_texts (manuscript);
CREATE TABLE fingerprints (hash INTEGER NOT NULL, text INTEGER NOT NULL, PRIMARY KEY (hash, text)) STRICT, WITHOUT ROWID;
CREATE TABLE templates (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      most_characters INTEGER,
      blocks TEXT NOT NULL,
      deleted_at TEXT
    ) STRICT;
CREATE TABLE units (position INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;
CREATE TABLE people (position INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;
CREATE TABLE names_revision (revision INTEGER NOT NULL) STRICT;
CREATE TABLE assets (
      digest TEXT PRIMARY KEY,
      type TEXT NOT NULL,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      added TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
CREATE INDEX issues_listing ON issues (deleted_at, number, date, name, articles, characters, publication, state, saved_at);
CREATE TABLE version_contents (digest TEXT PRIMARY KEY, document BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE versions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      issue INTEGER NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
      made_at TEXT NOT NULL,
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      kind TEXT NOT NULL,
      state TEXT NOT NULL,
      label TEXT NOT NULL,
      digest TEXT NOT NULL REFERENCES version_contents (digest)
    ) STRICT;
CREATE INDEX versions_issue ON versions (issue, made_at);
CREATE INDEX versions_digest ON versions (digest);
CREATE TABLE audit (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      issue INTEGER NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
      at TEXT NOT NULL,
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      action TEXT NOT NULL,
      details TEXT NOT NULL
    ) STRICT;
CREATE INDEX audit_issue ON audit (issue, id);
CREATE TABLE ignored_findings (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      issue INTEGER REFERENCES issues (id) ON DELETE CASCADE,
      publication INTEGER REFERENCES publications (id) ON DELETE CASCADE,
      rule TEXT NOT NULL,
      text TEXT,
      around TEXT,
      reason TEXT NOT NULL,
      by TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
CREATE INDEX ignored_by_issue ON ignored_findings (issue, publication);
CREATE UNIQUE INDEX similar_texts_key ON similar_texts (key);
CREATE VIRTUAL TABLE search USING fts5 (title, unit, body, content = '', contentless_delete = 1, tokenize = 'ascii');
