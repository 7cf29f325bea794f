import type { DatabaseSync } from 'node:sqlite';

/**
 * The database, step by step: a step is never changed once it has been released, a new one is added. `user_version` is
 * the number of steps that a file has been through.
 */
const steps = [
  `
  -- What the companion made for itself: the key of the voter tokens.
  CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

  -- total: visits of all days. base: what the counter had before; NULL where the configuration says it.
  CREATE TABLE sites (site TEXT PRIMARY KEY, total INTEGER NOT NULL DEFAULT 0, base INTEGER) STRICT, WITHOUT ROWID;
  CREATE TABLE days (
    site TEXT, date TEXT, visits INTEGER NOT NULL, views INTEGER NOT NULL, robots INTEGER NOT NULL,
    PRIMARY KEY (site, date)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE paths (site TEXT, path TEXT, views INTEGER NOT NULL, PRIMARY KEY (site, path)) STRICT, WITHOUT ROWID;

  -- Gone at midnight: the salt of a day, and when each visitor, hashed with it, was last seen.
  CREATE TABLE salts (site TEXT, date TEXT, salt BLOB NOT NULL, PRIMARY KEY (site, date)) STRICT, WITHOUT ROWID;
  CREATE TABLE seen (
    site TEXT, date TEXT, visitor BLOB, at INTEGER NOT NULL, PRIMARY KEY (site, date, visitor)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE votes (
    site TEXT, item TEXT, voter BLOB, halves INTEGER NOT NULL CHECK (halves BETWEEN 1 AND 10), date TEXT NOT NULL,
    PRIMARY KEY (site, item, voter)
  ) STRICT, WITHOUT ROWID;
  -- How many votes of so many half stars: always what counting the votes gives.
  CREATE TABLE tallies (
    site TEXT, item TEXT, halves INTEGER, count INTEGER NOT NULL CHECK (count >= 0), PRIMARY KEY (site, item, halves)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE feeds (
    id TEXT PRIMARY KEY, url TEXT NOT NULL, body TEXT NOT NULL, read_at INTEGER NOT NULL, fresh_until INTEGER NOT NULL,
    etag TEXT, modified TEXT
  ) STRICT, WITHOUT ROWID;
  `,
];

/**
 * Brings a database to the present form.
 * @throws where a newer version of the companion has made it
 */
export function migrate(database: DatabaseSync): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > steps.length)
    throw new Error(
      `the file was made by a newer version of ward-widgets (form ${version}, this one knows ${steps.length})`,
    );
  for (let step = version; step < steps.length; step++)
    database.exec(`BEGIN IMMEDIATE; ${steps[step]}; PRAGMA user_version = ${step + 1}; COMMIT`);
}
