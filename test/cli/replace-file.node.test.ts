import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { replaceFile, targetAt } from '../../src/cli/replace-file.ts';

const root = mkdtempSync(join(tmpdir(), 'ward-widgets-'));
after(() => rmSync(root, { recursive: true }));

const old = new Date(2020, 1);
let folder: string;
let file: string;
let count = 0;
beforeEach(() => {
  folder = join(root, String(count++));
  file = join(folder, 'tin.json');
  mkdirSync(folder);
});

const put = (text: string, path = file) => replaceFile(targetAt(path), text);
const read = () => readFileSync(file, 'utf8');

describe('replaceFile', () => {
  it('makes a file where there is none, readable as other new files are', () => {
    assert.equal(put('mới'), true);
    assert.equal(read(), 'mới');
    writeFileSync(join(folder, 'other'), '');
    assert.equal(statSync(file).mode, statSync(join(folder, 'other')).mode);
    assert.deepEqual(readdirSync(folder), ['other', 'tin.json']);
  });

  it('leaves the same content alone, with its time', () => {
    writeFileSync(file, 'cũ');
    utimesSync(file, old, old);
    const { ino } = statSync(file);
    assert.equal(put('cũ'), false);
    assert.equal(+statSync(file).mtime, +old);
    assert.equal(statSync(file).ino, ino);
  });

  it('keeps permissions and owner', () => {
    writeFileSync(file, 'cũ');
    for (const mode of [0o600, 0o664, 0o444, 0o2755]) {
      chmodSync(file, mode);
      const { uid, gid } = statSync(file);
      put(`mới ${mode}`);
      const stats = statSync(file);
      assert.deepEqual([stats.mode & 0o7777, stats.uid, stats.gid], [mode, uid, gid]);
    }
  });

  it('follows links, and leaves them links', () => {
    mkdirSync(join(folder, 'a'));
    mkdirSync(join(folder, 'b'));
    symlinkSync('a', join(folder, 'to-a'));
    symlinkSync('../b/tin.json', join(folder, 'a/tin.json'));
    symlinkSync('to-a/tin.json', file);
    // Leads to no file yet, then to one.
    for (const text of ['một', 'hai']) {
      put(text);
      assert.equal(readFileSync(join(folder, 'b/tin.json'), 'utf8'), text);
      assert.equal(readlinkSync(file), 'to-a/tin.json');
      assert.equal(readlinkSync(join(folder, 'a/tin.json')), '../b/tin.json');
    }
    assert.deepEqual(readdirSync(join(folder, 'b')), ['tin.json']);
  });

  it('never shows a reader half of the new content', () => {
    // The old file stays whole under another name: nothing was written into it.
    writeFileSync(file, 'cũ');
    linkSync(file, join(folder, 'reader'));
    put('mới');
    assert.equal(readFileSync(join(folder, 'reader'), 'utf8'), 'cũ');
  });

  for (const [what, make] of [
    ['a folder', () => mkdirSync(file)],
    ['a link in a circle', () => symlinkSync('tin.json', file)],
    ['a name in a folder that is none', () => writeFileSync((file = join(folder, 'x')), '')],
  ] as const) {
    it(`refuses ${what}`, () => {
      make();
      const path = what.startsWith('a name') ? join(file, 'tin.json') : file;
      assert.throws(() => put('mới', path), { name: 'Failure', code: 1, message: /cannot be written/ });
    });
  }

  it('refuses a device', { skip: !existsSync('/dev/null') }, () => {
    assert.throws(() => put('mới', '/dev/null'), { message: /no regular file/ });
  });

  it('takes a name as long as names can be', () => {
    const path = join(folder, `${'ế'.repeat(80)}.json`);
    put('mới', path);
    assert.equal(readFileSync(path, 'utf8'), 'mới');
  });
});

/** Runs replaceFile in a process of its own, in which one function of `fs` is another one. */
function putWith(sabotage: string, text: string) {
  const code = `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { replaceFile, targetAt } = await import(${JSON.stringify(import.meta.resolve('../../src/cli/replace-file.ts'))});
    const real = { ...fs };
    const die = () => process.kill(process.pid, 'SIGKILL');
    const fail = () => { throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }); };
    const half = (fd, bytes) => real.writeSync(fd, bytes, 0, bytes.length / 2);
    Object.assign(fs, ${sabotage});
    syncBuiltinESMExports();
    replaceFile(targetAt(${JSON.stringify(file)}), ${JSON.stringify(text)});`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
}

describe('replaceFile, when something happens half-way', () => {
  const text = 'mới '.repeat(5000);

  for (const [what, sabotage] of [
    ['before it has written', '{ writeFileSync: die }'],
    ['while it writes', '{ writeFileSync(...all) { half(...all); die(); } }'],
    ['before the bytes are on the disk', '{ fsyncSync: die }'],
    ['before the file has its name', '{ renameSync: die }'],
  ] as const) {
    it(`leaves the old file whole when it is killed ${what}, and the next run tidies up`, () => {
      writeFileSync(file, 'cũ');
      utimesSync(file, old, old);
      assert.equal(putWith(sabotage, text).signal, 'SIGKILL');
      assert.equal(read(), 'cũ');
      assert.equal(+statSync(file).mtime, +old);
      assert.equal(readdirSync(folder).length, 2);
      put(text);
      assert.equal(read(), text);
      assert.deepEqual(readdirSync(folder), ['tin.json']);
    });
  }

  it('has the new file whole when it is killed after that', () => {
    writeFileSync(file, 'cũ');
    assert.equal(
      putWith('{ renameSync(...all) { real.renameSync(...all); die(); } }', text).signal,
      'SIGKILL',
    );
    assert.equal(read(), text);
    assert.deepEqual(readdirSync(folder), ['tin.json']);
  });

  for (const [what, sabotage] of [
    ['no file can be opened', '{ openSync: fail }'],
    ['the disk is full', '{ writeFileSync(...all) { half(...all); fail(); } }'],
    ['the disk does not take the bytes', '{ fsyncSync: fail }'],
    ['the file cannot have its name', '{ renameSync: fail }'],
  ] as const) {
    it(`leaves the old file and nothing else when ${what}`, () => {
      writeFileSync(file, 'cũ');
      const { status, stderr } = putWith(sabotage, text);
      assert.equal(status, 1);
      assert.match(stderr, /tin\.json cannot be written: ENOSPC/);
      assert.equal(read(), 'cũ');
      assert.deepEqual(readdirSync(folder), ['tin.json']);
    });
  }

  it('leaves alone what another run is writing, here or on another machine, and what only looks so', () => {
    putWith('{ renameSync: die }', text);
    // As if the run that left it were still alive: this process is.
    const left = readdirSync(folder)[0]!;
    const living = left.replace(/-\d+-/, `-${process.pid}-`);
    renameSync(join(folder, left), join(folder, living));
    const others = [
      '.tin.json.00000000-999999999-00000000.tmp',
      '.tin.json.tmp',
      '.khac.json.00000000-1-00000000.tmp',
    ];
    for (const name of others) writeFileSync(join(folder, name), '');
    put('mới');
    assert.deepEqual(readdirSync(folder).sort(), [...others, living, 'tin.json'].sort());
  });

  it('removes what has been lying there for long, whoever wrote it', () => {
    const left = join(folder, '.tin.json.00000000-1-00000000.tmp');
    writeFileSync(left, '');
    utimesSync(left, old, old);
    put('mới');
    assert.deepEqual(readdirSync(folder), ['tin.json']);
  });
});
