import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { root } from '../scripts/run.mjs';

/** Runs the check as if on another Node. */
const on = (version) =>
  spawnSync(
    process.execPath,
    [
      '-e',
      `Object.defineProperty(process, 'versions', { value: { node: '${version}' } }); require('./scripts/check-node.cjs')`,
    ],
    { cwd: root, encoding: 'utf8' },
  );

describe('every command', () => {
  it('says in one sentence which Node it needs, and stops', () => {
    const { status, stderr } = on('18.20.0');
    assert.equal(status, 1);
    assert.match(stderr, /runs on Node 24, which `npm ci` installs .* started on Node 18\.20\.0/);
    assert.equal(stderr.trim().split('\n').length, 1);
  });

  it('says nothing on the Node it is made for', () => {
    const { status, stderr } = on('24.21.0');
    assert.equal(status, 0);
    assert.equal(stderr, '');
  });
});
