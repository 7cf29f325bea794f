import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseEncoding } from '../../../src/service/assets/encoding.ts';
import { isUnchanged } from '../../../src/service/assets/unchanged.ts';

describe('the encoding of an answer', () => {
  for (const [header, encoding] of [
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.000 , gzip;q=0', 'identity'],
    ['*', 'br'],
    ['*;q=0.5, br;q=0', 'gzip'],
    ['identity;q=1, gzip;q=0.5', 'identity'],
    ['deflate', 'identity'],
    ['gzip;level=9;q=0.3', 'gzip'],
    ['gzip;q=nonsense', 'gzip'],
    [';;,,=', 'identity'],
  ] as const)
    it(`is ${encoding} for ${header === undefined ? 'nothing' : `"${header}"`}`, () =>
      assert.equal(chooseEncoding(header), encoding));
});

describe('a tag that the asker has', () => {
  for (const [asked, unchanged] of [
    [undefined, false],
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
  ] as const)
    it(`${unchanged ? 'is' : 'is not'} the answer's where it is ${asked}`, () =>
      assert.equal(isUnchanged(asked, '"a"'), unchanged));
});
