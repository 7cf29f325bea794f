import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { needNode } from '../../src/cli/node-version.ts';
import { progress } from '../../src/cli/progress.ts';

function terminal(isTTY = true) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

describe('progress', () => {
  it('draws one line over and over, not too often, and takes it away', () => {
    const out = terminal();
    let now = 0;
    const shown = progress(false, out, () => now);
    shown.tell('1 of 3');
    shown.tell('2 of 3');
    now = 100;
    shown.tell('3 of 3');
    shown.end();
    shown.end();
    assert.deepEqual(out.written, ['\r\x1b[K1 of 3', '\r\x1b[K3 of 3', '\r\x1b[K']);
  });

  it('says nothing where nobody looks on, or quiet is asked for', () => {
    for (const [quiet, out] of [
      [true, terminal()],
      [false, terminal(false)],
    ] as const) {
      const shown = progress(quiet, out);
      shown.tell('1');
      shown.end();
      assert.deepEqual(out.written, []);
    }
  });
});

describe('needNode', () => {
  it('refuses a Node that is too old, in one sentence', () => {
    for (const version of ['20.19.0', '22.12.0'])
      assert.throws(() => needNode('ward-widgets serve', version), {
        message: `ward-widgets serve needs Node 22.13 or later; this is ${version}`,
      });
  });

  it('takes every later one', () => {
    for (const version of ['22.13.0', '23.0.0', '24.21.0']) needNode('ward-widgets serve', version);
  });
});
