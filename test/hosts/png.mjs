import { inflateSync } from 'node:zlib';

/** The pixels of a PNG as browsers write it: 8 bits a channel, not interlaced. */
export function decode(png) {
  let header;
  const data = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = body;
    if (type === 'IDAT') data.push(body);
    at += length + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = header[9] === 6 ? 4 : 3;
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < channels ? 0 : pixels[at - channels];
      const up = y ? pixels[at - stride] : 0;
      const corner = x < channels || !y ? 0 : pixels[at - stride - channels];
      const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
      const guess = [0, left, up, (left + up) >> 1, paeth][filter];
      pixels[at] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return { width, height, channels, pixels };
}

/**
 * How many pixels of two pictures are not the same, within a box.
 * @param box `{x, y, width, height}`
 */
export function different(one, other, box) {
  let count = 0;
  for (let y = box.y; y < box.y + box.height; y++) {
    const [a, b] = [one, other].map(({ pixels, width, channels }) =>
      pixels.subarray((y * width + box.x) * channels, (y * width + box.x + box.width) * channels),
    );
    if (a.equals(b)) continue;
    for (let x = 0; x < box.width; x++) {
      const [p, q] = [x * one.channels, x * other.channels];
      if (a.compare(b, q, q + 3, p, p + 3)) count++;
    }
  }
  return count;
}
