import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import { Album, difference, exact } from './looks.mjs';
import { decode, encode, noteOf } from './png.mjs';

/** A picture of one colour, with other colours at some places. */
function picture(width, height, spots = []) {
  const rgb = Buffer.alloc(width * height * 3, 250);
  for (const [x, y, ...channels] of spots) rgb.set(channels, (y * width + x) * 3);
  return { width, height, rgb };
}
const manyColours = picture(
  20,
  20,
  Array.from({ length: 400 }, (_, at) => [
    at % 20,
    Math.floor(at / 20),
    (at % 20) * 12,
    Math.floor(at / 20) * 12,
    9,
  ]),
);

describe('PNG', () => {
  it('is read as it was written, with a palette or without', () => {
    for (const one of [picture(7, 3, [[6, 2, 0, 128, 255]]), manyColours])
      assert.deepEqual(decode(encode(one)), one);
  });

  it('keeps a note', () => {
    assert.equal(noteOf(encode(picture(2, 2), 'abc')), 'abc');
  });

  it('writes colours that no eye tells apart as one', () => {
    const spots = [
      [0, 0, 252, 249, 250],
      [1, 0, 253, 250, 250],
    ];
    const { rgb } = decode(encode(picture(4, 1, spots)));
    assert.deepEqual([...rgb.subarray(0, 9)], [250, 250, 250, 253, 250, 250, 250, 250, 250]);
  });

  it('is read with each filter of rows', () => {
    // Rows of two pixels: as they are, by the left, by the one above, by the mean, by Paeth's choice.
    const rows = [
      [0, 10, 20, 30, 40, 50, 60],
      [1, 10, 20, 30, 30, 30, 30],
      [2, 1, 1, 1, 1, 1, 1],
      [3, 5, 10, 15, 15, 12, 9],
      [4, 1, 2, 3, 4, 5, 6],
    ];
    const file = encode({ width: 2, height: 5, rgb: manyColours.rgb.subarray(0, 30) });
    const data = deflateSync(Buffer.from(rows.flat()));
    const chunk = Buffer.alloc(12 + data.length);
    chunk.writeUInt32BE(data.length);
    chunk.write('IDAT', 4, 'latin1');
    data.copy(chunk, 8);
    const head = Buffer.from(file.subarray(0, file.indexOf('tEXt') - 4));
    head[8 + 8 + 9] = 2;
    assert.deepEqual(
      [...decode(Buffer.concat([head, chunk])).rgb],
      [
        ...[10, 20, 30, 40, 50, 60],
        ...[10, 20, 30, 40, 50, 60],
        ...[11, 21, 31, 41, 51, 61],
        ...[10, 20, 30, 40, 47, 54],
        ...[11, 22, 33, 44, 52, 60],
      ],
    );
  });
});

describe('a look', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ward-widgets-'));
  const album = new Album(join(folder, 'kept'), join(folder, 'differences'));
  const name = 'a-story/light';
  after(() => rmSync(folder, { recursive: true }));

  it('that is not kept yet is new', () => {
    assert.equal(album.compare(name, encode(picture(9, 9))), 'a-story/light is new');
  });

  it('is as it was, in other bytes too', () => {
    album.keep(name, encode(picture(9, 9)));
    assert.deepEqual(album.names, [name]);
    assert.equal(album.compare(name, encode(picture(9, 9), 'other bytes')), '');
  });

  it('with one other pixel has changed, and is shown beside the old one', () => {
    album.keep(name, encode(picture(9, 9)));
    assert.match(
      album.compare(name, encode(picture(9, 9, [[4, 4, 250, 250, 240]]))),
      /1 pixels differ; .+a-story-light\.png$/,
    );
    assert.ok(existsSync(join(folder, 'differences/a-story-light.png')));
  });

  it('that has grown by a row has changed', () => {
    album.keep(name, encode(picture(9, 9)));
    assert.match(album.compare(name, encode(picture(9, 10))), /9 pixels differ, 9×9 is now 9×10/);
  });

  it('may differ as far as a tolerance goes, and no further', () => {
    album.keep(name, encode(picture(10, 10)));
    const tolerance = { step: 96, share: 0.02, size: 1 };
    const spots = (...levels) => levels.map((level, x) => [x, 0, level, 250, 250]);
    assert.equal(album.compare(name, encode(picture(10, 11, spots(0, 0, 160))), tolerance), '');
    assert.match(album.compare(name, encode(picture(10, 10, spots(0, 0, 0))), tolerance), /3 pixels differ/);
    assert.match(album.compare(name, encode(picture(10, 12)), tolerance), /10×10 is now 10×12/);
  });

  it('differs in red, on the pale new picture', () => {
    const { count, rgb } = difference(picture(2, 1), picture(2, 1, [[1, 0, 0, 0, 0]]), exact.step);
    assert.equal(count, 1);
    assert.deepEqual([...rgb], [250, 250, 250, 220, 0, 0]);
  });
});
