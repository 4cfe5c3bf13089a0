-- A text (a city's content, a revision's feed stamps) lies in chunks below 1 MB. A chunk is found by
-- the SHA-256 of its UTF-8 bytes, never changes, and is shared by all texts that hold it.
CREATE TABLE chunks (
  hash TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

-- `chunks` is a JSON array of hashes, in order; `digest` the SHA-256 of the whole text.
CREATE TABLE texts (
  digest TEXT NOT NULL PRIMARY KEY,
  chunks TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One published dataset of one city. `serial` orders them over all cities; `published_at` is whole
-- minutes since 1970 and never falls along a city's chain; `about` is the city as JSON.
CREATE TABLE revisions (
  serial INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  city TEXT NOT NULL,
  parent TEXT REFERENCES revisions (id),
  content TEXT NOT NULL REFERENCES texts (digest),
  stamps TEXT NOT NULL REFERENCES texts (digest),
  about TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  published_by TEXT NOT NULL,
  note TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('publish', 'rollback', 'emergency'))
) STRICT;

CREATE INDEX revisions_of_city ON revisions (city, published_at, serial);

-- What each city serves.
CREATE TABLE heads (
  city TEXT NOT NULL PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES revisions (id)
) STRICT, WITHOUT ROWID;

-- Compare-and-swap: a revision follows its city's head or is refused with all of its batch.
CREATE TRIGGER revision_follows_head BEFORE INSERT ON revisions
WHEN NEW.parent IS NOT (SELECT revision FROM heads WHERE city = NEW.city)
BEGIN
  SELECT RAISE(ABORT, 'the head has moved');
END;

CREATE TRIGGER revision_becomes_head AFTER INSERT ON revisions
BEGIN
  INSERT INTO heads (city, revision) VALUES (NEW.city, NEW.id)
  ON CONFLICT (city) DO UPDATE SET revision = excluded.revision;
END;

-- Ids of the heads. The key keeps them unique over all cities; a former id leads to its `current` one.
CREATE TABLE ids (
  kind TEXT NOT NULL CHECK (kind IN ('venue', 'notice')),
  id TEXT NOT NULL,
  city TEXT NOT NULL,
  current TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ids_of_city ON ids (city);

-- Data folders that were ever published here, with the last time.
CREATE TABLE folders (
  digest TEXT NOT NULL PRIMARY KEY,
  published_at INTEGER NOT NULL,
  serial INTEGER NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
