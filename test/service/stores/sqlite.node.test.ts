import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe } from 'node:test';
import { SqliteStore } from '../../../src/service/stores/sqlite/sqlite-store.ts';
import { storeSuite } from './suite.ts';

describe('the store on SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ward-stores-'));
  after(() => rmSync(folder, { recursive: true }));
  let files = 0;
  const open = () => Promise.resolve(new SqliteStore(join(folder, `${files}.db`)));
  storeSuite({
    fresh() {
      files++;
      return open();
    },
    another: open,
  });
});
