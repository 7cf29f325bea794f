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

  -- Gone at midnight: the salt of a day, and its views by visitors, who are hashed with it, in the order they came in.
  CREATE TABLE salts (
    id INTEGER PRIMARY KEY AUTOINCREMENT, site TEXT NOT NULL, date TEXT NOT NULL, salt BLOB NOT NULL, UNIQUE (site, date)
  ) STRICT;
  CREATE TABLE seen (
    day INTEGER, number INTEGER, visitor BLOB NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (day, number)
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

const formOf = (database: DatabaseSync): number =>
  (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;

/**
 * Brings a database to the present form.
 * @throws where a newer version of the companion has made it
 */
export function migrate(database: DatabaseSync): void {
  if (formOf(database) === steps.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    // Asked again: another process may have done it meanwhile.
    const form = formOf(database);
    if (form > steps.length)
      throw new Error(
        `a newer version of ward-widgets made it (form ${form}; this one knows ${steps.length}): install that version`,
      );
    for (const step of steps.slice(form)) database.exec(step);
    database.exec(`PRAGMA user_version = ${steps.length}; COMMIT`);
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
  }
}
