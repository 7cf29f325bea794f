// PNG, as far as pictures of stories need it: read what Chromium writes, write it smaller.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
/** Colour type → bytes of a pixel: RGB, palette, RGB with alpha. */
const depths = { 2: 3, 3: 1, 6: 4 };

function* chunksOf(file) {
  for (let at = signature.length; at < file.length;) {
    const length = file.readUInt32BE(at);
    yield { type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/** Takes back a row's filter, in place. */
function unfilter(row, before, filter, depth) {
  for (let index = 0; index < row.length; index++) {
    const left = index < depth ? 0 : row[index - depth];
    const up = before?.[index] ?? 0;
    if (filter === 1) row[index] += left;
    else if (filter === 2) row[index] += up;
    else if (filter === 3) row[index] += (left + up) >> 1;
    else if (filter === 4) {
      const corner = index < depth ? 0 : (before?.[index - depth] ?? 0);
      const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
      row[index] += a <= b && a <= c ? left : b <= c ? up : corner;
    }
  }
}

/**
 * Reads a picture without transparency, eight bits a channel and not interlaced.
 * @param {Buffer} file
 * @returns {{width: number, height: number, rgb: Buffer}}
 */
export function decode(file) {
  let width, height, depth, palette;
  const parts = [];
  for (const { type, data } of chunksOf(file)) {
    if (type === 'IHDR') {
      [width, height, depth] = [data.readUInt32BE(0), data.readUInt32BE(4), depths[data[9]]];
      if (data[8] !== 8 || !depth || data[12]) throw new Error('a kind of PNG that is not read here');
    } else if (type === 'PLTE') palette = data;
    else if (type === 'IDAT') parts.push(data);
  }
  const bytes = inflateSync(Buffer.concat(parts));
  const stride = width * depth;
  const rgb = Buffer.alloc(width * height * 3);
  let before;
  for (let y = 0, to = 0; y < height; y++) {
    const start = y * (stride + 1);
    const row = bytes.subarray(start + 1, start + 1 + stride);
    unfilter(row, before, bytes[start], depth);
    before = row;
    for (let x = 0; x < stride; x += depth) {
      const [from, at] = depth === 1 ? [palette, row[x] * 3] : [row, x];
      rgb[to++] = from[at];
      rgb[to++] = from[at + 1];
      rgb[to++] = from[at + 2];
    }
  }
  return { width, height, rgb };
}

/** Colours so near that no eye tells them apart, in steps of each channel, are written as one. */
export const near = 2;

/** A palette, the commonest colours first, and the number of each pixel's; nothing where a byte cannot number them. */
function index(rgb) {
  const counts = new Map();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = rgb.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [];
  const numbers = new Map();
  for (const [colour] of [...counts].sort(([, a], [, b]) => b - a)) {
    const channels = [colour >> 16, (colour >> 8) & 255, colour & 255];
    const found = palette.findIndex((known) =>
      known.every((value, channel) => Math.abs(value - channels[channel]) <= near),
    );
    numbers.set(colour, found < 0 ? palette.push(channels) - 1 : found);
    if (palette.length > 256) return undefined;
  }
  const pixels = Buffer.alloc(rgb.length / 3);
  for (let pixel = 0; pixel < pixels.length; pixel++)
    pixels[pixel] = numbers.get(rgb.readUIntBE(pixel * 3, 3));
  return { palette: Buffer.from(palette.flat()), pixels };
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/**
 * Writes a picture, with a palette where it has few colours, as pictures of pages do. Rows are not filtered: for
 * letters on a plain ground that is smallest.
 * @param {{width: number, height: number, rgb: Buffer}} picture
 * @param {string} note kept in the file, ASCII
 */
export function encode({ width, height, rgb }, note = '') {
  const indexed = index(rgb);
  const pixels = indexed?.pixels ?? rgb;
  const stride = pixels.length / height;
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y++) pixels.copy(rows, y * (stride + 1) + 1, y * stride, (y + 1) * stride);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, indexed ? 3 : 2], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`Comment\0${note}`, 'latin1')),
    ...(indexed ? [chunk('PLTE', indexed.palette)] : []),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The note that `encode` wrote into a file. */
export function noteOf(file) {
  for (const { type, data } of chunksOf(file))
    if (type === 'tEXt') return data.toString('latin1', data.indexOf(0) + 1);
  return '';
}
