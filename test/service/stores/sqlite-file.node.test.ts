import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { openStore } from '../../../src/service/stores/open-store.ts';
import { SqliteStore } from '../../../src/service/stores/sqlite/sqlite-store.ts';
import { StoreError, type Vote } from '../../../src/service/stores/store.ts';
import { DAY, MORNING, hashOf, question, view } from './question.ts';

const folder = mkdtempSync(join(tmpdir(), 'ward-sqlite-'));
after(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = (): string => join(folder, `${++files}.db`);

const vote = (name: string, halves = 10): Vote => ({
  site: 'tay-son',
  item: '/1',
  voter: hashOf(name),
  halves,
  day: '2024-11-21',
});

/** What opening or asking is to fail with. */
const failsWith = (words: RegExp) => (error: unknown) =>
  error instanceof StoreError && words.test(error.message);

describe('a file that is opened', () => {
  it('is made for nobody else to read', async () => {
    const path = newFile();
    const store = new SqliteStore(path);
    await store.check();
    for (const name of [path, `${path}-wal`, `${path}-shm`])
      assert.equal(statSync(name).mode & 0o777, 0o600, name);
    await store.close();
  });

  it('is not made where that is not wanted', async () => {
    const path = newFile();
    await assert.rejects(openStore(path, { create: false }), failsWith(/there is no such file/));
    assert.ok(!existsSync(path));
    await (await openStore(path)).close();
    await (await openStore(path, { create: false })).close();
  });

  it('stands in a folder', async () => {
    await assert.rejects(openStore(join(folder, 'none', 'x.db')), failsWith(/there is no folder .*none/));
    await assert.rejects(openStore(folder), failsWith(/is a folder, and no file/));
  });

  it('is a database', async () => {
    const path = newFile();
    writeFileSync(path, 'a letter, and no database. '.repeat(100));
    await assert.rejects(openStore(path), failsWith(/is no SQLite database/));
    assert.match(readFileSync(path, 'utf8'), /^a letter/);
  });

  it('is whole', async () => {
    const path = newFile();
    const store = new SqliteStore(path);
    await store.setPaths(
      'tay-son',
      Array.from({ length: 2000 }, (_, at) => ({ path: `/${at}`, views: 1 })),
    );
    await store.close();
    const bytes = readFileSync(path);
    bytes.fill(0xaa, 4096, bytes.length);
    writeFileSync(path, bytes);
    await assert.rejects(
      openStore(path).then((damaged) => damaged.visits(question(MORNING))),
      failsWith(/is damaged/),
    );
  });

  it('is not of a newer version', async () => {
    const path = newFile();
    await new SqliteStore(path).close();
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    await assert.rejects(openStore(path), failsWith(/a newer version of ward-widgets made it \(form 99/));
  });

  it('may be written to', async (t) => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    const path = join(closed, 'x.db');
    await new SqliteStore(path).close();
    chmodSync(path, 0o400);
    chmodSync(closed, 0o500);
    // Nothing is forbidden to root.
    if (process.getuid!() === 0) {
      chmodSync(folder, 0o755);
      process.seteuid!(65_534);
      t.after(() => process.seteuid!(0));
    }
    await assert.rejects(openStore(path), failsWith(/this user may not read and write it/));
    await assert.rejects(openStore(join(closed, 'y.db')), failsWith(/this user may not read and write it/));
  });

  it('is made once by two that open it at the same time', async () => {
    const path = newFile();
    const stores = await Promise.all([openStore(path), openStore(path)]);
    await Promise.all(stores.map((store) => store.vote(vote('An'))));
    await Promise.all(stores.map((store) => store.close()));
  });
});

describe('writes in groups', () => {
  it('wait for another process that is writing', async () => {
    const path = newFile();
    const store = new SqliteStore(path);
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE; INSERT INTO meta VALUES ('other', x'')");
    const voted = Promise.all([store.vote(vote('An')), store.countView(view(MORNING, 'An'))]);
    // Reading goes on meanwhile.
    assert.equal((await store.visits(question(MORNING))).total, 0);
    setTimeout(() => other.exec('COMMIT'), 100);
    assert.equal((await voted)[1].total, 1);
    other.close();
    await store.close();
  });

  it('are turned away where another process does not let go, and taken afterwards', async () => {
    const path = newFile();
    const store = new SqliteStore(path);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    await assert.rejects(store.countView(view(MORNING, 'An')), failsWith(/another process has locked it/));
    other.exec('ROLLBACK');
    other.close();
    const numbers = await store.countView(view(MORNING, 'An'));
    assert.deepEqual([numbers.total, numbers.online], [1, 1]);
    await store.close();
  });

  it('go on without one that is wrong in itself', async () => {
    const store = new SqliteStore(newFile());
    const [first, wrong, last, count] = await Promise.allSettled([
      store.vote(vote('An')),
      store.vote(vote('Ba', 11)),
      store.vote(vote('Cam')),
      store.countView(view(MORNING, 'An')),
    ]);
    assert.equal(wrong.status, 'rejected');
    assert.ok(!(wrong.reason instanceof StoreError));
    assert.deepEqual([first.status, last.status, count.status], ['fulfilled', 'fulfilled', 'fulfilled']);
    assert.equal((await store.tallies('tay-son', ['/1']))[0]![9], 2);
    assert.equal((await store.visits(question(MORNING))).total, 1);
    await store.close();
  });

  it('of views that fail leave nobody seen', async () => {
    const path = newFile();
    const store = new SqliteStore(path);
    await store.countView(view(MORNING, 'An'));
    const other = new DatabaseSync(path);
    other.exec(`CREATE TRIGGER full BEFORE INSERT ON paths BEGIN SELECT raise(ABORT, 'no more'); END`);
    const failed = ['An', 'Ba'].map((name) => store.countView(view(MORNING + 1, name, { path: '/' })));
    for (const { status } of await Promise.allSettled(failed)) assert.equal(status, 'rejected');
    other.exec('DROP TRIGGER full');
    other.close();
    assert.equal((await store.visits(question(MORNING))).online, 1);
    const numbers = await store.countView(view(MORNING + 2, 'Ba', { path: '/' }));
    assert.deepEqual([numbers.total, numbers.online, numbers.views], [2, 2, 1]);
    await store.close();
  });
});

describe('forgetting', () => {
  it('leaves nothing of salts and hashes in the files', async () => {
    const path = newFile();
    const store = new SqliteStore(path);
    const names = Array.from({ length: 15_000 }, (_, at) => `visitor ${at}`);
    const salts: Uint8Array[] = [];
    const sites = ['tay-son', 'phu-long', 'yen-binh'];
    // Days mixed up with each other, so that pages of the file are shared with what stays.
    for (const site of sites) {
      for (const at of [MORNING - DAY, MORNING]) salts.push(await store.salt(site, question(at).today));
      await Promise.all(
        names.map((name, at) => store.countView(view(at % 2 ? MORNING : MORNING - DAY, name, { site }))),
      );
    }
    const found = (bytes: Uint8Array) =>
      [path, `${path}-wal`].some(
        (file) => existsSync(file) && readFileSync(file).includes(Buffer.from(bytes)),
      );
    assert.ok(found(salts[0]!));
    for (const site of sites) await store.forget(site, '2024-11-21');
    const kept = salts.filter(found);
    assert.equal(kept.length, 3);
    const files = [path, `${path}-wal`].map((file) => readFileSync(file).toString('latin1')).join('');
    const left = names.filter((name) => files.includes(Buffer.from(hashOf(name)).toString('latin1')));
    assert.deepEqual(
      left,
      names.filter((_, at) => at % 2),
    );
    assert.equal((await store.visits(question(MORNING))).online, 7500);
    await store.close();
  });

  it('leaves no hashes of views that come late for a day that has ended', async () => {
    const path = newFile();
    const store = new SqliteStore(path);
    const late = (name: string) => store.countView(view(MORNING - DAY, name));
    const views = [late('An')];
    for (let at = 0; at < 200; at++) {
      if (at % 40 === 0) views.push(store.forget('tay-son', '2024-11-21').then(() => late('Ba')));
      views.push(late(`visitor ${at}`));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await Promise.all(views);
    await store.forget('tay-son', '2024-11-21');
    const database = new DatabaseSync(path);
    for (const table of ['seen', 'salts'])
      assert.deepEqual({ ...database.prepare(`SELECT count(*) AS rows FROM ${table}`).get() }, { rows: 0 });
    database.close();
    await store.close();
  });

  it('writes nothing where nothing is to be forgotten', async () => {
    const path = newFile();
    const store = new SqliteStore(path);
    await store.forget('tay-son', '2024-11-21');
    await store.salt('tay-son', '2024-11-21');
    await store.countView(view(MORNING, 'An'));
    const before = statSync(`${path}-wal`);
    await store.forget('tay-son', '2024-11-21');
    const now = statSync(`${path}-wal`);
    assert.ok(before.size > 0);
    assert.deepEqual([now.size, now.mtimeMs], [before.size, before.mtimeMs]);
    await store.close();
  });

  it('empties the log later where somebody is reading', async () => {
    const path = newFile();
    const store = new SqliteStore(path);
    await store.salt('tay-son', '2024-11-20');
    const reader = new DatabaseSync(path);
    reader.exec('BEGIN; SELECT * FROM salts');
    await store.forget('tay-son', '2024-11-21');
    assert.ok(statSync(`${path}-wal`).size > 0);
    reader.close();
    await store.forget('tay-son', '2024-11-21');
    assert.equal(statSync(`${path}-wal`).size, 0);
    await store.close();
  });
});

describe('a copy', () => {
  it('has everything but salts and hashes, and is for nobody else to read', async () => {
    const path = newFile();
    const store = new SqliteStore(path);
    const salt = await store.salt('tay-son', '2024-11-21');
    await store.countView(view(MORNING, 'Visitor', { path: '/' }));
    await store.vote(vote('An'));
    const to = newFile();
    writeFileSync(to, 'what was there before');
    const progress: [number, number][] = [];
    const secret = await store.secret();
    // Others write meanwhile.
    const writing = Promise.all(
      Array.from({ length: 50 }, (_, at) => store.vote({ ...vote(`${at}`), item: '/2' })),
    );
    await store.backup(to, (done, total) => progress.push([done, total]));
    await writing;
    assert.equal(statSync(to).mode & 0o777, 0o600);
    assert.ok(!existsSync(`${to}.partial`));
    assert.ok(!readFileSync(to).includes(Buffer.from(salt)));
    assert.ok(!readFileSync(to).includes(Buffer.from(hashOf('Visitor'))));
    const copy = new SqliteStore(to);
    assert.equal((await copy.visits(question(MORNING, { path: '/' }))).views, 1);
    assert.equal((await copy.visits(question(MORNING))).online, 0);
    assert.equal((await copy.tallies('tay-son', ['/1']))[0]![9], 1);
    assert.deepEqual(await copy.secret(), secret);
    assert.notDeepEqual(await copy.salt('tay-son', '2024-11-21'), salt);
    await copy.close();
    await store.close();
  });

  it('tells how far it is', async () => {
    const store = new SqliteStore(newFile());
    const paths = Array.from({ length: 60_000 }, (_, at) => ({ path: `/${'x'.repeat(50)}/${at}`, views: 1 }));
    await store.setPaths('tay-son', paths);
    const progress: [number, number][] = [];
    await store.backup(newFile(), (done, total) => progress.push([done, total]));
    assert.ok(progress.length > 1);
    assert.ok(progress.every(([done, total], at) => done <= total && done > (progress[at - 1]?.[0] ?? -1)));
    await store.close();
  });

  it('is refused onto the store itself, of a store in memory, and where there is no folder', async () => {
    const path = newFile();
    const store = new SqliteStore(path);
    await assert.rejects(store.backup(path), failsWith(/is the store itself/));
    await assert.rejects(store.backup(join(folder, 'none', 'x.db')), StoreError);
    await store.close();
    await assert.rejects(new SqliteStore(':memory:').backup(newFile()), failsWith(/in memory/));
  });
});
